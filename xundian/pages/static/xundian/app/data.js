/* The rows of the phone in memory, as the server gave them (`base`) and with the phone's own work on top (the rest).
   On the disk they lie in pages of many rows, sealed as one: a few hundred locks to open instead of thousands. */
import { store } from "./store.js";
import { lay } from "./overlay.js";

export const ENTITIES = ["household", "laborer", "dependant", "placement", "visit_plan", "visit", "difficulty", "news", "enrolment"];
const BUCKETS = 32;

let pages = new Map(), view = new Map(), homes = new Map(), loaded = false, own = () => [];
const watchers = new Set();

const pageOf = (entity, id) => `${entity}/${parseInt(id.slice(-2), 16) % BUCKETS}`;

/* Everything the screens see: the server's rows, then each operation that the server's rows do not yet show. */
function rebuild() {
  view = new Map(ENTITIES.map((entity) => [entity, new Map()]));
  for (const [name, rows] of pages) {
    const of = view.get(name.split("/")[0]);
    if (of) rows.forEach((row, id) => of.set(id, row));
  }
  own().forEach((op) => lay(view, op));
  homes = new Map();
  for (const [entity, rows] of view) {
    rows.forEach((row) => {
      const at = `${entity}/${entity === "household" ? row.id : row.household}`;
      if (homes.has(at)) homes.get(at).push(row);
      else homes.set(at, [row]);
    });
  }
}

function put(into, { entity, id, version, op, data }) {
  const name = pageOf(entity, id);
  if (op === "upsert" || op === undefined) {
    if (!into.has(name)) into.set(name, new Map());
    into.get(name).set(id, { ...data, id, version });
  } else if (into.has(name)) into.get(name).delete(id);
  return name;
}

export const data = {
  ready: () => loaded,
  get: (entity, id) => view.get(entity).get(id) || null,
  all: (entity) => Array.from(view.get(entity).values()),
  of: (entity, household) => homes.get(`${entity}/${household}`) || [],
  base(entity, id) {
    const page = pages.get(pageOf(entity, id));
    return (page && page.get(id)) || null;
  },
  count: () => Array.from(pages.values()).reduce((sum, page) => sum + page.size, 0),

  on(fn) {
    watchers.add(fn);
    return () => watchers.delete(fn);
  },

  /** Work the view out again and tell the screens. */
  changed() {
    rebuild();
    watchers.forEach((fn) => fn());
  },

  /** Open every page; `operations()` gives what lies on top. */
  async load(operations) {
    own = operations;
    pages = new Map();
    const rows = await store.all("pages");
    await Promise.all(rows.map(async ({ name, box }) => {
      const found = await store.unseal(box);
      pages.set(name, new Map(found.map((row) => [row.id, row])));
    }));
    loaded = true;
    rebuild();
  },

  /** Items of the feed, then all `rows` of the entities that come `whole`, with the cursor that they lead to, in one
      transaction; what the officer wrote lies elsewhere and stays. */
  async take(items, sync, whole = [], rows = []) {
    const next = new Map(pages), old = Array.from(pages.keys()).filter((name) => whole.includes(name.split("/")[0]));
    const dirty = new Set(items.concat(rows).map(({ entity, id }) => pageOf(entity, id)).concat(old));
    dirty.forEach((name) => next.set(name, new Map(next.get(name))));
    items.forEach((item) => put(next, item));
    old.forEach((name) => next.get(name).clear());
    rows.forEach((item) => put(next, item));
    const sealed = await Promise.all(Array.from(dirty, async (name) => ({ name, box: await store.seal(Array.from(next.get(name).values())) })));
    await store.write(["pages"], (at) => {
      sealed.forEach((page) => (next.get(page.name).size ? at("pages").put(page) : at("pages").delete(page.name)));
      at("meta").put({ name: "sync", ...sync });
    });
    pages = next;
  },

  /** id:version of every row as the server gave it, by entity: what is verified. */
  versions(entity) {
    const found = [];
    for (const [name, rows] of pages) {
      if (name.startsWith(`${entity}/`)) rows.forEach((row) => found.push([row.id, row.version]));
    }
    return found;
  },
};
