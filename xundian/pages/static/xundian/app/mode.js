/* Whether this browser works as an officer's phone, for whom and in which language: read by the worker too. */
const CACHE = "xundian-mode", KEY = "/app/mode";

export async function readMode() {
  const found = await (await caches.open(CACHE)).match(KEY);
  return found ? found.json() : { on: false };
}

export async function writeMode(changes) {
  const told = Object.assign(await readMode(), changes);
  await (await caches.open(CACHE)).put(KEY, new Response(JSON.stringify(told)));
  return told;
}
