/* The strip: one of five worded states on every screen, always there; what a tap does, the state says. */
import { dayTime } from "./dates.js";
import { part } from "./render.js";
import { go } from "./router.js";
import { queue } from "./queue.js";
import { photos } from "./photos.js";
import * as sync from "./sync.js";
import { say } from "./words.js";

const LITTLE_BYTES = 5e7;
let tight = false;

/** {kind, text} of the moment: blocked, needs, busy, offline, unsent, sent. */
export function reading() {
  const { phase, done, total, blocked, offline } = sync.state, n = queue.waiting().length, shots = photos.waiting().length, needs = queue.needs().length;
  if (blocked === "old") return { kind: "blocked", text: say("strip.old") };
  if (blocked === "revoked") return { kind: "blocked", text: say("strip.revoked") };
  if (blocked) return { kind: "blocked", text: say("strip.blocked") };
  if (needs) return { kind: "needs", text: say("strip.needs", { n: needs }) };
  if (phase === "pushing") return { kind: "busy", text: say("strip.sending", { done: done + 1, total }) };
  if (phase === "pulling" && sync.neverSynced()) return { kind: "busy", text: say("strip.fetching", { done }) };
  if (offline) return { kind: "offline", text: say(n + shots ? "strip.offline_unsent" : "strip.offline", { n: n + shots }) };
  if (n) return { kind: "unsent", text: say("strip.unsent", { n }) };
  if (shots) return { kind: "unsent", text: say("strip.photos", { n: shots }) };
  return { kind: "sent", text: say("strip.sent", { time: sync.lastAt() ? dayTime(sync.lastAt()) : say("strip.never") }) };
}

const TAP = {
  blocked: signInAgain, needs: () => go("/mine/needs/"), offline: () => go("/mine/unsent/"),
  unsent: () => sync.now(), sent: () => go("/mine/log/"), busy: () => go("/mine/unsent/"),
};

/* To the sign-in page, or to the app of today; the queue waits on the phone. */
function signInAgain() {
  const { blocked } = sync.state;
  if (blocked === "old") location.reload();
  else location.assign(blocked === "revoked" ? "/mine/" : `/sign-in/?next=${encodeURIComponent(location.pathname + location.search)}`);
}

function draw() {
  const { kind, text } = reading(), strip = part(document, "strip"), line = part(strip, "text");
  strip.dataset.kind = kind;
  if (line.textContent !== text) line.textContent = text;
  part(document, "tight").hidden = !tight;
  badge("mine", queue.waiting().length + queue.needs().length);
}

/** The number on a tab; none is shown for zero. */
export function badge(tab, n) {
  const holder = document.querySelector(`nav.tabs a[data-tab="${tab}"] .count`);
  const text = n ? `(${n})` : "";
  if (holder.textContent !== text) holder.textContent = text;
}

/* A write that found no room: nothing was said to be saved, and the form stands as it was. */
addEventListener("unhandledrejection", ({ reason }) => {
  if (!reason || reason.name !== "QuotaExceededError") return;
  tight = true;
  draw();
});

async function weigh() {
  if (!navigator.storage?.estimate) return;
  const { quota, usage } = await navigator.storage.estimate();
  tight = quota - usage < LITTLE_BYTES;
  draw();
}

/** Begin; `open` shows it. */
export function start() {
  const strip = part(document, "strip");
  strip.hidden = false;
  strip.addEventListener("click", () => TAP[strip.dataset.kind]());
  sync.onState(draw);
  queue.on(draw);
  document.addEventListener("queued", weigh);
  document.addEventListener("queued", keepForGood, { once: true });
  draw();
  weigh();
}

/* After the first save the browser is asked not to clear the phone's store when space runs out. */
function keepForGood() {
  navigator.storage?.persist?.().catch(() => {});
}
