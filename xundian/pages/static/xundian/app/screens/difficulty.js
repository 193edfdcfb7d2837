/* One difficulty: what it is, what was done, and the one step that comes next. */
import { route, refresh } from "../router.js";
import { data } from "../data.js";
import { queue } from "../queue.js";
import { drafts } from "../drafts.js";
import { today, day } from "../dates.js";
import { say } from "../words.js";
import { me } from "../me.js";
import { toast } from "../toast.js";
import { problems } from "../problems.js";
import { clone, fill, list } from "../render.js";
import { nameOf, workOf } from "../derive.js";
import { dueDifficulty, lateDifficulty, ownerWords } from "./difficulties.js";
import { mark, showAbsent, some, telephone } from "./parts.js";

// The step that comes next stands first and open; "hand_over" asks to whom.
const STEPS = {
  open: ["progress", "resolve", "hand_over"], working: ["resolve", "progress", "hand_over"], resolved: ["confirm", "reopen"], confirmed: ["reopen"],
};
const LEVELS = ["township", "county", "station"];

route("/difficulties/:id/", async ({ params, show }) => {
  const row = data.get("difficulty", params.id);
  if (!row) return showAbsent(show);
  const person = row.laborer && data.get("laborer", row.laborer), on = today();
  const home = data.get("household", row.household), phone = (person && person.phone) || (home && home.phone);
  const screen = clone("screen-difficulty", {
    title: `${say(`difficulty.${row.kind}`)} · ${person ? person.name : say("household.of", { name: nameOf(data, row.household) })}`,
    state: say(`state.${row.state}`), late: lateDifficulty(row, on) || dueDifficulty(row, on), mark: mark(row),
    facts: facts(row, person), call: telephone(phone), call_label: say("difficulty.call", { name: person ? person.name : say("family") }), timeline: past(row),
  });
  const draft = await drafts.open(`step/${row.id}`, {}), offered = (STEPS[row.state] || []).filter((kind) => kind !== "hand_over" || row.level !== "county");
  list(screen, "steps", offered, (node, kind, at) => step(node, kind, at === 0, row, draft));
  return show(screen, { form: Object.keys(draft.values).some((name) => draft.values[name]) });
}, { tab: "difficulties" });

function facts(row, person) {
  const work = person && workOf(data, person);
  const rows = [
    ["household", nameOf(data, row.household), `/households/${row.household}/`], ["who", person && person.name],
    ["employer", work && [work.destination_name, work.employer].filter(Boolean).join(" · ")], ["severity", say(`severity.${row.severity}`)],
    ["what", row.description], ["reported", [row.reported_on && day(row.reported_on), row.reported_by_name].filter(Boolean).join(" · ")],
    ["owner", ownerWords(row)], ["due", row.due_on ? day(row.due_on) : null], ["result", row.result],
  ];
  return rows.filter(([, value]) => value).map(([name, value, href]) => ({ label: say(`fact.${name}`), value, href: href || null }));
}

function past(row) {
  const steps = (row.steps || []).slice().reverse().map((each) => ({
    on: each.on, day: day(each.on), label: say(`step.${each.kind}`), by: each.by_name || null, note: each.note || null, mark: null,
  }));
  return some(steps) || [{ on: row.reported_on, day: day(row.reported_on), label: say("step.reported"), by: row.reported_by_name || me().name, note: null, mark: mark(row) }];
}

function step(node, kind, open, row, draft) {
  const key = `${kind}-note`, levels = kind === "hand_over" ? LEVELS.filter((level) => level !== row.level && (level !== "station" || row.laborer)) : null;
  fill(node, { label: say(`do.${kind}`), ask: say(`ask.${kind}`), key, levels: levels && levels.map((value) => ({ value, label: say(`level.${value}`) })) });
  const box = node.querySelector("details"), form = node.querySelector("form"), note = form.elements.note;
  box.open = open || Boolean(draft.values[kind]);
  note.value = draft.values[kind] || "";
  form.addEventListener("input", () => draft.set({ [kind]: note.value }));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const words = {}, level = levels && form.elements.level.value;
    if (!note.value.trim()) words.note = say("form.text");
    if (levels && !level) words.level = say("form.level");
    if (problems(form, words)) return;
    const payload = { difficulty: row.id, kind, note: note.value.trim() };
    if (level) payload.level = level;
    await queue.add({ entity: "difficulty_step", kind: "create", payload, draft: draft.key });
    await refresh({ force: true });
    toast(say("saved"), [{ label: say("difficulties.back"), href: "/difficulties/" }], { seconds: 10 });
  });
}
