// What the cockpit does beyond its links: a print link prints, and a meeting may let the panels turn by themselves.
// Panels turn only after somebody started it, never faster than every 30 seconds, and stop at the first touch of Pause.
const SECONDS = 30, KEY = "cockpit-turning";

for (const link of document.querySelectorAll("[data-print]")) {
  link.addEventListener("click", (event) => {
    if (link.getAttribute("aria-current")) {
      event.preventDefault();
      print();
    } else sessionStorage.setItem("cockpit-print", "1");
  });
}
if (sessionStorage.getItem("cockpit-print")) {
  sessionStorage.removeItem("cockpit-print");
  addEventListener("load", () => print());
}

const button = document.getElementById("turning");
if (button) {
  let waiting = 0;
  const show = () => {
    const on = sessionStorage.getItem(KEY) === "1";
    clearTimeout(waiting);
    if (on) waiting = setTimeout(() => location.assign(button.dataset.next), SECONDS * 1000);
    button.textContent = on ? `⏸ ${button.dataset.pause}` : `▶ ${button.dataset.turn}`;
    button.setAttribute("aria-pressed", String(on));
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    sessionStorage.setItem(KEY, sessionStorage.getItem(KEY) === "1" ? "0" : "1");
    show();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      document.querySelector(event.key === "ArrowRight" ? "[rel=next]" : "[rel=prev]").click();
    }
  });
  show();
}
