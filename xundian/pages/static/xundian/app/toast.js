/* A line at the bottom that says what happened, with what may be done next; never the only sign of it. */
import { clone, part } from "./render.js";
import { go } from "./router.js";

let timer = 0;

export function toast(text, actions = [], { seconds = 10 } = {}) {
  const holder = part(document, "toast");
  clearTimeout(timer);
  holder.textContent = "";
  holder.appendChild(clone("toast", { text }));
  const row = part(holder, "actions");
  actions.forEach(({ label, href, act }) => {
    const button = document.createElement("button");
    button.className = "plain";
    button.textContent = label;
    button.addEventListener("click", async () => { clear(); if (href) go(href); else await act(); });
    row.appendChild(button);
  });
  part(holder, "close").addEventListener("click", clear);
  if (seconds) timer = setTimeout(clear, seconds * 1000);
}

export function clear() { part(document, "toast").textContent = ""; }
