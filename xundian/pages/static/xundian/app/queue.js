/* What the officer wrote and the server has not yet acknowledged, and for seven days what it has: after a restore of
   the server those are sent again. An operation is on the disk before any screen says that it is saved. */
import { data } from "./data.js";
import { nowIso } from "./dates.js";
import { drafts } from "./drafts.js";
import { uuid } from "./ids.js";
import { KEEP_MS, store } from "./store.js";

export const UNDO_MS = 600000;
const WAITING = ["waiting", "unsure"], NEEDS = ["conflict", "invalid", "returned"];
// Of the codes of the server: what the phone makes of them. `retry` and unknown words leave the operation waiting.
const STATE_OF = {
  applied: "applied", merged: "applied", superseded: "applied", conflict: "conflict", invalid: "invalid",
  id_reused: "returned", gone: "returned", out_of_scope: "returned", set_aside: "returned",
  dependency: "parked", overdue: "parked", deposited: "parked", schema_old: "parked",
};

const release = document.documentElement.dataset.version;
let ops = new Map(), seq = 0;
const watchers = new Set(), sending = new Set();

const bySeq = (one, other) => one.device_seq - other.device_seq;
const sorted = () => Array.from(ops.values()).sort(bySeq);
const told = () => { data.changed(); watchers.forEach((fn) => fn()); };

/* An operation as it lies on the disk: number, state and moments readable, everything said sealed. */
async function sealed(op) {
  const { op_id, device_seq, state, acked_at, ...said } = op;
  return { op_id, device_seq, state, acked_at: acked_at || 0, box: await store.seal(said) };
}

async function write(changed, { done = [], removed = [] } = {}) {
  const rows = await Promise.all(changed.map(sealed));
  await store.write(["ops", "drafts"], (at) => {
    rows.forEach((row) => at("ops").put(row));
    removed.forEach((id) => at("ops").delete(id));
    done.forEach((key) => at("drafts").delete(key));
    at("meta").put({ name: "seq", seq });
  });
  changed.forEach((op) => ops.set(op.op_id, op));
  removed.forEach((id) => ops.delete(id));
}

function made({ entity, kind, entity_id = uuid(), payload, base_version, supersedes = null, values = null }) {
  const base = kind === "update" ? data.base(entity, entity_id) : null;
  const parents = sorted().filter((op) => WAITING.includes(op.state) && op.kind === "create" && mentions(payload, entity_id, op));
  return {
    op_id: uuid(), device_seq: (seq += 1), entity, entity_id, kind, payload, occurred_at: nowIso(),
    base_version: base_version === undefined ? (base ? base.version : null) : base_version,
    supersedes, depends_on: parents.map((op) => op.op_id), state: "waiting", code: "", errors: null, server: null,
    tries: 0, hidden: false, handed_in: false, note: "", values,
  };
}

/* Whether an operation builds on a row that one still waiting creates (a step of a difficulty, a correction, a photo). */
function mentions(payload, entity_id, op) {
  const rows = [op.entity_id, ...((op.payload.difficulties || []).map((row) => row.id))];
  return [payload.difficulty, payload.corrects, entity_id].some((id) => id && rows.includes(id));
}

export const queue = {
  async load() {
    const rows = await store.all("ops"), meta = await store.meta("seq");
    const found = await Promise.all(rows.map(async ({ box, ...row }) => ({ ...row, ...(await store.unseal(box)) })));
    // What the server found too old is sent again by the app that was renewed.
    found.filter((op) => op.code === "schema_old" && op.app !== release).forEach((op) => { op.state = "waiting"; });
    ops = new Map(found.map((op) => [op.op_id, op]));
    seq = Math.max(meta ? meta.seq : 0, 0, ...found.map((op) => op.device_seq));
  },

  add: async (wanted) => (await queue.addAll([wanted]))[0],

  /** Several operations in one transaction, in place of those that they follow; resolves when they are on the disk. */
  async addAll(wanted) {
    const fresh = wanted.map(made), done = wanted.map((each) => each.draft).filter(Boolean);
    await drafts.save();
    await write(fresh, { done, removed: fresh.map((op) => op.supersedes).filter(Boolean) });
    drafts.taken(done);
    told();
    document.dispatchEvent(new CustomEvent("queued"));
    return fresh;
  },

  /** Take back a visit within ten minutes. */
  async undo(op_id) {
    const op = ops.get(op_id);
    if (!op || Date.now() - Date.parse(op.occurred_at) > UNDO_MS) return "late";
    if (WAITING.includes(op.state) && !op.tries && !sending.has(op_id)) {
      await write([], { removed: [op_id, ...sorted().filter((each) => each.depends_on.includes(op_id)).map((each) => each.op_id)] });
      told();
      return "removed";
    }
    const { household, laborer, placement, plan, kind, mode, visited_on } = op.payload;
    const payload = { household, laborer, placement, plan, kind, mode, visited_on, corrects: op.entity_id, outcome: "withdrawn" };
    await queue.add({ entity: "visit", kind: "create", payload });
    return "withdrawn";
  },

  all: sorted,
  waiting: () => sorted().filter((op) => WAITING.includes(op.state)),
  /** What the server does not have as its own: waiting, or refused and not yet put right. */
  unsettled: () => sorted().filter((op) => WAITING.includes(op.state) || NEEDS.includes(op.state)),
  needs: () => sorted().filter((op) => NEEDS.includes(op.state)),
  get: (op_id) => ops.get(op_id) || null,
  /** The operation that made a row. */
  of: (id) => sorted().reverse().find((op) => op.entity_id === id && op.kind === "create"),
  /** Operations that the server's rows do not show yet, in the order they were made. */
  shown: () => sorted().filter((op) => !op.hidden),

  on(fn) {
    watchers.add(fn);
    return () => watchers.delete(fn);
  },

  /** The next operations to send: in order, at most so many, and one change of a row at a time, since the version that
      the first comes back with is what the second builds on. */
  batch(most, bytes) {
    const chosen = [], rows = new Set();
    let size = 0;
    for (const op of queue.waiting()) {
      size += JSON.stringify(op.payload).length * 3 + 400;
      if (chosen.length === most || (chosen.length && size > bytes) || (op.kind === "update" && rows.has(op.entity_id))) break;
      rows.add(op.entity_id);
      chosen.push(op);
    }
    return chosen;
  },

  /** Note that these are on their way: from now on nobody can say that the server does not have them. */
  async leaving(batch) {
    batch.forEach((op) => sending.add(op.op_id));
    await write(batch.map((op) => ({ ...op, tries: op.tries + 1, state: "unsure" })));
  },

  /** The way ended without an answer that could be believed. */
  landed(batch) { batch.forEach((op) => sending.delete(op.op_id)); },

  /** Take the server's results; each only for the operation that it names. */
  async answered(batch, results) {
    const sent = new Map(batch.map((op) => [op.op_id, op])), changed = new Map();
    for (const result of results) {
      if (!sent.has(result.op_id)) continue;
      const op = { ...ops.get(result.op_id) };
      sent.delete(result.op_id);
      Object.assign(op, { state: STATE_OF[result.code] || op.state, code: result.code });
      if (op.state === "waiting" || op.state === "unsure") { changed.set(op.op_id, op); continue; }
      Object.assign(op, {
        app: release, acked_at: Date.now(), errors: result.errors || null, server: result.server || null, version: result.version || null,
      });
      changed.set(op.op_id, op);
      if (op.state === "applied" && result.version) rebase(op, changed);
    }
    await write(Array.from(changed.values()));
    told();
  },

  /** The rows of the server now show what was acknowledged: nothing of it is laid over them any more. */
  async settle() {
    const done = sorted().filter((op) => op.state === "applied" && !op.hidden).map((op) => ({ ...op, hidden: true }));
    const old = sorted().filter((op) => op.state === "applied" && op.acked_at < Date.now() - KEEP_MS).map((op) => op.op_id);
    if (done.length || old.length) await write(done.filter((op) => !old.includes(op.op_id)), { removed: old });
  },

  /** The server was restored: what it acknowledged in the last seven days is sent again, under the same names. */
  async again() {
    const lost = sorted().filter((op) => op.acked_at && !WAITING.includes(op.state) && op.acked_at > Date.now() - KEEP_MS);
    await write(lost.map((op) => ({ ...op, state: "waiting", hidden: false })));
    told();
  },

  /** Whether the server found this app too old for something it wrote. */
  tooOld: () => sorted().some((op) => op.code === "schema_old" && op.state === "parked"),

  /** What waits at the office for a decision. */
  open: () => sorted().filter((op) => op.acked_at && op.state !== "applied"),

  /** Decisions of the office: [{op_id, code, note, version}]. */
  async heard(items) {
    const known = items.filter((item) => ops.has(item.op_id)), changed = known.map((item) => {
      const op = ops.get(item.op_id);
      return { ...op, code: item.code, state: STATE_OF[item.code] || op.state, note: item.note || "" };
    });
    if (changed.length) await write(changed);
    if (changed.length) told();
  },

  /** Handed in without sign-in: it stays in the queue, and is not handed in again. */
  async handedIn(ids) {
    await write(ids.filter((id) => ops.has(id)).map((id) => ({ ...ops.get(id), handed_in: true })));
    told();
  },

  /** Put a person's answer in place of what was refused: a new operation that says which one it follows. */
  resolve: (op_id, changes) => queue.add({ ...ops.get(op_id), ...changes, supersedes: op_id }),

  /** Away with it, after the officer has seen it and said so. */
  async drop(op_id) {
    await write([], { removed: [op_id] });
    told();
  },
};

/* Later changes of the same row were written on top of this one. Where somebody else's change came between (merged), their
   author has not seen that one: then they keep the version that they were written on, and the server compares. */
function rebase(done, changed) {
  if (done.code !== "applied") return;
  sorted().filter((op) => op.kind === "update" && op.entity_id === done.entity_id && op.device_seq > done.device_seq)
    .filter((op) => WAITING.includes(op.state) && !op.tries && op.base_version === done.base_version)
    .forEach((op) => changed.set(op.op_id, { ...op, base_version: done.version }));
}
