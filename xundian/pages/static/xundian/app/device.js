/* This phone's name, token and write-only secret: given by the server to whoever is signed in, kept sealed. */
import { readMode } from "./mode.js";
import { store } from "./store.js";

const COOKIE = /(?:^|; )csrftoken=([^;]+)/;
let secrets = null;

/* A name its owner will know it by. */
function nameOfPhone() {
  const said = navigator.userAgent, known = /\(([^)]*)\)/.exec(said);
  return known ? known[1].split(";").slice(-2).join(" ").trim().slice(0, 80) : "phone";
}

/** POST as the signed-in user of the pages; null without a session or a connection. */
export async function postAsUser(path, body) {
  const token = COOKIE.exec(document.cookie);
  try {
    const reply = await fetch(path, {
      method: "POST", credentials: "same-origin", cache: "no-store",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token ? token[1] : "" },
      body: JSON.stringify(body),
    });
    const ours = !reply.redirected && /\bjson\b/.test(reply.headers.get("Content-Type") || "");
    return ours ? { status: reply.status, json: await reply.json() } : { status: reply.redirected ? 401 : reply.status, json: null };
  } catch (error) {
    return null;
  }
}

export const device = {
  async load() { secrets = await store.kept("secrets"); },
  get id() { return secrets && secrets.device_id; },
  get bearer() { return secrets && secrets.token ? `Bearer ${secrets.token}` : ""; },
  /** {key_id, public_key} that the file of unsent work is sealed for. */
  get exportKey() { return secrets && secrets.export_key; },
  get deposit() { return secrets && secrets.deposit ? `Deposit ${secrets.deposit}` : ""; },

  /** Register this phone, or renew its token: "ok", "offline", "signed-out", "other" (somebody else is signed in), "refused". */
  async register() {
    const reply = await postAsUser("/app/device/", {
      device_id: device.id || null, name: nameOfPhone(), app_version: document.documentElement.dataset.version,
    });
    if (!reply) return "offline";
    if (!reply.json || reply.status === 401 || reply.status === 403) return "signed-out";
    if (reply.status >= 500) return "offline";
    if (reply.status >= 300) return "refused";
    if (reply.json.user.id !== store.user) return "other";
    secrets = reply.json;
    await store.keep("secrets", secrets);
    return "ok";
  },

  /** The person as the server named them; before the first registration as the page of the server did. */
  async person() {
    if (secrets && secrets.user) return secrets.user;
    const { user, name, role, place, language } = await readMode();
    return { id: user, name, role, place, language };
  },
};
