/* The phone's store: one database for each user id, never touched by another user; every row sealed.
   One window works with it at a time: who opened last writes, the earlier window is told so at its next write. */
import { newVault, openBytes, openVault, seal, sealBytes, unseal } from "./vault.js";

const VERSION = 1;
const KEYS = { meta: "name", pages: "name", ops: "op_id", drafts: "key", photos: "sha256", log: null };
const FREE_TRIES = 5, FIRST_WAIT_MS = 30000, LONGEST_WAIT_MS = 900000;
export const STALE_MS = 14 * 86400e3;
/** So long the phone can send again what the server has acknowledged. */
export const KEEP_MS = 7 * 86400e3;

let db = null, key = null, mine = null;
const closing = new Set();

export class Elsewhere extends Error {}
export class WrongPin extends Error {
  constructor(until) { super("wrong"); this.until = until; }
}

function open(user) {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(`xundian-${user}`, VERSION);
    asked.onupgradeneeded = () => {
      for (const [name, path] of Object.entries(KEYS)) {
        asked.result.createObjectStore(name, path ? { keyPath: path } : { autoIncrement: true });
      }
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

function task(names, kind, work) {
  return new Promise((resolve, reject) => {
    const begun = db.transaction(names, kind, { durability: "strict" });
    let asked;
    begun.oncomplete = () => resolve(asked && asked.result);
    begun.onabort = () => reject(begun.elsewhere ? new Elsewhere() : begun.error);
    asked = work(begun);
  });
}

const read = (name, id) => task([name], "readonly", (begun) => begun.objectStore(name).get(id));
const put = (name, row) => task([name], "readwrite", (begun) => begun.objectStore(name).put(row));

export const store = {
  user: null,

  /** Begin with a user's database; says what it holds before any PIN: {made, until}. Stale rows go at once. */
  async choose(user) {
    if (db) db.close();
    db = await open(user);
    store.user = user;
    key = null;
    const [vault, tries, sync] = await Promise.all(["vault", "tries", "sync"].map((name) => read("meta", name)));
    if (sync && sync.at && Date.now() - sync.at > STALE_MS) await store.dropRows();
    return { made: Boolean(vault), until: tries ? tries.until : 0 };
  },

  /** A new vault with this PIN; what was sealed under another is gone with it, so only where none stood. */
  async make(pin) {
    if (await read("meta", "vault")) throw new Error("there is a store");
    const { vault, key: fresh } = await newVault(pin);
    await put("meta", { name: "vault", ...vault });
    await begin(fresh);
  },

  /** Open with the PIN; WrongPin (with `until`, when the next try is allowed) otherwise. */
  async unlock(pin) {
    const tries = (await read("meta", "tries")) || { name: "tries", count: 0, until: 0 };
    if (tries.until > Date.now()) throw new WrongPin(tries.until);
    const count = tries.count + 1, over = count - FREE_TRIES;
    const until = over < 0 ? 0 : Date.now() + Math.min(FIRST_WAIT_MS * 2 ** over, LONGEST_WAIT_MS);
    // Counted before it is tried: switching the phone off in between gains nothing.
    await put("meta", { name: "tries", count, until });
    let opened;
    try {
      opened = await openVault(await read("meta", "vault"), pin);
    } catch (error) {
      throw new WrongPin(until);
    }
    await put("meta", { name: "tries", count: 0, until: 0 });
    await begin(opened);
  },

  /** Open with the key that the worker held. */
  resume: (held) => begin(held),

  get key() { return key; },
  get open() { return key !== null; },
  seal: (value) => seal(key, value),
  unseal: (box) => unseal(key, box),
  sealBytes: (bytes) => sealBytes(key, bytes),
  openBytes: (box) => openBytes(key, box),

  /** All rows of an object store. */
  all: (name) => task([name], "readonly", (begun) => begun.objectStore(name).getAll()),
  meta: (name) => read("meta", name),
  row: read,

  /** Write in one transaction; `work(tx)` puts and deletes. Elsewhere when another window has taken over. */
  write(names, work) {
    return task(Array.from(new Set([...names, "meta"])), "readwrite", (begun) => {
      const asked = begun.objectStore("meta").get("window");
      asked.onsuccess = () => {
        if (asked.result && asked.result.id === mine) work((name) => begun.objectStore(name));
        else { begun.elsewhere = true; begun.abort(); }
      };
    }).catch((error) => {
      if (error instanceof Elsewhere) closing.forEach((fn) => fn());
      throw error;
    });
  },

  /** Sealed values under a name, one transaction each. */
  async keep(name, value) {
    const box = await seal(key, value);
    await store.write([], (at) => at("meta").put({ name, box }));
  },
  async kept(name) {
    const found = await read("meta", name);
    return found ? unseal(key, found.box) : null;
  },

  /** Forget what came from the server, and what it has for more than a week; what it does not have stays. Which feed it
      was is remembered: only so does a phone notice later that the server was restored. */
  async dropRows() {
    const sync = await read("meta", "sync"), old = Date.now() - KEEP_MS;
    const gone = (await store.all("ops")).filter((op) => op.state === "applied" && op.acked_at < old);
    await task(["pages", "ops", "meta"], "readwrite", (begun) => {
      begun.objectStore("pages").clear();
      gone.forEach((op) => begun.objectStore("ops").delete(op.op_id));
      begun.objectStore("meta").put({ name: "sync", epoch: sync && sync.epoch });
    });
  },

  /** Called when another window takes over. */
  onElsewhere(fn) { closing.add(fn); },
};

async function begin(opened) {
  key = opened;
  mine = `${Date.now()}-${Math.random()}`;
  await put("meta", { name: "window", id: mine });
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel(`xundian-${store.user}`);
  channel.postMessage(mine);
  channel.onmessage = (event) => { if (event.data !== mine) closing.forEach((fn) => fn()); };
}
