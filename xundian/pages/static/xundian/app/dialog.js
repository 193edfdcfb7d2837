/* A question over the page: the focus stays in it and goes back where it came from; Escape is no answer. */
import { clone, part } from "./render.js";

/** The value of the choice, or null. `body` may be an element to show between text and buttons. */
export function ask({ title, text = "", choices, body = null }) {
  return new Promise((resolve) => {
    const before = document.activeElement, page = part(document, "page");
    const root = clone("dialog", { title, text }), box = root.firstElementChild;
    if (body) part(root, "body").appendChild(body);
    const end = (value) => {
      box.remove();
      page.removeAttribute("aria-hidden");
      page.inert = false;
      document.removeEventListener("keydown", keys, true);
      if (before && before.isConnected) before.focus();
      resolve(value);
    };
    choices.forEach(({ value, label, main }) => {
      const button = document.createElement("button");
      button.className = main ? "main full" : "plain full";
      button.textContent = label;
      button.addEventListener("click", () => end(value));
      part(root, "choices").appendChild(button);
    });
    const keys = (event) => {
      if (event.key === "Escape") { event.preventDefault(); end(null); }
      if (event.key === "Tab") stay(event, box);
    };
    document.addEventListener("keydown", keys, true);
    page.setAttribute("aria-hidden", "true");
    page.inert = true;
    document.body.appendChild(root);
    box.querySelector("h2").focus();
  });
}

/* Browsers before `inert` would walk out of the dialog. */
function stay(event, box) {
  const stops = Array.from(box.querySelectorAll("button, input, a[href], select, textarea"));
  const [first, last] = [stops[0], stops[stops.length - 1]], at = document.activeElement;
  if (event.shiftKey && (at === first || !stops.includes(at))) { event.preventDefault(); last.focus(); }
  else if (!event.shiftKey && (at === last || !box.contains(at))) { event.preventDefault(); first.focus(); }
}
