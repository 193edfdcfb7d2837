/* On every page of the server: turns the app on for village and site officers, and off for everybody else.
   Without service workers, IndexedDB or WebCrypto nothing happens and the pages of the server go on working. */
import { readMode, writeMode } from "./mode.js";
import { people } from "./people.js";

const told = document.getElementById("boot").dataset;
const able = "serviceWorker" in navigator && "indexedDB" in window && "caches" in window
  && window.crypto && window.crypto.subtle;
const SHELL = /^\/(?:|households\/(?:[0-9a-f-]{36}\/(?:visit\/)?)?|difficulties\/(?:[0-9a-f-]{36}\/)?)$/;
const KEEP_AWAKE_MS = 20000, ONCE_MS = 10000;

async function turnOn() {
  if (sessionStorage.getItem("xundian-declined") === told.user) return;
  // Signed out without a network: the server learns of it now.
  if ((await readMode()).out) { document.querySelector("form[action='/sign-out/']").submit(); return; }
  await navigator.serviceWorker.register("/sw.js", { scope: "/" });
  await navigator.serviceWorker.ready;
  await writeMode({
    on: true, user: told.user, name: told.name, role: told.role, place: told.place, language: told.language,
  });
  if (SHELL.test(location.pathname) && firstTime()) location.reload();
  else setInterval(stayAwake, KEEP_AWAKE_MS);
}

/* A reload that came back to a page of the server (no shell was kept) is not tried again at once. */
function firstTime() {
  const last = Number(sessionStorage.getItem("xundian-reloaded") || 0);
  sessionStorage.setItem("xundian-reloaded", Date.now());
  return Date.now() - last > ONCE_MS;
}

/* The worker holds the key of an open store while a form of the server is filled in. */
function stayAwake() {
  const worker = navigator.serviceWorker.controller;
  if (worker && !document.hidden) worker.postMessage({ type: "awake" });
}

async function turnOff() {
  if (told.mode !== "offline") await writeMode({ on: false, out: false });
  const offer = document.getElementById("on-this-phone");
  if (!offer || !(await people()).length) return;
  offer.hidden = false;
  offer.querySelector("a").addEventListener("click", async (event) => {
    event.preventDefault();
    await writeMode({ on: true });
    location.assign("/");
  });
}

if (/MicroMessenger/i.test(navigator.userAgent)) {
  const hint = document.getElementById("wechat-hint");
  if (hint) hint.hidden = false;
} else if (able) {
  (told.mode === "on" ? turnOn() : turnOff()).catch((error) => console.info("app:", error.name));
}
