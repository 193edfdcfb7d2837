/* The app begins: unlock, take everything into memory, draw the screen of this address, then sync. */
import { data } from "./data.js";
import { drafts } from "./drafts.js";
import "./frame.js";
import { unlocked } from "./lock.js";
import { me } from "./me.js";
import "./mine.js";
import "./needs.js";
import { photos } from "./photos.js";
import { queue } from "./queue.js";
import { clone, part } from "./render.js";
import { otherwise, refresh, start } from "./router.js";
import "./screens/index.js";
import { settings } from "./settings.js";
import { store } from "./store.js";
import * as strip from "./strip.js";
import * as sync from "./sync.js";

const UNSOLVED = ["open", "working"];

function counts() {
  strip.badge("difficulties", data.all("difficulty").filter((row) => UNSOLVED.includes(row.state)).length);
}

function frame() {
  const { name, place } = me();
  part(document, "who").textContent = [place, name].filter(Boolean).join(" · ");
  document.querySelector("nav.tabs").hidden = false;
  otherwise(({ show }) => show(clone("screen-missing")));
  store.onElsewhere(() => {
    const main = document.getElementById("main");
    main.textContent = "";
    main.appendChild(clone("screen-elsewhere"));
    part(main, "here").addEventListener("click", () => location.reload());
  });
}

async function begin() {
  sessionStorage.removeItem("xundian-reloaded"); // boot.js: the reload did lead into the app
  await unlocked();
  await Promise.all([settings.load(), drafts.load(), queue.load()]);
  await photos.load();
  await data.load(queue.shown);
  frame();
  strip.start();
  counts();
  data.on(counts);
  data.on(() => refresh());
  await start();
  await sync.start();
}

begin().catch((error) => {
  console.error(error);
  const main = document.getElementById("main");
  main.textContent = "";
  main.appendChild(clone("screen-broken", { what: `${error.name}: ${error.message}` }));
});
