/* What an operation of this phone does to the rows on the screen until the server's own rows show it.
   `view` is a map of maps (entity → id → row); rows are copied before they are changed. */
import { me } from "./me.js";
import { today } from "./dates.js";

const FLAG = { waiting: "phone", unsure: "phone", applied: "sent", parked: "sent" };
const STATE_AFTER = { resolve: "resolved", confirm: "confirmed", reopen: "working", hand_over: "working", progress: "working" };

const flagOf = (op) => FLAG[op.state] || "needs";
const day = (op) => op.payload.visited_on || op.occurred_at.slice(0, 10) || today();

function touch(view, entity, id, changes, op) {
  const row = view.get(entity).get(id);
  if (row) view.get(entity).set(id, { ...row, ...changes, pending: flagOf(op) });
}

function add(view, entity, id, row, op) {
  view.get(entity).set(id, { ...row, id, version: 0, pending: flagOf(op), op_id: op.op_id });
}

function raised(view, op, id, told, household, confidential = false) {
  if (view.get("difficulty").has(id)) return;
  add(view, "difficulty", id, {
    household, laborer: told.laborer || null, kind: told.kind, severity: told.severity || "normal", confidential,
    description: told.description || "", reported_on: day(op), reported_by_name: me().name, level: "village",
    owner_name: "", due_on: null, state: "open", result: "", steps: [],
  }, op);
}

function visit(view, op) {
  const { payload, entity_id: id } = op;
  const { plan, outcome, corrects, news = [], told = [], difficulties = [] } = payload;
  if (corrects) view.get("visit").delete(corrects);
  if (outcome === "withdrawn") {
    if (plan) touch(view, "visit_plan", plan, { state: "planned", done_on: null }, op);
    return;
  }
  add(view, "visit", id, {
    laborer: null, placement: null, plan: null, corrects: null, met: "", findings: {}, note: "", missing: [], photos: [],
    ...payload, entered_at: op.occurred_at, by: me().id, by_name: me().name,
  }, op);
  if (plan && outcome === "done" && payload.mode !== "neighbour") {
    touch(view, "visit_plan", plan, { state: "done", done_on: payload.visited_on }, op);
  }
  difficulties.forEach((each) => raised(view, op, each.id, each, payload.household));
  news.forEach((each) => add(view, "news", each.id, {
    household: payload.household, laborer: each.laborer || null, text: each.text, state: "waiting", visit: id, told_on: null,
    direction: payload.kind === "field_half_year" ? "to_family" : "to_migrant",
  }, op));
  told.forEach((each) => touch(view, "news", each.news, { state: "told", told_on: payload.visited_on }, op));
}

function attach(view, op) {
  const row = view.get("visit").get(op.entity_id);
  if (row) touch(view, "visit", row.id, { photos: row.photos.concat(op.payload.photos) }, op);
}

function step(view, op) {
  const { difficulty, kind, note = "", level } = op.payload, row = view.get("difficulty").get(difficulty);
  if (!row) return;
  const steps = (row.steps || []).concat({ id: op.entity_id, kind, on: day(op), note, by_name: me().name });
  const changes = { steps, state: STATE_AFTER[kind] || row.state };
  if (kind === "resolve") changes.result = note;
  if (kind === "hand_over" && level) Object.assign(changes, { level, owner_name: "" });
  touch(view, "difficulty", difficulty, changes, op);
}

const UPDATES = {
  household: (payload) => payload,
  laborer: (payload) => payload,
  dependant: (payload) => payload,
  visit_plan: (payload) => (payload.excuse ? { state: "excused", reason: payload.excuse } : {}),
  news: (payload, op) => (payload.told ? { state: "told", told_on: day(op) } : {}),
};

/** Lay one operation over the view. A change that was refused is not shown as if it held; a record is. */
export function lay(view, op) {
  if (op.kind === "attach") attach(view, op);
  else if (op.entity === "visit") visit(view, op);
  else if (op.entity === "difficulty") raised(view, op, op.entity_id, op.payload, op.payload.household);
  else if (op.entity === "difficulty_step") step(view, op);
  else if (UPDATES[op.entity] && flagOf(op) !== "needs") {
    touch(view, op.entity, op.entity_id, UPDATES[op.entity](op.payload, op), op);
  }
}
