/* Sending what waits and fetching what is new: push, then pull, one run at a time. Nothing here ever throws the queue
   away; what goes wrong leaves it as it was, and the next run comes later, longer each time. */
import { data, ENTITIES } from "./data.js";
import { setSkew } from "./dates.js";
import { device } from "./device.js";
import { ask, NoAnswer } from "./net.js";
import { photos } from "./photos.js";
import { queue } from "./queue.js";
import { settings } from "./settings.js";
import { store } from "./store.js";
import { uuid } from "./ids.js";
import { differing } from "./verify.js";
import { wire } from "./wire.js";

const API = "/api/v1/sync/", SCHEMA = 1, MOST = 100, MOST_BYTES = 800000, PAGE = 500;
const FIRST_WAIT_MS = 2000, LONGEST_WAIT_MS = 900000, SOON_MS = 800, EVERY_MS = 900000, VERIFY_MS = 86400e3, LOGGED = 30, HANDED = 50;
const AGAIN = Symbol("again");

/** What the strip shows: phase idle|pushing|pulling, done of total, blocked "" | "signed-out" | "other" | "revoked" | "old",
    offline when the last try got no answer. */
export const state = { phase: "idle", done: 0, total: 0, blocked: "", offline: !navigator.onLine, at: 0, failed: "" };
const watchers = new Set();
let running = null, wanted = false, timer = 0, failures = 0, sync = null, got = 0, notBefore = 0;

/* One line of the log: when, what, how many; a run that moved nothing takes the place of another such one. */
function note(what, sent = 0) {
  const [last, ...older] = settings.get("log") || [], line = { at: Date.now(), what, sent, got };
  const idle = last && last.what === what && !(last.sent || last.got || sent || got);
  settings.set("log", (idle || !last ? [line, ...older] : [line, last, ...older]).slice(0, LOGGED)).catch(() => {});
}

function tell(changes) {
  Object.assign(state, changes);
  watchers.forEach((fn) => fn(state));
}

class Blocked extends Error {}

/* Keys for this phone from whoever is signed in. */
async function enrol() {
  const how = await device.register();
  if (how === "offline") throw new NoAnswer(how);
  if (how !== "ok") throw new Blocked(how);
}

/* An answer for this phone's token; a token that has run out is renewed once by the session, if there is one. */
async function asDevice(path, options = {}, renewed = false) {
  const reply = await ask(API + path, {
    ...options, credential: device.bearer || "Bearer none", headers: { "Sync-Unsent": queue.waiting().length },
  });
  if (reply.status === 401 && !renewed) {
    await enrol();
    return asDevice(path, options, true);
  }
  if (reply.status === 401) throw new Blocked("signed-out");
  if (reply.status === 403) throw new Blocked("revoked");
  if (reply.status === 429 || reply.status >= 500) throw new NoAnswer(`busy ${reply.status}`, reply.wait);
  return reply;
}

function envelope(batch) {
  return {
    protocol: 1, device_id: device.id, batch_id: uuid(), client_time: new Date().toISOString(), schema_version: SCHEMA,
    unsent: queue.waiting().length, ops: batch.map(wire),
  };
}

/* Send everything that waits; `send(body)` gives the reply. */
async function sendAll(send) {
  const before = queue.waiting().length;
  let wait = 0;
  for (let batch = queue.batch(MOST, MOST_BYTES); batch.length; batch = queue.batch(MOST, MOST_BYTES)) {
    tell({ phase: "pushing", done: before - queue.waiting().length, total: before });
    const body = envelope(batch);
    await queue.leaving(batch);
    try {
      const { status, json, wait: told } = await send(body);
      if (status >= 300 || json.batch_id !== body.batch_id || !Array.isArray(json.results)) throw new NoAnswer(`push ${status}`);
      await queue.answered(batch, json.results);
      wait = Math.max(wait, told, ...json.results.map((each) => (each.retry_after || 0) * 1000));
      if (json.server_time) setSkew(Date.parse(json.server_time) - Date.now());
    } finally {
      queue.landed(batch);
    }
    // Asked to come back: what was not taken stays first in the queue, and nothing behind it may overtake.
    if (batch.some((op) => queue.get(op.op_id) && queue.get(op.op_id).state === "unsure")) throw new NoAnswer("retry", wait);
  }
}

/* All rows, or all of some entities: {rows, last}, the last page. */
async function rowsOf(entities = [""]) {
  tell({ phase: "pulling", done: 0, total: 0 });
  const rows = [];
  let last;
  for (const entity of entities) {
    let cursor = "";
    do {
      const { status, json } = await asDevice(`snapshot?entity=${entity}&cursor=${encodeURIComponent(cursor)}`);
      if (status !== 200 || !Array.isArray(json.items)) throw new NoAnswer(`snapshot ${status}`);
      rows.push(...json.items);
      last = json;
      setSkew(Date.parse(json.server_time) - Date.now());
      cursor = json.next_cursor;
      tell({ done: rows.length });
    } while (cursor);
  }
  got += rows.length;
  return { rows, last };
}

async function snapshot() {
  const { rows, last } = await rowsOf(), restored = sync && sync.epoch && sync.epoch !== last.epoch;
  // Marked to be sent again before the new feed is noted: a page that dies in between begins here once more.
  if (restored) { await queue.again(); await photos.again(); }
  // What was counted in the other feed (receipts, the last comparison) says nothing in this one.
  sync = { ...(restored ? null : sync), cursor: last.sync_cursor, epoch: last.epoch, at: Date.now() };
  await data.take([], sync, ENTITIES, rows);
  if (restored) throw AGAIN;
}

async function changes() {
  for (let more = true; more;) {
    const { status, json } = await asDevice(`changes?limit=${PAGE}&cursor=${encodeURIComponent(sync.cursor)}`);
    if (status === 410 || status === 400) return snapshot();
    if (status !== 200 || !Array.isArray(json.items)) throw new NoAnswer(`changes ${status}`);
    if (json.epoch !== sync.epoch) return snapshot();
    // So much of an entity changed at once that its rows come whole.
    const isMark = (item) => item.op === "resync", whole = Array.from(new Set(json.items.filter(isMark).map((item) => item.entity)));
    const { rows } = await rowsOf(whole);
    sync = { ...sync, cursor: json.next_cursor, at: Date.now() };
    await data.take(json.items.filter((item) => !isMark(item)), sync, whole, rows);
    got += json.items.length;
    if (json.server_time) setSkew(Date.parse(json.server_time) - Date.now());
    more = json.has_more;
  }
  return undefined;
}

async function pull() {
  tell({ phase: "pulling" });
  if (sync && sync.cursor) await changes();
  else await snapshot();
  await queue.settle();
  data.changed();
  await receipts();
  if (Date.now() - (sync.verified || 0) > VERIFY_MS) await verify();
}

/* What the office decided since about entries that were parked. */
async function receipts() {
  if (!queue.open().length) return;
  for (let more = true; more;) {
    const { status, json } = await asDevice(`receipts?since=${sync.receipts || 0}`, { strict: false });
    if (status !== 200 || !Array.isArray(json.items)) return;
    await queue.heard(json.items);
    more = json.items.length > 0 && json.next > (sync.receipts || 0);
    sync = { ...sync, receipts: json.next };
  }
  await data.take([], sync);
}

/* Once a day both sides count: of what differs, the phone takes all rows anew. */
async function verify() {
  const body = { cursor: sync.cursor, ...(await differing(data)) };
  const { status, json } = await asDevice("verify", { method: "POST", body });
  if (status !== 200 && status !== 412) return;
  const whole = Object.keys(json.differing || {}), { rows } = await rowsOf(whole);
  sync = { ...sync, verified: Date.now() };
  await data.take([], sync, whole, rows);
  if (whole.length) data.changed();
}

/* The sign-in has run out: what waits is handed in with the write-only secret, and stays in the queue until a person
   has signed in and the server has said what became of it. */
async function handIn() {
  const batch = queue.waiting().filter((op) => !op.handed_in).slice(0, HANDED);
  if (!device.deposit || !batch.length) return;
  const body = envelope(batch);
  const { status, json } = await ask(`${API}deposit`, { method: "POST", body, credential: device.deposit });
  if (status >= 300 || json.batch_id !== body.batch_id || !Array.isArray(json.results)) return;
  await queue.handedIn(json.results.map((result) => result.op_id));
  await handIn();
}

async function run() {
  const before = queue.waiting().length;
  got = 0;
  try {
    if (!navigator.onLine) throw new NoAnswer("offline");
    if (!device.bearer) await enrol();
    await photos.claim();
    await sendAll((body) => asDevice("push", { method: "POST", body }));
    await pull();
    // After the rest: a line that is too weak for pictures is good enough for words.
    const arrived = await photos.send();
    failures = 0;
    note("ok", before - queue.waiting().length);
    tell({ phase: "idle", offline: false, blocked: queue.tooOld() ? "old" : "", at: sync.at, failed: "" });
    // What was written while the run fetched has missed its sending, and is not left until the next occasion.
    plan(arrived || queue.waiting().length ? SOON_MS : EVERY_MS);
  } catch (error) {
    await wentWrong(error);
  }
}

async function wentWrong(error) {
  if (error === AGAIN) {
    wanted = true;
    return tell({ phase: "idle" });
  }
  failures += 1;
  const wait = Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS) * (0.5 + Math.random() / 2);
  notBefore = Date.now() + (error.wait || 0);
  plan(wait);
  if (error instanceof Blocked) {
    note("blocked");
    tell({ phase: "idle", blocked: error.message, offline: false });
    return handIn().catch(() => {});
  }
  if (!(error instanceof NoAnswer)) console.error(error);
  note(navigator.onLine ? "failed" : "offline");
  return tell({ phase: "idle", offline: !navigator.onLine || /TypeError|AbortError|offline/.test(error.message), failed: error.message });
}

/* Later, and never before the server wants to be asked again; only the officer's own tap does not wait. */
function plan(ms) {
  clearTimeout(timer);
  timer = setTimeout(() => now(), Math.max(ms, notBefore - Date.now()));
}

/** Sync now; a run under way is followed by another one. Resolves when nothing more runs. */
export function now() {
  clearTimeout(timer);
  if (!store.open) return Promise.resolve();
  wanted = Boolean(running);
  if (!running) {
    running = (async () => {
      do { wanted = false; await run(); } while (wanted && Date.now() >= notBefore);
      running = null;
    })();
  }
  return running;
}

export const onState = (fn) => watchers.add(fn);
/** The moment of the last run that went through (milliseconds), 0 for never. */
export const lastAt = () => (sync && sync.at) || 0;
export const neverSynced = () => !sync || !sync.cursor;

/** Begin: what was known of the server when the phone was last used, and the occasions to sync. */
export async function start() {
  sync = await store.meta("sync") || null;
  tell({ at: lastAt() });
  addEventListener("online", () => { tell({ offline: false }); plan(0); });
  addEventListener("offline", () => tell({ offline: true }));
  document.addEventListener("visibilitychange", () => { if (!document.hidden) plan(SOON_MS); });
  document.addEventListener("queued", () => plan(SOON_MS));
  return now();
}
