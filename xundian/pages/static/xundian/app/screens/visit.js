/* 月走访 and the yearly care visit: four taps when nothing changed, and only what changed when something did. */
import { route } from "../router.js";
import { data } from "../data.js";
import { drafts } from "../drafts.js";
import { queue } from "../queue.js";
import { settings } from "../settings.js";
import { today, day } from "../dates.js";
import { say } from "../words.js";
import { uuid } from "../ids.js";
import { problems } from "../problems.js";
import { clone, fill, part } from "../render.js";
import { FIELD, MONTHLY, groupOf, isLate, lastVisit, nameOf, openPlans, people } from "../derive.js";
import { dependant, first, foot, laborer, places, troubles } from "./asks.js";
import { missing, payload } from "./payload.js";
import { showField } from "./field.js";
import { saveVisit, side } from "./saving.js";
import { bind, dueWords, follow, lateWords, metWords, planWords, showAbsent, some, windowWords } from "./parts.js";

route("/households/:id/visit/", async ({ params, query, show }) => {
  const home = data.get("household", params.id);
  if (!home) return showAbsent(show);
  const subject = subjectOf(home, query);
  return subject.kind === FIELD ? showField(subject, query, show) : showVisit(subject, show);
}, { tab: "today" });

/* Of which plan, kind and person the visit is; a visit that was not planned takes the plan whose window is open. */
function subjectOf(home, query) {
  const open = openPlans(data, home.id, today()), asked = data.get("visit_plan", query.get("plan") || "");
  // What the server refused is put right on top of its own answers, and sent in its place.
  const fix = query.get("fix"), refused = queue.get(fix);
  const kind = asked ? asked.kind : query.get("kind") || MONTHLY, person = query.get("laborer");
  const plan = asked || open.find((each) => each.kind === kind && (!person || each.laborer === person)) || null;
  return {
    home, kind, plan, others: open.filter((each) => each !== plan),
    laborer: data.get("laborer", (plan && plan.laborer) || person || ""), placement: data.get("placement", (plan && plan.placement) || query.get("placement") || ""),
    key: fix ? `fix/${fix}` : `visit/${home.id}/${plan ? plan.id : kind + (person || "")}`, values: refused && { ...refused.values, fix },
  };
}

async function showVisit(subject, show) {
  const { home, kind, plan } = subject, monthly = kind === MONTHLY, on = today();
  Object.assign(subject, people(data, home.id));
  const draft = await drafts.open(subject.key, begun(subject, on));
  const screen = clone("screen-visit", head(subject, on)), form = screen.querySelector("form");
  first(part(form, "first"), subject);
  if (monthly) family(form, subject);
  troubles(part(form, "troubles"), form, draft, subject.laborers);
  foot(part(form, "foot"), form, draft, plan);
  drafts.bind(form, draft);
  const cities = monthly ? subject.laborers.map(({ id }) => places(form, id, home)) : [];
  cities.forEach((draw, at) => draw(draft.values[`l.${subject.laborers[at].id}.destination`]));
  wire(form, subject, draft);
  show(screen, { form: true });
}

/* Work that changed, changed this month unless somebody says otherwise. */
function begun({ laborers, values: refused }, on) {
  const values = { id: uuid(), mode: settings.get("visit.mode", "in_person"), visited_on: on };
  laborers.forEach(({ id }) => { values[`l.${id}.since`] = "this"; });
  return Object.assign(values, refused);
}

function head(subject, on) {
  const { home, kind, plan, laborers, dependants, others } = subject, last = lastVisit(data, home.id, kind);
  return {
    home: `/households/${home.id}/`, name: say("household.of", { name: nameOf(data, home.id) }), kind: say(`visit.${kind}`),
    about: [groupOf(home), say("household.people", { n: laborers.length + dependants.length }),
      last ? say("visit.last", { day: day(last.visited_on, { short: true }), mode: say(`mode.${last.mode}`), met: metWords(last.met) }) : say("visit.never")].filter(Boolean).join(" · "),
    window: plan ? windowWords(plan) : null, late: plan && isLate(plan, on) ? say("visit.late", { late: lateWords(plan, on) }) : null,
    others: some(others.map((each) => ({ label: `${planWords(each)} · ${dueWords(each.window_to, on)}`, href: `?plan=${each.id}` }))),
    monthly: kind === MONTHLY, care: kind !== MONTHLY, plan: Boolean(plan), elders: dependants.some((each) => each.kind === "elder"),
  };
}

function family(form, { laborers, dependants }) {
  laborers.forEach((each) => part(form, "laborers").appendChild(laborer(each)));
  dependants.forEach((each) => part(form, "dependants").appendChild(dependant(each)));
  laborers.filter((each) => data.of("placement", each.household).some((row) => row.laborer === each.id && !row.ended_on)).forEach((each) => {
    part(form, "news").appendChild(fill(bind(clone("part-news"), each.id), { label: say("news.to", { name: each.name }) }));
  });
}

function wire(form, subject, draft) {
  const persons = subject.kind === MONTHLY ? subject.laborers.concat(subject.dependants) : [];
  const looked = () => {
    follow(form);
    part(form, "met-asked").textContent = say(["phone", "wechat"].includes(draft.values.mode) ? "met.called" : "met.asked");
    const lacking = Object.keys(missing(draft.values, checked(subject))).length;
    part(form, "missing").textContent = lacking ? say("form.missing", { n: lacking }) : "";
    if (persons.length) unchanged(form, persons, draft);
  };
  form.addEventListener("change", looked);
  form.addEventListener("input", (event) => { if (event.target.type === "text" || event.target.tagName === "TEXTAREA") looked(); });
  if (persons.length) part(form, "unchanged").addEventListener("click", () => { tellUnchanged(form, subject, draft); looked(); });
  form.addEventListener("submit", (event) => { event.preventDefault(); save(form, subject, draft); });
  side(form, subject, draft);
  looked();
}

const checked = (subject) => Object.assign({ today: today() }, subject);

/* Everybody without an answer: as last time; a child's school as it is known. */
function tellUnchanged(form, { laborers, dependants }, draft) {
  const patch = {};
  laborers.forEach(({ id }) => { if (!draft.values[`l.${id}`]) patch[`l.${id}`] = "no_change"; });
  dependants.forEach(({ id, school_status: school }) => {
    if (!draft.values[`d.${id}`]) patch[`d.${id}`] = "no_change";
    if (!draft.values[`s.${id}`] && school && school !== "unknown" && form.elements[`s.${id}`]) patch[`s.${id}`] = school;
  });
  Object.keys(patch).forEach((name) => { form.elements[name].value = patch[name]; });
  draft.set(patch);
}

function unchanged(form, persons, draft) {
  const said = persons.map(({ id }) => draft.values[`l.${id}`] || draft.values[`d.${id}`]).filter(Boolean), same = said.filter((each) => each === "no_change").length;
  const all = said.length === persons.length, some = said.length > same;
  part(form, "unchanged").setAttribute("aria-pressed", String(all));
  part(form, "unchanged-label").textContent = say(some ? "visit.rest_unchanged" : "visit.unchanged");
  part(form, "unchanged-told").textContent = all ? say(some ? "visit.some_same" : "visit.all_same", { n: same }) : "";
}

async function save(form, subject, draft) {
  const wrong = missing(draft.values, checked(subject)), words = {};
  Object.keys(wrong).forEach((name) => { words[name] = say(wrong[name]); });
  if (wrong.visited_on) form.elements.when.value = "day";
  if (wrong.late_reason) part(form, "late").hidden = false;
  follow(form);
  if (problems(form, words)) return;
  const sent = payload(draft.values, Object.assign({ ids: uuid, words: (kind) => say(`difficulty.${kind}`), version: "" }, subject));
  await saveVisit({ draft, payload: sent, home: subject.home, back: location.pathname + location.search });
}
