/* Photographs: made small on a canvas (which leaves out where and when they were taken), named by their hash, sealed.
   Once an entry names them they go up apart from the data, and go on where they were cut off; like entries they stay for
   seven days after the server has them whole. */
import { ask, NoAnswer } from "./net.js";
import { device } from "./device.js";
import { drafts } from "./drafts.js";
import { queue } from "./queue.js";
import { sha256 } from "./verify.js";
import { KEEP_MS, store } from "./store.js";

const MOST_BYTES = 150 * 1024, PIECE = 48 * 1024;
const TRIES = [[1280, 0.72], [1280, 0.55], [1024, 0.55], [800, 0.5], [640, 0.45], [480, 0.4]];
let waiting = new Map();

async function shrink(file) {
  const address = URL.createObjectURL(file), image = new Image();
  try {
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = () => reject(new Error("no picture"));
      image.src = address;
    });
    for (const [side, quality] of TRIES) {
      const scale = Math.min(1, side / Math.max(image.naturalWidth, image.naturalHeight));
      const canvas = document.createElement("canvas");
      canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
      canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
      if (blob && blob.size <= MOST_BYTES) return blob;
    }
    throw new Error("picture too large");
  } finally {
    URL.revokeObjectURL(address);
  }
}

/* The pictures that entries name, and those of other things written. */
const namesOf = (said) => [].concat(...said.map((each) => each.photos || []));
const named = () => namesOf(queue.all().map((op) => op.payload));

async function note(row) {
  await store.write(["photos"], (at) => at("photos").put(row));
  waiting.set(row.sha256, row);
}

export const photos = {
  /** After the queue and the drafts: a picture that nothing speaks of any more goes. */
  async load() {
    waiting = new Map((await store.all("photos")).map((row) => [row.sha256, row]));
    const wanted = named().concat(namesOf(drafts.all().map((each) => each.values)));
    for (const { sha256: name, sent, used } of waiting.values()) {
      if (!wanted.includes(name) && (sent ? sent < Date.now() - KEEP_MS : !used)) await photos.drop(name);
    }
  },

  /** What entries name is to be sent, also when the entry itself has long been acknowledged. */
  async claim() {
    for (const name of named()) {
      const row = waiting.get(name);
      if (row && !row.used) await note({ ...row, used: true });
    }
  },

  /** The server was restored: it may lack them again. */
  async again() {
    for (const row of waiting.values()) if (row.sent) await note({ ...row, sent: 0, offset: 0 });
  },

  /** Keep a picture: {sha256, bytes}. */
  async take(file) {
    const bytes = await (await shrink(file)).arrayBuffer(), name = await sha256(bytes);
    if (!waiting.has(name)) await note({ sha256: name, size: bytes.byteLength, offset: 0, sent: 0, box: await store.sealBytes(bytes) });
    return { sha256: name, bytes: bytes.byteLength };
  },

  /** An address to show it by, or null when the phone no longer has it. */
  async url(name) {
    const row = waiting.get(name);
    return row ? URL.createObjectURL(new Blob([await store.openBytes(row.box)], { type: "image/jpeg" })) : null;
  },

  async drop(name) {
    waiting.delete(name);
    await store.write(["photos"], (at) => at("photos").delete(name));
  },

  waiting() {
    const names = named();
    return Array.from(waiting.values()).filter((row) => !row.sent && (row.used || names.includes(row.sha256)));
  },
  bytes: async (name) => (waiting.has(name) ? store.openBytes(waiting.get(name).box) : null),

  /** Send what the server does not have whole, piece by piece; how many it has now. */
  async send() {
    const rows = photos.waiting();
    for (const row of rows) {
      const bytes = await store.openBytes(row.box);
      let { offset } = row;
      for (let whole = false; !whole;) {
        const piece = bytes.slice(offset, offset + PIECE), last = offset + piece.byteLength - 1;
        const { status, json, wait } = await ask(`/api/v1/blobs/${row.sha256}`, {
          method: "PUT", body: piece, credential: device.bearer, strict: false,
          headers: { "Content-Range": `bytes ${offset}-${last}/${row.size}` },
        });
        if (status !== 409 && status >= 300) throw new NoAnswer(`photo ${status}`, wait);
        whole = json.complete === true && json.sha256 === row.sha256;
        if (!whole && json.received === offset) throw new NoAnswer("photo stays");
        offset = json.received;
        if (!whole) await note({ ...row, offset });
      }
      await note({ ...row, offset: 0, sent: Date.now() });
    }
    return rows.length;
  },
};
