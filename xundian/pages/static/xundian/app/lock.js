/* Before anything is shown: whose phone it is, and the PIN. First start: a PIN is chosen and the phone registered. */
import { data } from "./data.js";
import { device } from "./device.js";
import { readMode, writeMode } from "./mode.js";
import { setMe } from "./me.js";
import { notePerson, people } from "./people.js";
import { problems } from "./problems.js";
import { clone, list, part } from "./render.js";
import { store, WrongPin } from "./store.js";
import { say } from "./words.js";

const REST_MS = 30 * 60000, LOOK_MS = 15000, NOTE_MS = 20000, ASK_MS = 400;
const PIN = /^\d{4,8}$/;
let used = Date.now(), noted = 0;

const put = (fragment) => {
  const main = document.getElementById("main");
  main.textContent = "";
  main.appendChild(fragment);
  const heading = main.querySelector("h1");
  document.title = `${heading.textContent.trim()} · ${part(document, "brand").textContent}`;
  return main;
};

const worker = () => navigator.serviceWorker && navigator.serviceWorker.controller;

/* The key of this store, if the worker still holds it. */
function heldKey(user) {
  return new Promise((resolve) => {
    if (!worker()) return resolve(null);
    const { port1, port2 } = new MessageChannel();
    const timer = setTimeout(() => resolve(null), ASK_MS);
    port1.onmessage = ({ data: held }) => { clearTimeout(timer); resolve(held); };
    return worker().postMessage({ type: "held", user }, [port2]);
  });
}

function hold() {
  noted = Date.now();
  if (worker()) worker().postMessage({ type: "hold", user: store.user, key: store.key, until: used + REST_MS });
}

/** Forget the key and show the lock; what is being written is on the disk already. */
export function lock() {
  if (worker()) worker().postMessage({ type: "drop" });
  location.reload();
}

/* Half an hour without a touch, by the clock and also after the phone slept. */
function watch() {
  const touched = () => {
    used = Date.now();
    if (used - noted > NOTE_MS) hold();
  };
  ["pointerdown", "keydown"].forEach((kind) => addEventListener(kind, touched, { passive: true, capture: true }));
  const look = () => { if (Date.now() - used > REST_MS) lock(); };
  setInterval(look, LOOK_MS);
  document.addEventListener("visibilitychange", look);
  hold();
}

/** Resolves when a store is open and `me()` known; the screens may begin. */
export async function unlocked() {
  const mode = await readMode();
  if (!mode.user) return choosePerson(mode);
  const { made, until } = await store.choose(mode.user);
  const held = made ? await heldKey(mode.user) : null;
  if (held) {
    used = held.until - REST_MS;
    await store.resume(held.key);
  } else if (made) await askPin(until, mode);
  else await firstPin(mode);
  await device.load();
  const person = await device.person();
  setMe(person);
  await notePerson(person);
  watch();
  return data;
}

function askPin(until, mode) {
  return new Promise((resolve) => {
    const main = put(clone("screen-lock", { person: `${mode.name} · ${mode.place}` })), form = main.querySelector("form");
    const others = part(main, "others");
    people().then((rows) => { others.hidden = rows.length < 2; });
    others.addEventListener("click", () => choosePerson(mode));
    if (until > Date.now()) wait(form, until);
    form.elements.pin.focus();
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        busy(form, true);
        await store.unlock(form.elements.pin.value);
        resolve();
      } catch (error) {
        busy(form, false);
        if (!(error instanceof WrongPin)) throw error;
        form.elements.pin.value = "";
        problems(form, { pin: say(error.until ? "lock.wait" : "lock.wrong", { n: seconds(error.until) }) });
        if (error.until) wait(form, error.until);
      }
    });
  });
}

const seconds = (until) => Math.max(1, Math.ceil((until - Date.now()) / 1000));
const busy = (form, on) => { form.querySelector("button").disabled = on; };

function wait(form, until) {
  busy(form, true);
  setTimeout(() => { busy(form, false); problems(form, {}); form.elements.pin.focus(); }, until - Date.now());
}

function firstPin(mode) {
  return new Promise((resolve) => {
    const main = put(clone("screen-first", { person: `${mode.name} · ${mode.place}` })), form = main.querySelector("form");
    main.querySelector("h1").tabIndex = -1;
    main.querySelector("h1").focus();
    part(main, "decline").addEventListener("click", async () => {
      sessionStorage.setItem("xundian-declined", mode.user);
      await writeMode({ on: false });
      location.reload();
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const pin = form.elements.pin.value, found = {};
      if (!PIN.test(pin)) found.pin = say("lock.digits");
      else if (form.elements.again.value !== pin) found.again = say("lock.differs");
      if (problems(form, found)) return;
      busy(form, true);
      await store.make(pin);
      resolve();
    });
  });
}

/* A phone that several people use: each has a store of their own. */
async function choosePerson(mode) {
  const rows = await people();
  if (!rows.length) {
    await writeMode({ on: false });
    location.assign("/sign-in/");
    return new Promise(() => {});
  }
  const main = put(clone("screen-people"));
  main.querySelector("h1").tabIndex = -1;
  main.querySelector("h1").focus();
  list(main, "people", rows, (node, row) => {
    const button = node.querySelector("button");
    button.textContent = row.label;
    button.addEventListener("click", async () => {
      // The pages of the server would go on under the other name.
      const [name, place] = row.label.split(" · ");
      await writeMode({ on: true, user: row.id, name, place, role: row.role, chosen: row.id !== mode.user });
      location.reload();
    });
  });
  return new Promise(() => {});
}
