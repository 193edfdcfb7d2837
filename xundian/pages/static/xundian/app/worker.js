/* The service worker. Python writes `const RELEASE = {version, files, languages}` above this.
   In app mode (a village or site officer's phone) the app's addresses are answered by the kept shell; everything else
   goes to the network, and without one to a page that says so. It holds no personal data; the key of an open store
   only in memory, so that a page reloaded within half an hour need not ask for the PIN again. */
const CACHE = `xundian-app-${RELEASE.version}`, MODE_CACHE = "xundian-mode", MODE_KEY = "/app/mode";
const ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const OURS = new RegExp(`^/(?:|households/(?:${ID}/(?:visit/)?)?|difficulties/(?:${ID}/)?|mine/(?:[\\w-]+/)*|sheets/(?:${ID}/)?)$`);
const KEPT = new Set(RELEASE.files);
let held = null;

const shell = (language) => `/app/shell/?language=${language}`;
const offline = (language) => `/app/offline/?language=${language}`;

self.addEventListener("install", (event) => {
  const pages = RELEASE.languages.map(shell).concat(RELEASE.languages.map(offline));
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll(RELEASE.files.concat(pages.map((address) => new Request(address, { cache: "reload" }))));
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("xundian-app-") && name !== CACHE) await caches.delete(name);
    }
    await self.clients.claim();
  })());
});

async function mode() {
  const found = await (await caches.open(MODE_CACHE)).match(MODE_KEY);
  return found ? found.json() : { on: false };
}

async function navigate(request, path) {
  const now = await mode(), cache = await caches.open(CACHE);
  const language = RELEASE.languages.includes(now.language) ? now.language : RELEASE.languages[0];
  if (now.on && OURS.test(path)) {
    const page = await cache.match(shell(language));
    if (page) return path.startsWith("/sheets/") ? withSheets(page) : page;
  }
  try {
    return await fetch(request);
  } catch (error) {
    return (await cache.match(offline(language))) || Response.error();
  }
}

/* The same shell, started by the script of the attendance sheets, which brings the app along. */
async function withSheets(page) {
  const headers = new Headers(page.headers);
  ["Content-Encoding", "Content-Length"].forEach((name) => headers.delete(name));
  return new Response((await page.text()).replace("/main.js", "/sheets.js"), { headers });
}

async function kept(request) {
  const found = await (await caches.open(CACHE)).match(request, { ignoreVary: true });
  return found || fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event, address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(navigate(request, address.pathname));
  else if (KEPT.has(address.pathname)) event.respondWith(kept(request));
});

self.addEventListener("message", (event) => {
  const { type, user, key, until } = event.data || {}, [port] = event.ports;
  if (held && held.until < Date.now()) held = null;
  if (type === "hold") held = { user, key, until };
  if (type === "drop") held = null;
  if (type === "held" && port) port.postMessage(held && held.user === user ? held : null);
});
