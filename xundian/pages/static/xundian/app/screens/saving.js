/* After the last tap: on the disk, then what comes next; for ten minutes a visit can be taken back. */
import { data } from "../data.js";
import { drafts } from "../drafts.js";
import { queue } from "../queue.js";
import { settings } from "../settings.js";
import { go } from "../router.js";
import { toast } from "../toast.js";
import { today as day0 } from "../dates.js";
import { problems } from "../problems.js";
import { part } from "../render.js";
import { say } from "../words.js";
import { uuid } from "../ids.js";
import { groupOf, today } from "../derive.js";
import { attempt, entry } from "./payload.js";

/** Keep a visit or an attempt, then offer the next household of the same group. */
export async function saveVisit({ draft, payload, home, back }) {
  const values = JSON.parse(JSON.stringify(draft.values));
  const op = await queue.add({ entity: "visit", kind: "create", entity_id: values.id, payload, draft: draft.key, values, supersedes: values.fix });
  await settings.set("visit.mode", payload.mode);
  await go(`/households/${home.id}/`, { replace: true });
  toast(say(payload.outcome === "done" ? "visit.saved" : "visit.attempt_saved"), [
    ...next(home), { label: say("visit.back_today"), href: "/" },
    { label: say("visit.undo"), act: () => undo(op.op_id, draft.key, values, back) },
  ], { seconds: 0 });
}

/** Keep operations of another form, then tell so where it came from. */
export async function saveOps(ops, address, words = "saved") {
  await queue.addAll(ops);
  await go(address, { replace: true });
  toast(say(words), [{ label: say("visit.back_today"), href: "/" }], { seconds: 10 });
}

function next(home) {
  const { rows } = today(data, day0()), others = rows.filter((row) => row.home.id !== home.id);
  const row = others.find((each) => each.group === groupOf(home)) || others[0];
  return row ? [{ label: say("visit.next", { name: row.name }), href: `/households/${row.home.id}/visit/?plan=${row.plans[0].id}` }] : [];
}

/** Take a visit back; its answers are there again, to be put right or thrown away. */
export async function undo(opId, key, values, address) {
  const done = await queue.undo(opId);
  if (done === "late") return toast(say("visit.undo_late"), [], { seconds: 10 });
  if (key) {
    const draft = await drafts.open(key, {});
    draft.set(Object.assign(values, done === "withdrawn" ? { id: uuid() } : {}));
    await draft.save();
    await go(address, { replace: true });
  }
  return toast(say(done === "removed" ? "visit.undone" : "visit.undone_sent"), [], { seconds: 10 });
}

/** The attempt, the excuse, the draft: the same on every visit form. */
export function side(form, subject, draft) {
  const { home, plan } = subject, back = location.pathname + location.search;
  part(form, "save-attempt").addEventListener("click", async () => {
    const words = {}, wrong = entry(draft.values, plan, day0());
    if (!draft.values.attempt) words.attempt = say("form.why");
    Object.keys(wrong).forEach((name) => { words[name] = say(wrong[name]); });
    if (problems(form, words)) return;
    await saveVisit({ draft, payload: attempt(draft.values, subject), home, back });
  });
  if (plan) {
    part(form, "save-excuse").addEventListener("click", async () => {
      if (problems(form, draft.values.excuse ? {} : { excuse: say("form.why") })) return;
      await saveOps([{ entity: "visit_plan", kind: "update", entity_id: plan.id, payload: { excuse: draft.values.excuse }, draft: draft.key }], `/households/${home.id}/`, "visit.excused");
    });
  }
  part(form, "keep").addEventListener("click", async () => {
    await draft.save();
    await saveOps([], `/households/${home.id}/`, "draft.kept");
  });
}
