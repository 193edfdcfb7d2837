// What the lists show, from the rows on the phone; pure: `rows` has all(entity), of(entity, household) and
// get(entity, id) like the store, with the phone's own unsent work already laid over them, and the day is given.
import { WAITING, counts, daysBetween, isDue, isOverdue, monthEnd, monthStart } from "./rules.js";

export const MONTHLY = "household_monthly";
export const FIELD = "field_half_year";
export const CARE = "care_yearly";
const UNSOLVED = ["open", "working"];
const HEAD = "02";

// --- one household -----------------------------------------------------------------------------------------------

export function people(rows, household) {
  const living = (entity) => rows.of(entity, household).filter((row) => !row.left_on);
  const older = (a, b) => (b.relation === HEAD) - (a.relation === HEAD) || (a.birth || "9").localeCompare(b.birth || "9");
  return { laborers: living("laborer").sort(older), dependants: living("dependant").sort(older) };
}

export function nameOf(rows, household) {
  const home = rows.get("household", household);
  if (home && home.head) return home.head;
  const [first] = people(rows, household).laborers;
  return first ? first.name : (home && home.number) || "";
}

// Site staff know homes by building and unit, a village by its groups.
export function groupOf(home) {
  return home.building ? [home.building, home.unit].filter(Boolean).join("-") : home.group_name || "";
}

// The placement a laborer is in now, if any.
export function workOf(rows, laborer) {
  return rows.of("placement", laborer.household).filter((row) => row.laborer === laborer.id && !row.ended_on)
    .sort((a, b) => b.started_on.localeCompare(a.started_on))[0];
}

export function isAway(placement) {
  return placement.area !== "in_county" && placement.area !== "in_township";
}

export function unsolved(rows) {
  return rows.filter((row) => UNSOLVED.includes(row.state));
}

// Visits and attempts, the newest first; what a later row corrected or took back is left out.
export function visitsOf(rows, household) {
  return standing(rows.of("visit", household))
    .sort((a, b) => b.visited_on.localeCompare(a.visited_on) || String(b.entered_at).localeCompare(String(a.entered_at)));
}

function standing(visits) {
  const corrected = new Set(visits.map((row) => row.corrects).filter(Boolean));
  return visits.filter((row) => !corrected.has(row.id) && row.outcome !== "withdrawn");
}

export function lastVisit(rows, household, kind, placement) {
  return visitsOf(rows, household).find((row) => counts(row.outcome, row.mode) && row.kind === kind && (!placement || row.placement === placement));
}

// Plans one may work on at the day: due and overdue, the most urgent first.
export function openPlans(rows, household, on) {
  return rows.of("visit_plan", household)
    .filter((plan) => isDue(plan.window_from, plan.window_to, plan.state, on) || isOverdue(plan.window_to, plan.state, on))
    .sort((a, b) => a.window_to.localeCompare(b.window_to) || a.kind.localeCompare(b.kind));
}

export function isLate(plan, on) {
  return isOverdue(plan.window_to, plan.state, on);
}

// What a visit takes up first: difficulties told on the other side, solved ones that nobody confirmed, news that waits.
// What a migrant told in the field is asked about at home only when the migrant wished that news is passed on.
export function askFirst(rows, home, kind, laborer) {
  const field = kind === FIELD;
  const asked = rows.of("difficulty", home.id).filter((row) => !row.confidential && (field
    ? (!row.laborer || row.laborer === laborer.id) && (row.side !== "field" || row.state === "resolved")
    : (row.side !== "home" || row.state === "resolved") && (row.side === "home" || !row.laborer || wishesNews(rows, home.id, row.laborer))))
    .filter((row) => row.state !== "confirmed")
    .sort((a, b) => String(a.due_on).localeCompare(String(b.due_on)));
  const told = rows.of("news", home.id).filter((row) => row.state === "waiting" && !row.pending
    && row.direction === (field ? "to_migrant" : "to_family") && (!field || row.laborer === laborer.id));
  return { asked, told };
}

// What the migrant said at the last field visit that asked; no word is no wish.
function wishesNews(rows, household, laborer) {
  const said = visitsOf(rows, household).find((row) => row.laborer === laborer && row.findings && ["yes", "no"].includes(row.findings.news_wanted));
  return Boolean(said) && said.findings.news_wanted === "yes";
}

// --- the day -------------------------------------------------------------------------------------------------------

// What presses: overdue, or its window ends with this month or within so many days. A field visit may be made on any
// day of half a year; until its last weeks it stands apart, so that the list of a month can become empty.
const PRESSING_DAYS = 30;

function presses(plan, on) {
  return plan.kind === MONTHLY || plan.window_to <= monthEnd(on) || daysBetween(on, plan.window_to) <= PRESSING_DAYS;
}

// One row per household with something to do, in groups; sorted overdue, difficulty due, window's end, way walked last.
// `later` are the households in which only visits wait that do not press.
export function today(rows, on) {
  const walked = lastWalk(rows, on);
  const found = [];
  for (const home of rows.all("household")) {
    const plans = home.ended_on ? [] : openPlans(rows, home.id, on);
    if (plans.length) found.push(rowOf(rows, home, plans, on, walked));
  }
  found.sort(byUrgency);
  const groups = new Map(), pressing = found.filter((row) => row.plans.some((plan) => presses(plan, on)));
  for (const row of pressing) {
    if (!groups.has(row.group)) groups.set(row.group, []);
    groups.get(row.group).push(row);
  }
  return {
    rows: pressing,
    later: found.filter((row) => !pressing.includes(row)),
    groups: Array.from(groups, ([name, members]) => ({ name, rows: members })),
    overdue: found.filter((row) => row.late > 0).length,
  };
}

function rowOf(rows, home, plans, on, walked) {
  const late = plans.filter((plan) => isLate(plan, on));
  const difficulties = unsolved(rows.of("difficulty", home.id)).sort((a, b) => (a.due_on || "9").localeCompare(b.due_on || "9"));
  return {
    home, plans, group: groupOf(home), name: nameOf(rows, home.id), difficulties,
    late: late.length ? daysBetween(late[0].window_to, on) : 0,
    dueOn: plans[0].window_to,
    difficultyDue: difficulties.length && difficulties[0].due_on <= on ? difficulties[0].due_on : null,
    away: new Set(rows.of("placement", home.id).filter((row) => !row.ended_on && isAway(row)).map((row) => row.laborer)).size,
    walked: walked.has(home.id) ? walked.get(home.id) : Infinity,
    walkedGroup: walked.has("group " + groupOf(home)) ? walked.get("group " + groupOf(home)) : Infinity,
  };
}

function byUrgency(a, b) {
  return b.late - a.late || (a.difficultyDue || "9").localeCompare(b.difficultyDue || "9") || a.dueOn.localeCompare(b.dueOn)
    || ahead(a.walkedGroup, b.walkedGroup) || inOrder(a.group, b.group) || ahead(a.walked, b.walked) || a.name.localeCompare(b.name, "zh");
}

function ahead(a, b) {
  return a === b ? 0 : a < b ? -1 : 1;
}

// The order in which households, and so their groups, were walked in the last month before this one with visits.
function lastWalk(rows, on) {
  const before = rows.all("visit").filter((row) => row.kind === MONTHLY && counts(row.outcome, row.mode) && row.visited_on < monthStart(on));
  const month = before.reduce((last, row) => (row.visited_on > last ? row.visited_on : last), "").slice(0, 7);
  const order = new Map();
  before.filter((row) => row.visited_on.slice(0, 7) === month)
    .sort((a, b) => a.visited_on.localeCompare(b.visited_on) || String(a.entered_at).localeCompare(String(b.entered_at)))
    .forEach((row, at) => {
      const home = rows.get("household", row.household);
      if (!order.has(row.household)) order.set(row.household, at);
      if (home && !order.has("group " + groupOf(home))) order.set("group " + groupOf(home), at);
    });
  return order;
}

// {done, due} of the plans of a kind whose window closes in the month; excused and cancelled ones are left out.
export function thisMonth(rows, on) {
  const counted = rows.all("visit_plan").filter((plan) => plan.kind === MONTHLY && plan.window_to >= monthStart(on)
    && plan.window_to <= monthEnd(on) && (plan.state === WAITING || plan.state === "done"));
  return { due: counted.length, done: counted.filter((plan) => plan.state === "done").length };
}

// {done, due, until}: field visits whose window holds the day, with the nearest end among those that wait.
export function thisHalfYear(rows, on) {
  const counted = rows.all("visit_plan").filter((plan) => plan.kind === FIELD && plan.window_from <= on
    && (plan.window_to >= on || plan.state === WAITING) && (plan.state === WAITING || plan.state === "done"));
  const ends = counted.filter((plan) => plan.state === WAITING && plan.window_to >= on).map((plan) => plan.window_to).sort();
  return { due: counted.length, done: counted.filter((plan) => plan.state === "done").length, until: ends[0] || null };
}

// The first day from which another visit may be made, when nothing is due.
export function nextDay(rows, on) {
  return rows.all("visit_plan").filter((plan) => plan.state === WAITING && plan.window_from > on)
    .map((plan) => plan.window_from).sort()[0] || null;
}

// What was visited on this very day, for the foot of the list.
export function visitedToday(rows, on) {
  return standing(rows.all("visit")).filter((row) => row.visited_on === on)
    .sort((a, b) => String(b.entered_at).localeCompare(String(a.entered_at)));
}

// --- search ----------------------------------------------------------------------------------------------------------

const NOTHING = /[\s·•・‧∙⋅]+/g;

// Households in which every typed word is found: part of a name, pinyin or initials, a group, a number, last digits.
export function search(rows, typed) {
  const words = typed.toLowerCase().split(/[\s,，、;；]+/).filter(Boolean);
  const found = [];
  for (const home of rows.all("household")) {
    if (home.ended_on) continue;
    const persons = rows.of("laborer", home.id).concat(rows.of("dependant", home.id)).filter((row) => !row.left_on);
    const matched = persons.filter((person) => words.some((word) => ofPerson(person, word)));
    if (words.every((word) => ofHome(home, word) || persons.some((person) => ofPerson(person, word)))) {
      found.push({ home, name: nameOf(rows, home.id), group: groupOf(home), matched: words.length ? matched.map((row) => row.name) : [] });
    }
  }
  return found.sort((a, b) => last(a) - last(b) || inOrder(a.group, b.group) || a.name.localeCompare(b.name, "zh"));
}

// Homes of no group stand behind the groups, and behind them those that moved to a site.
const last = ({ home, group }) => (home.building ? 2 : Number(!group));

// 二组 before 三组 before 十一组: by their figures, not by how they are said.
const figures = (name) => name.replace(/十(?=[一-九])/g, "1").replace(/十/g, "10").replace(/[一二三四五六七八九]/g, (each) => "一二三四五六七八九".indexOf(each) + 1);
const inOrder = (a, b) => figures(a).localeCompare(figures(b), "zh", { numeric: true });

function ofPerson(person, word) {
  if (/^[0-9]+$/.test(word)) return ofPhone(person.phone, word);
  const name = person.name.replace(NOTHING, "").toLowerCase();
  return name.includes(word.replace(NOTHING, "")) || startsSaid(person, word);
}

function startsSaid(person, word) {
  return (person.initials || "").toLowerCase().startsWith(word)
    || (person.pinyin || "").toLowerCase().replace(/[\s']+/g, "").startsWith(word);
}

function ofPhone(phone, word) {
  const digits = (phone || "").replace(/\D/g, "");
  return word.length >= 4 && (word.length === 4 ? digits.endsWith(word) : digits.startsWith(word) || digits.endsWith(word));
}

function ofHome(home, word) {
  if (ofPhone(home.phone, word)) return true;
  return [groupOf(home), home.number, home.address, home.head].some((text) => (text || "").toLowerCase().includes(word));
}
