/* Asking the server. An answer is believed only if it is ours: a portal of a hotel or a bus also answers 200. */
const PATIENCE_MS = 45000, PROTOCOL = "1";

/** Nobody answered, or somebody else did. */
export class NoAnswer extends Error {
  constructor(reason, wait = 0) { super(reason); this.wait = wait; }
}

function isOurs(reply, strict) {
  const type = reply.headers.get("Content-Type") || "";
  return /\bjson\b/.test(type) && (!strict || !reply.ok || reply.headers.get("Sync-Protocol") === PROTOCOL);
}

function waitOf(reply) {
  const told = Number(reply.headers.get("Retry-After"));
  return told > 0 ? told * 1000 : 0;
}

/** {status, json, wait}; NoAnswer without a believable one. `credential` is the whole Authorization header. Only
    photographs, named by their own hash, do without the protocol's header (`strict` false). */
export async function ask(path, { method = "GET", body, credential, headers = {}, strict = true } = {}) {
  const stop = new AbortController(), timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  const raw = body instanceof ArrayBuffer || body instanceof Blob;
  try {
    const reply = await fetch(path, {
      method, cache: "no-store", credentials: "omit", redirect: "error", signal: stop.signal,
      headers: {
        Accept: "application/json", "Accept-Language": document.documentElement.dataset.language, Authorization: credential,
        ...(body === undefined ? {} : { "Content-Type": raw ? "application/octet-stream" : "application/json" }), ...headers,
      },
      body: body === undefined || raw ? body : JSON.stringify(body),
    });
    if (!isOurs(reply, strict)) throw new NoAnswer(`not ours (${reply.status})`, waitOf(reply));
    return { status: reply.status, json: await reply.json(), wait: waitOf(reply) };
  } catch (error) {
    if (error instanceof NoAnswer) throw error;
    throw new NoAnswer(error.name);
  } finally {
    clearTimeout(timer);
  }
}
