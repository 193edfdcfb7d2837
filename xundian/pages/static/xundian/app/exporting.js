/* The file of unsent work: sealed for the county's key, so that whoever finds it reads nothing (kit/envelope.py opens it). */
import { device } from "./device.js";
import { me } from "./me.js";
import { nowIso, today } from "./dates.js";
import { photos } from "./photos.js";
import { queue } from "./queue.js";
import { wire } from "./wire.js";

const FORMAT = "xundian-unsent-1", CURVE = { name: "ECDH", namedCurve: "P-256" }, MOST_BYTES = 9 * 1024 * 1024;
const { subtle } = crypto;
const utf8 = (text) => new TextEncoder().encode(text);

function bytesOf(text) {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (each) => each.charCodeAt(0));
}

function textOf(bytes) {
  let plain = "";
  new Uint8Array(bytes).forEach((each) => { plain += String.fromCharCode(each); });
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function joined(one, other) {
  const whole = new Uint8Array(one.length + other.length);
  whole.set(one);
  whole.set(other, one.length);
  return whole;
}

/** The text of a file that only the server opens. */
export async function envelope(content, { key_id, public_key }) {
  const known = bytesOf(public_key), server = await subtle.importKey("raw", known, CURVE, false, []);
  const pair = await subtle.generateKey(CURVE, true, ["deriveBits"]);
  const sender = new Uint8Array(await subtle.exportKey("raw", pair.publicKey));
  const shared = await subtle.deriveBits({ name: "ECDH", public: server }, pair.privateKey, 256);
  const secret = await subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: joined(sender, known), info: utf8(FORMAT) };
  const key = await subtle.deriveKey(how, secret, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const sealing = { name: "AES-GCM", iv: nonce, additionalData: utf8(`${FORMAT}|${key_id}`) };
  const body = await subtle.encrypt(sealing, key, utf8(JSON.stringify(content)));
  return JSON.stringify({ format: FORMAT, key_id, sender: textOf(sender), nonce: textOf(nonce), body: textOf(body) });
}

/* Pictures in portions, so that no file grows larger than the county takes. */
async function portions() {
  const files = [{}];
  let size = 0;
  for (const row of photos.waiting()) {
    if (size + row.size * 1.4 > MOST_BYTES / 2) { files.push({}); size = 0; }
    files[files.length - 1][row.sha256] = textOf(await photos.bytes(row.sha256));
    size += row.size * 1.4;
  }
  return files;
}

/** Save everything that is not at the server as one file or more; how many entries they hold. */
export async function exportUnsent() {
  const ops = queue.unsettled(), files = await portions();
  for (const [at, pictures] of files.entries()) {
    const content = {
      format: FORMAT, user: me().id, device: device.id, exported_at: nowIso(), ops: at ? [] : ops.map(wire), photos: pictures,
    };
    const text = await envelope(content, device.exportKey);
    save(new Blob([text], { type: "application/json" }), `xundian-unsent-${today()}${at ? `-${at + 1}` : ""}.json`);
  }
  return ops.length;
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.appendChild(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
