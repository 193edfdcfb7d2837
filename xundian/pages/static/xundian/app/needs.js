/* What needs the officer: changed on both sides, not complete, or returned. Nothing is chosen for them. */
import { data } from "./data.js";
import { dayTime } from "./dates.js";
import { remove } from "./mine.js";
import { fieldOf, labelOf, stateOf } from "./naming.js";
import { problems } from "./problems.js";
import { queue } from "./queue.js";
import { choose, clone, fill, list, part } from "./render.js";
import { go, refresh, route } from "./router.js";
import { toast } from "./toast.js";
import { has, say } from "./words.js";

route("/mine/needs/", ({ show }) => {
  const rows = queue.needs();
  const screen = clone("screen-needs", { title: say("needs.title", { n: rows.length }), none: !rows.length, some: rows.length > 0 });
  list(screen, "rows", rows, (node, op) => fill(node, {
    href: `/mine/needs/${op.op_id}/`, what: labelOf(op), kind: stateOf(op), when: dayTime(op.occurred_at),
    why: op.state === "returned" ? reasonOf(op) : "",
  }));
  show(screen);
}, { tab: "mine" });

const reasonOf = (op) => op.note || (has(`code.${op.code}`) ? say(`code.${op.code}`) : op.code);

route("/mine/needs/:id/", ({ params, show }) => {
  const op = queue.get(params.id);
  if (!op || !["conflict", "invalid", "returned"].includes(op.state)) return go("/mine/needs/", { replace: true });
  if (op.state !== "conflict") return refused(op, show);
  return op.payload.session ? go(`/sheets/${op.payload.session}/`) : conflict(op, show);
}, { tab: "mine" });

/* Both sides stand beside each other, and neither is marked. */
function conflict(op, show) {
  const current = data.base(op.entity, op.entity_id) || {}, server = op.server || {}, row = { ...current, ...server };
  const screen = clone("screen-conflict", { what: labelOf(op), mine_at: dayTime(op.occurred_at) });
  const form = screen.querySelector("form"), names = Object.keys(op.payload).filter((name) => name in server);
  list(screen, "fields", names, (node, name) => {
    const radios = node.querySelectorAll("input");
    fill(node, { field: fieldOf(name), mine: words(op.payload[name]), theirs: words(row[name]) });
    radios.forEach((radio) => { radio.name = name; });
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const chosen = choose(form), missing = {};
    names.filter((name) => !chosen[name]).forEach((name) => { missing[name] = say("needs.choose", { field: fieldOf(name) }); });
    if (problems(form, missing)) return;
    const untouched = Object.keys(op.payload).filter((name) => !names.includes(name));
    const wanted = names.filter((name) => chosen[name] === "mine").concat(untouched);
    const payload = Object.fromEntries(wanted.map((name) => [name, op.payload[name]]));
    // Choosing the server's side everywhere is an answer too: it settles what lies at the office.
    names.filter((name) => chosen[name] === "theirs").forEach((name) => { payload[name] = row[name]; });
    await queue.resolve(op.op_id, { payload, base_version: op.version || current.version });
    done();
  });
  show(screen, { form: true });
}

async function done() {
  await go(queue.needs().length ? "/mine/needs/" : "/", { replace: true });
  toast(say("saved"));
}

/* The form that a visit was written in. */
function formOf({ op_id: fix, payload }) {
  const query = new URLSearchParams({ fix });
  ["kind", "plan", "laborer", "placement"].forEach((name) => { if (payload[name]) query.set(name, payload[name]); });
  return `/households/${payload.household}/visit/?${query}`;
}

const words = (value) => (value === null || value === "" || value === undefined ? say("needs.empty") : String(value));

/* Not complete, or given back: the reasons, field by field, and what may be done. */
function refused(op, show) {
  const errors = Object.entries(op.errors || {}).map(([name, found]) => ({
    field: name ? fieldOf(name) : "", words: [].concat(found).map((each) => each.message || (has(`code.${each}`) ? say(`code.${each}`) : each)).join(" "),
  }));
  const { payload } = op, invalid = op.state === "invalid";
  // A visit is put right in its own form; of anything else what was found wrong is asked anew.
  const fields = invalid && !op.values ? Object.keys(op.errors || {}).filter((name) => typeof payload[name] === "string" && has(`field.${name}`)) : [];
  const screen = clone("screen-refused", {
    what: labelOf(op), kind: stateOf(op), reason: reasonOf(op), when: dayTime(op.occurred_at), some: errors.length > 0,
    said: payload.note || payload.description || "", href: invalid && op.values && formOf(op), seen: !invalid,
    fields: fields.length && fields.map((name) => ({ name, label: fieldOf(name), value: payload[name] })),
  });
  const form = screen.querySelector("form");
  if (form) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      await queue.resolve(op.op_id, { payload: { ...payload, ...choose(form) } });
      done();
    });
  }
  if (errors.length) list(screen, "errors", errors);
  part(screen, "delete").addEventListener("click", async () => { await remove(op); refresh({ force: true }); });
  const seen = part(screen, "seen");
  if (seen) seen.addEventListener("click", async () => { await queue.drop(op.op_id); go("/mine/needs/", { replace: true }); });
  show(screen);
}
