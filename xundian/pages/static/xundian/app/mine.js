/* 我的: the last sync, what has not been sent, the file of it, letters, language, help, privacy, version, sign out. */
import { dayTime } from "./dates.js";
import { postAsUser } from "./device.js";
import { ask } from "./dialog.js";
import { drafts } from "./drafts.js";
import { exportUnsent } from "./exporting.js";
import { setSize, size } from "./frame.js";
import { lock } from "./lock.js";
import { writeMode } from "./mode.js";
import { me } from "./me.js";
import { labelOf, stateOf } from "./naming.js";
import { photos } from "./photos.js";
import { queue } from "./queue.js";
import { clone, fill, list, part } from "./render.js";
import { refresh, route } from "./router.js";
import { settings } from "./settings.js";
import { store } from "./store.js";
import * as sync from "./sync.js";
import { toast } from "./toast.js";
import { say } from "./words.js";

const LOGGED = 30;
let install = null;

addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  install = event;
  refresh();
});

/* Offered once; afterwards it is to be found here. */
document.addEventListener("screen", () => {
  if (!install || settings.get("offered")) return;
  settings.set("offered", 1);
  toast(say("install.why"), [{ label: say("install"), act: toHome }], { seconds: 0 });
});

function toHome() {
  install.prompt();
  install = null;
  refresh();
}

route("/mine/", async ({ show }) => {
  const n = queue.waiting().length, needs = queue.needs().length, kept = drafts.all().length, { name, place } = me();
  const screen = clone("screen-mine", {
    name, place, synced: sync.lastAt() ? dayTime(sync.lastAt()) : say("strip.never"), drafts: kept,
    unsent: say("mine.unsent", { n }), needs: needs && say("strip.needs", { n: needs }), installable: Boolean(install),
    pictures: photos.waiting().length && say("mine.photos", { n: photos.waiting().length }),
    persisted: await settled(), version: document.documentElement.dataset.version.slice(0, 8),
  });
  part(screen, "sync").addEventListener("click", () => sync.now());
  part(screen, "export").addEventListener("click", takeOut);
  part(screen, "lock").addEventListener("click", lock);
  part(screen, "out").addEventListener("click", signOut);
  const button = part(screen, "install");
  if (button) button.addEventListener("click", toHome);
  screen.querySelectorAll("input[name=size]").forEach((each) => {
    each.checked = each.value === size();
    each.addEventListener("change", () => setSize(each.value));
  });
  screen.querySelectorAll("button[name=language]").forEach((each) => each.addEventListener("click", () => speak(each.value)));
  show(screen);
}, { tab: "mine" });

const settled = async () => Boolean(navigator.storage && navigator.storage.persisted && (await navigator.storage.persisted()));

async function takeOut() {
  const n = await exportUnsent();
  toast(say("mine.exported", { n }));
}

async function speak(language) {
  await writeMode({ language });
  document.cookie = `django_language=${language}; path=/; max-age=31536000; samesite=lax`;
  await postAsUser(`/app/language/${language}/`, {});
  location.reload();
}

route("/mine/unsent/", ({ show }) => {
  const rows = queue.all().filter((op) => op.state !== "applied").reverse();
  const screen = clone("screen-unsent", { none: !rows.length, some: rows.length > 0, sum: say("mine.unsent", { n: queue.waiting().length }) });
  list(screen, "rows", rows, (node, op) => {
    fill(node, {
      what: labelOf(op), when: dayTime(op.occurred_at), state: stateOf(op), retry: op.state === "unsure" || op.state === "waiting",
      handed: op.handed_in, note: op.note,
    });
    const retry = part(node, "retry");
    if (retry) retry.addEventListener("click", () => sync.now());
    part(node, "export").addEventListener("click", takeOut);
    part(node, "delete").addEventListener("click", () => remove(op));
  });
  show(screen);
}, { tab: "mine" });

/* Thrown away only after it was asked, and said that it cannot be brought back. */
export async function remove(op) {
  const answer = await ask({
    title: say("op.delete_title"), text: say(op.tries ? "op.delete_tried" : "op.delete_text", { what: labelOf(op) }),
    choices: [{ value: "export", label: say("mine.export_first"), main: true }, { value: "delete", label: say("op.delete") }, { value: null, label: say("cancel") }],
  });
  if (answer === "export") await takeOut();
  if (answer === "delete") await queue.drop(op.op_id);
}

route("/mine/log/", ({ show }) => {
  const rows = (settings.get("log") || []).slice(0, LOGGED);
  const screen = clone("screen-log", { none: !rows.length, some: rows.length > 0 });
  list(screen, "rows", rows, (node, row) => fill(node, { when: dayTime(row.at), what: say(`log.${row.what}`, row) }));
  part(screen, "sync").addEventListener("click", () => sync.now());
  show(screen);
}, { tab: "mine" });

route("/mine/help/", ({ show }) => show(clone("screen-help")), { tab: "mine" });
route("/mine/privacy/", ({ show }) => show(clone("screen-privacy")), { tab: "mine" });

/** Sign out: never with unsent work in silence. What is unsent stays on the phone under its owner's PIN in any case. */
export async function signOut() {
  const n = queue.unsettled().length + photos.waiting().length + drafts.all().length;
  if (n) {
    const answer = await ask({
      title: say("out.title"), text: say("out.text", { n }),
      choices: [{ value: "send", label: say("out.send"), main: true }, { value: "export", label: say("out.export") }, { value: null, label: say("cancel") }],
    });
    if (answer === null) return;
    if (answer === "export") await takeOut();
    else {
      await sync.now();
      if (queue.unsettled().length || photos.waiting().length) {
        toast(say("out.left", { n: queue.unsettled().length + photos.waiting().length }));
        return;
      }
    }
  }
  await leave();
}

async function leave() {
  await store.dropRows();
  await writeMode({ on: false, out: true });
  if (navigator.serviceWorker.controller) navigator.serviceWorker.controller.postMessage({ type: "drop" });
  await postAsUser("/sign-out/", {});
  location.assign("/sign-in/");
}
