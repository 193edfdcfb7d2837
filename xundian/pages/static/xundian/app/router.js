/* Addresses inside the app: the browser's own history, so that back always works; focus to the heading; scroll kept. */
import { part } from "./render.js";

const SCROLL_MS = 150;
const routes = [];
let current = null, leave = null, missing = null, started = false, turn = 0;

/** Say what stands at an address; `:name` is one step of it. */
export function route(pattern, handler, { tab = "" } = {}) {
  const names = [];
  const source = pattern.replace(/:(\w+)/g, (whole, name) => { names.push(name); return "([^/]+)"; });
  routes.push({ test: new RegExp(`^${source}$`), names, handler, tab });
}

function find(path) {
  for (const each of routes) {
    const found = each.test.exec(path);
    if (found) return { ...each, params: Object.fromEntries(each.names.map((name, at) => [name, found[at + 1]])) };
  }
  return null;
}

export const here = () => location.pathname + location.search;
const main = () => document.getElementById("main");

/** What is shown where no screen fits. */
export function otherwise(handler) { missing = handler; }

function keepScroll() {
  history.replaceState({ ...history.state, scroll: scrollY }, "");
}

/** Go to an address: inside the app by its screen, outside by the browser. */
export function go(address, { replace = false, focus = "" } = {}) {
  const to = new URL(address, location.href);
  if (!find(to.pathname)) return location.assign(to);
  keepScroll();
  history[replace ? "replaceState" : "pushState"]({ inside: true, depth: depth() + (replace ? 0 : 1) }, "", to);
  return draw({ focus });
}

const depth = () => (history.state && history.state.depth) || 0;

/** One step back; where the app was entered here, to the fallback. */
export function back(fallback = "/") {
  if (depth()) history.back();
  else go(fallback, { replace: true });
}

/** Draw the screen again where it stands; a form under the fingers is left alone unless forced. */
export function refresh({ force = false } = {}) {
  if (!started || !current || (current.form && !force)) return undefined;
  return draw({ scroll: scrollY, quiet: true });
}

async function draw({ focus = "", scroll = 0, quiet = false } = {}) {
  const mine = ++turn, found = find(location.pathname);
  if (!quiet) part(document, "toast").textContent = "";
  if (leave && !quiet) { const last = leave; leave = null; last(); }
  const query = new URLSearchParams(location.search);
  const show = (fragment, told = {}) => {
    if (mine === turn) put(fragment, { ...told, tab: found ? found.tab : "", focus, scroll, quiet });
  };
  const leaving = await (found ? found.handler : missing)({ params: found ? found.params : {}, query, show, state: history.state });
  if (typeof leaving === "function" && mine === turn) leave = leaving;
}

function put(fragment, { title, form = false, tab, focus, scroll, quiet }) {
  const holder = main(), focused = quiet && document.activeElement && document.activeElement.id;
  holder.textContent = "";
  holder.appendChild(fragment);
  current = { form };
  const heading = holder.querySelector("h1");
  document.title = `${title || (heading ? heading.textContent.trim() : "")} · ${part(document, "brand").textContent}`;
  for (const link of document.querySelectorAll("nav.tabs a")) {
    if (link.dataset.tab === tab) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const target = (focus && holder.querySelector(focus)) || (quiet && focused && document.getElementById(focused)) || heading;
  if (target && (!quiet || focused)) {
    if (target === heading) heading.tabIndex = -1;
    target.focus({ preventScroll: true });
  }
  scrollTo(0, scroll);
  if (focus && target && target !== heading) target.scrollIntoView({ block: "center" });
  document.dispatchEvent(new CustomEvent("screen", { detail: { tab } }));
}

function caught(event) {
  const link = event.target.closest && event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const to = new URL(link.href);
  if (link.target || link.hasAttribute("download") || to.origin !== location.origin) return;
  if (to.pathname === location.pathname && to.search === location.search && to.hash) return;
  if (!find(to.pathname)) return;
  event.preventDefault();
  go(to);
}

/** Begin with the address that stands in the browser's bar. */
export function start() {
  started = true;
  history.scrollRestoration = "manual";
  document.addEventListener("click", caught);
  addEventListener("popstate", () => draw({ scroll: (history.state && history.state.scroll) || 0 }));
  addEventListener("pagehide", keepScroll);
  let still = 0;
  addEventListener("scroll", () => { clearTimeout(still); still = setTimeout(keepScroll, SCROLL_MS); }, { passive: true });
  return draw({ scroll: (history.state && history.state.scroll) || 0 });
}
