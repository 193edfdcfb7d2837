/* 半年实地: five parts, each opened from a list; last time's answers are filled in to be checked; a page that sums up. */
import { data } from "../data.js";
import { drafts } from "../drafts.js";
import { settings } from "../settings.js";
import { today } from "../dates.js";
import { say } from "../words.js";
import { uuid } from "../ids.js";
import { problems } from "../problems.js";
import { go, here } from "../router.js";
import { clone, fill, list, part } from "../render.js";
import { FIELD, isLate, lastVisit, nameOf, people, workOf } from "../derive.js";
import { first, foot, laborer, places, troubles, workWords } from "./asks.js";
import { missing, payload, ticked } from "./payload.js";
import { saveVisit, side } from "./saving.js";
import { bind, follow, lateWords, showAbsent, windowWords } from "./parts.js";

const LIST = "list", CHECK = "check";

export async function showField(subject, query, show) {
  if (!subject.laborer) return showAbsent(show);
  const { home, plan, laborer: person } = subject, on = today(), work = subject.placement || workOf(data, person);
  Object.assign(subject, { placement: work, laborers: [person], dependants: people(data, home.id).dependants });
  const draft = await drafts.open(subject.key, begun(subject, on)), at = query.get("part") || LIST;
  const screen = clone("screen-field", {
    title: say("field.title", { name: person.name }), plan: Boolean(plan), back: at === LIST ? `/households/${home.id}/` : here().split("&part=")[0],
    back_label: at === LIST ? say("household.of", { name: nameOf(data, home.id) }) : say("field.parts"),
    about: work ? workWords(work) : say("person.at_home"), window: plan ? windowWords(plan) : null,
    late: plan && isLate(plan, on) ? say("visit.late", { late: lateWords(plan, on) }) : null,
  });
  const form = screen.querySelector("form");
  build(form, subject, draft);
  wire(form, subject, draft);
  open(form, subject, draft, at);
  show(screen, { form: true });
  return undefined;
}

/* What was told last time is the beginning, to be checked part by part. */
function begun(subject, on) {
  const last = lastVisit(data, subject.home.id, FIELD, subject.placement && subject.placement.id), values = {};
  const found = (last && last.findings) || {};
  Object.keys(found).forEach((code) => { if (code !== "difficulties" && typeof found[code] === "string") values[`q.${code}`] = found[code]; });
  return Object.assign(values, { id: uuid(), mode: settings.get("visit.mode", "in_person"), visited_on: on, seen: {}, met: "self", [`l.${subject.laborer.id}.since`]: "this" }, subject.values);
}

function build(form, subject, draft) {
  const { laborer: person, home, plan } = subject;
  first(part(form, "first"), subject);
  part(form, "laborers").appendChild(laborer(person));
  part(form, "news").appendChild(fill(bind(clone("part-news"), person.id), { label: say("news.home", { name: person.name }) }));
  troubles(part(form, "troubles"), form, draft, [person]);
  foot(part(form, "foot"), form, draft, plan);
  draft.values.sensitive = Array.from(form.querySelectorAll("[data-sensitive] input")).map((each) => each.name.slice(2)).filter((code, at, all) => all.indexOf(code) === at);
  drafts.bind(form, draft);
  places(form, person.id, home)(draft.values[`l.${person.id}.destination`]);
}

const sections = (form) => Array.from(form.querySelectorAll("[data-section]")).filter((each) => each.dataset.section !== LIST);
const questions = (section) => Array.from(new Set(Array.from(section.querySelectorAll("input[name^='q.'], input[name^='l.']")).map((each) => each.name)))
  .filter((name) => name.startsWith("q.") || name.split(".").length === 2);

function stateOf(section, draft) {
  if (draft.values.seen[section.dataset.section]) return "done";
  return questions(section).some((name) => draft.values[name]) ? "check" : "empty";
}

function open(form, subject, draft, at) {
  const all = sections(form), address = here().split("&part=")[0].split("?part=")[0];
  const to = (name) => `${address}${address.includes("?") ? "&" : "?"}part=${name}`;
  form.querySelectorAll("[data-section]").forEach((each) => { each.hidden = each.dataset.section !== at; });
  const mine = all.find((each) => each.dataset.section === at);
  if (mine) part(form.parentElement, "heading").textContent = `${mine.dataset.title} · ${subject.laborer.name}`;
  list(form, "tasks", all, (node, each, n) => fill(node, { href: to(each.dataset.section), n: n + 1, label: each.dataset.title, state: say(`field.${stateOf(each, draft)}`) }));
  if (at === CHECK) { sumUp(form, all, draft, to); doubt(form, draft, to); }
  part(form, "save").hidden = at !== CHECK;
  part(form, "next").hidden = at === CHECK;
  const following = at === LIST ? all.find((each) => stateOf(each, draft) !== "done") || all[all.length - 1] : all[all.indexOf(mine) + 1];
  part(form, "next").addEventListener("click", async () => {
    if (mine) draft.set({ seen: Object.assign({}, draft.values.seen, { [at]: true }) });
    await draft.save();
    go(to(following.dataset.section), { replace: at !== LIST });
  });
  form.dispatchEvent(new Event("change"));
}

/* Every answer beside its question, with a way back to it. */
function sumUp(form, all, draft, to) {
  list(form, "summary", all.filter((each) => each.dataset.section !== CHECK), (node, each) => {
    const rows = questions(each).map((name) => ({ label: legendOf(form, name), value: answerOf(form, name) || say("field.empty") }));
    if (each.dataset.section === "wishes") rows.push({ label: say("trouble.asked_any"), value: ticked(draft.values).map((kind) => say(`difficulty.${kind}`)).join(" · ") || say("none") });
    fill(node, { label: each.dataset.title, href: to(each.dataset.section), rows });
  });
}

const group = (form, name) => Array.from(form.elements).filter((each) => each.name === name);
const legendOf = (form, name) => group(form, name)[0].closest(".field").querySelector("legend, label").textContent.trim();
function answerOf(form, name) {
  const chosen = group(form, name).find((each) => each.checked);
  if (chosen) return chosen.closest("label").textContent.trim();
  const [control] = group(form, name);
  return control.type === "text" ? control.value : "";
}

/* What an answer may mean, in plain words; put right, true, or handed on as a difficulty. */
export function doubtsOf(values) {
  return Array.from(document.getElementById("doubts").content.children)
    .filter((each) => values[`q.${each.dataset.code}`] === each.dataset.answer)
    .map((each) => ({ code: each.dataset.code, kind: each.value, label: each.textContent }));
}

function doubt(form, draft, to) {
  const found = doubtsOf(draft.values).filter(({ kind }, at, all) => all.findIndex((each) => each.kind === kind) === at);
  list(form, "doubts", found, (node, { code, kind, label }) => {
    const section = group(form, `q.${code}`)[0].closest("[data-section]").dataset.section;
    fill(bind(node, kind), { label: say("doubt.is", { kind: label }), why: `${legendOf(form, `q.${code}`)} ${answerOf(form, `q.${code}`)}`, href: to(section) });
    const kept = draft.values[`w.${kind}`];
    node.querySelectorAll(`[name="w.${kind}"]`).forEach((each) => { each.checked = each.value === kept; });
  });
}

function lacking(subject, draft) {
  const found = missing(draft.values, Object.assign({ today: today() }, subject));
  doubtsOf(draft.values).forEach(({ kind }) => { if (!draft.values[`w.${kind}`] || draft.values[`w.${kind}`] === "fix") found[`w.${kind}`] = "form.doubt"; });
  return found;
}

function wire(form, subject, draft) {
  form.addEventListener("change", () => {
    follow(form);
    const n = Object.keys(lacking(subject, draft)).length;
    part(form, "missing").textContent = n ? say("form.missing", { n }) : "";
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const wrong = lacking(subject, draft), words = {};
    Object.keys(wrong).forEach((name) => { words[name] = say(wrong[name]); });
    reveal(form, wrong);
    if (problems(form, words)) return;
    const handed = doubtsOf(draft.values).map(({ kind }) => kind).filter((kind) => draft.values[`w.${kind}`] === "hand");
    const version = group(form, "consent")[0].value;
    const sent = payload(Object.assign({}, draft.values, { handed }), Object.assign({ ids: uuid, words: (kind) => say(`difficulty.${kind}`), version }, subject));
    await saveVisit({ draft, payload: sent, home: subject.home, back: here() });
  });
  part(form, "print").addEventListener("click", () => print());
  side(form, subject, draft);
}

/* A question that lacks its answer may stand in another part: show that part too, so that the link leads there. */
function reveal(form, wrong) {
  Object.keys(wrong).forEach((name) => {
    const [control] = group(form, name), section = control && control.closest("[data-section]");
    if (section) section.hidden = false;
  });
  if (wrong.visited_on) form.elements.when.value = "day";
  if (wrong.late_reason) part(form, "late").hidden = false;
  follow(form);
}

