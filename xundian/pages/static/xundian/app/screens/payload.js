// From the answers of a visit form (name → value) to what is sent, and what is still missing; pure.
import { FIELD, MONTHLY } from "../derive.js";
import { entryProblem, monthStart, plusMonths } from "../rules.js";

const MOVES = ["changed_work", "went_out"];

const under = (values, prefix) => Object.keys(values).filter((name) => name.startsWith(prefix) && values[name] !== "" && values[name] !== false);
const rest = (name) => name.slice(name.indexOf(".") + 1);

// {name of a control: key of the words} for what keeps the form from being saved.
export function missing(values, { kind, laborers, dependants, plan, today }) {
  const found = {};
  if (!values.mode) found.mode = "form.mode";
  if (!values.met && kind !== FIELD) found.met = "form.met";
  if (kind === MONTHLY) {
    laborers.forEach(({ id }) => Object.assign(found, ofLaborer(values, id, true)));
    dependants.forEach(({ id }) => {
      if (!values[`d.${id}`]) found[`d.${id}`] = "form.person";
      else if (values[`d.${id}`] === "other" && !(values[`d.${id}.text`] || "").trim()) found[`d.${id}.text`] = "form.text";
    });
  }
  if (kind === FIELD) {
    laborers.forEach(({ id }) => Object.assign(found, ofLaborer(values, id, true)));
    if (sensitive(values).length && !values.consent) found.consent = "form.consent";
    if (!values.signed) found.signed = "form.signed";
  }
  if (kind === "care_yearly" && !values["q.activity"]) found["q.activity"] = "form.activity";
  ["wage_yuan", "land_idle_mu", "land_leased_mu"].forEach((code) => { if (!isNumber(values[`q.${code}`])) found[`q.${code}`] = "form.number"; });
  return Object.assign(found, entry(values, plan, today));
}

// What forbids the day: in the future, a closed month, or late without a reason.
export function entry(values, plan, today) {
  if (!values.visited_on) return { visited_on: "form.day" };
  const problem = entryProblem({
    visitedOn: values.visited_on, enteredOn: today, windowTo: plan ? plan.window_to : null, lateReason: values.late_reason || "",
  });
  return problem ? { [problem[0]]: `entry.${problem[1]}` } : {};
}

function ofLaborer(values, id, asked) {
  const found = {}, change = values[`l.${id}`];
  if (!change && asked) found[`l.${id}`] = "form.person";
  if (change === "other" && !(values[`l.${id}.text`] || "").trim()) found[`l.${id}.text`] = "form.text";
  if (MOVES.includes(change)) {
    if (!values[`l.${id}.place`]) found[`l.${id}.place`] = "form.place";
    if (values[`l.${id}.since`] === "day" && !values[`l.${id}.day`]) found[`l.${id}.day`] = "form.day";
    if (!isNumber(values[`l.${id}.wage`])) found[`l.${id}.wage`] = "form.wage";
  }
  return found;
}

const isNumber = (told) => !(told || "").trim() || /^\d{1,6}(\.\d{1,2})?$/.test(told.trim());

// Names of the sensitive questions that were answered; `values.sensitive` lists the questions.
export function sensitive(values) {
  return (values.sensitive || []).filter((code) => values[`q.${code}`] && values[`q.${code}`] !== "not_said");
}

// The payload of visit/create (ISSUE: wire contract); `ids` mints an id for each new row, `words` labels a kind.
export function payload(values, { kind, home, plan, laborer, placement, laborers, dependants, version, ids, words }) {
  const difficulties = troubles(values, ids, words), news = messages(values, laborers, ids);
  const sent = {
    kind, household: home.id, outcome: "done", mode: values.mode, visited_on: values.visited_on, met: values.met || "",
    findings: findings(values, kind, laborers, dependants, difficulties, news), note: (values.note || "").trim(),
    late_reason: (values.late_reason || "").trim(), consent: values.consent ? version : "", photos: values.photos || [],
    changes: changes(values, laborers, dependants, ids), difficulties, news, told: told(values), asked: answers(values),
  };
  return about(sent, { plan, laborer, placement });
}

// The payload of an attempt: nobody was met, so nothing else is said.
export function attempt(values, { kind, home, plan, laborer, placement }) {
  const sent = {
    kind, household: home.id, outcome: values.attempt, mode: values.mode, visited_on: values.visited_on, met: "", findings: {},
    note: (values.note || "").trim(), late_reason: (values.late_reason || "").trim(), consent: "", photos: values.photos || [],
    changes: [], difficulties: [], news: [], told: [], asked: [],
  };
  return about(sent, { plan, laborer, placement });
}

function about(sent, { plan, laborer, placement }) {
  if (plan) sent.plan = plan.id;
  if (laborer) sent.laborer = laborer.id;
  if (placement) sent.placement = placement.id;
  return sent;
}

function findings(values, kind, laborers, dependants, difficulties, news) {
  const found = {};
  under(values, "q.").forEach((name) => { found[rest(name)] = values[name].trim(); });
  if (found.land !== "idle") delete found.land_idle_mu;
  if (!["leased", "transferred"].includes(found.land)) delete found.land_leased_mu;
  if (kind === MONTHLY) {
    found.members = byPerson(values, "l.", laborers);
    found.dependants = byPerson(values, "d.", dependants);
    const schooling = {};
    dependants.forEach(({ id }) => { if (values[`s.${id}`]) schooling[id] = values[`s.${id}`]; });
    if (Object.keys(schooling).length) found.schooling = schooling;
    if (news.length) found.news_to_migrant = "yes";
    ["members", "dependants"].forEach((group) => { if (!Object.keys(found[group]).length) delete found[group]; });
  }
  found.difficulties = difficulties.length ? "reported" : "none";
  return found;
}

function byPerson(values, prefix, persons) {
  const found = {};
  persons.forEach(({ id }) => {
    const said = values[prefix + id];
    if (said) found[id] = said === "no_change" ? "no_change" : "changed";
  });
  return found;
}

function changes(values, laborers, dependants, ids) {
  const found = [];
  const add = (whose, prefix, { id }, detail) => {
    const kind = values[prefix + id];
    if (kind && kind !== "no_change") found.push({ id: ids(), [whose]: id, kind, detail: detail(id, kind) });
  };
  const other = (prefix) => (id, kind) => (kind === "other" ? { text: values[`${prefix}${id}.text`].trim() } : {});
  laborers.forEach((each) => add("laborer", "l.", each, (id, kind) => (MOVES.includes(kind) ? moved(values, `l.${id}.`) : other("l.")(id, kind))));
  dependants.forEach((each) => add("dependant", "d.", each, other("d.")));
  return found;
}

function moved(values, prefix) {
  const of = (name) => (values[prefix + name] || "").trim();
  const since = { this: monthStart(values.visited_on), last: plusMonths(monthStart(values.visited_on), -1), day: of("day") }[of("since") || "this"];
  const detail = { place: of("place"), since };
  if (["province", "other"].includes(detail.place) && (of("destination") || of("region"))) detail.destination = of("destination") || of("region");
  const work = of("occupation_other") || of("occupation");
  if (work) detail.occupation = work;
  if (of("employer")) detail.employer = of("employer");
  if (of("wage")) detail.wage_yuan = of("wage");
  return detail;
}

// Which kinds of difficulty are ticked, also those handed on from a doubt.
export function ticked(values) {
  const found = under(values, "t.").map(rest).filter((kind) => !kind.includes(".") && kind !== "none" && kind !== "more");
  if (values["t.more"]) found.push(values["t.more"]);
  (values.handed || []).forEach((kind) => found.push(kind));
  return found.filter((kind, at) => found.indexOf(kind) === at);
}

function troubles(values, ids, words) {
  return ticked(values).map((kind) => {
    const sent = {
      id: ids(), kind, severity: values[`t.${kind}.severity`] || "normal",
      description: (values[`t.${kind}.text`] || "").trim() || words(kind),
    };
    if (values[`t.${kind}.laborer`]) sent.laborer = values[`t.${kind}.laborer`];
    return sent;
  });
}

function messages(values, laborers, ids) {
  return laborers.filter(({ id }) => (values[`n.${id}`] || "").trim()).map(({ id }) => ({ id: ids(), laborer: id, text: values[`n.${id}`].trim() }));
}

function told(values) {
  return under(values, "told.").map((name) => ({ news: rest(name), how: values[name] }));
}

function answers(values) {
  return under(values, "ask.").map((name) => ({ difficulty: rest(name), answer: values[name], note: "" }));
}
