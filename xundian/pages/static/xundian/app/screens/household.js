/* One household: its people in a sentence each, what is due, the last visits, difficulties; and changes of its card. */
import { here, route } from "../router.js";
import { data } from "../data.js";
import { queue, UNDO_MS } from "../queue.js";
import { drafts } from "../drafts.js";
import { today, day, dayTime } from "../dates.js";
import { say } from "../words.js";
import { problems } from "../problems.js";
import { clone, fill, list } from "../render.js";
import { CARE, FIELD, groupOf, nameOf, openPlans, people, unsolved, visitsOf, workOf } from "../derive.js";
import { me } from "../me.js";
import { photos } from "../photos.js";
import { personWords, workWords } from "./asks.js";
import { showReport } from "./report.js";
import { showTimeline } from "./timeline.js";
import { saveOps, undo } from "./saving.js";
import { bind, lateWords, mark, metWords, planWords, shownPhone, showAbsent, some, telephone, windowWords } from "./parts.js";
import { lateDifficulty } from "./difficulties.js";

const LAST = 6;
const EDITED = ["phone", "group_name", "address"];

route("/households/:id/", ({ params, query, show }) => {
  const home = data.get("household", params.id), doing = query.get("do"), person = query.get("person");
  if (!home) return showAbsent(show);
  if (doing === "edit") return showEdit(home, show);
  if (doing === "report") return showReport(home, show);
  return person ? showTimeline(home, person, show) : showHousehold(home, query, show);
}, { tab: "households" });

function showHousehold(home, query, show) {
  const on = today(), at = `/households/${home.id}/`, { laborers, dependants } = people(data, home.id), plans = openPlans(data, home.id, on);
  const visits = visitsOf(data, home.id), shown = query.get("visits") === "all" ? visits : visits.slice(0, LAST);
  const screen = clone("screen-household", {
    back: "/households/", back_label: `‹ ${say("households.back")}`, name: say("household.of", { name: nameOf(data, home.id) }),
    about: [home.division_name, groupOf(home), say("household.people", { n: laborers.length + dependants.length })].filter(Boolean).join(" · "),
    pending: home.pending ? say(home.pending === "needs" ? "household.needs" : "household.pending") : null,
    tags: home.category_label || null, phone: shownPhone(home.phone), tel: telephone(home.phone), address: home.address || null,
    visit: `${at}visit/${plans.length ? `?plan=${plans[0].id}` : ""}`, edit: `${at}?do=edit`, report: `${at}?do=report`, card: `${at}card/`,
    todo: some(plans.map((plan) => ({ label: planWords(plan), href: `${at}visit/?plan=${plan.id}`, late: lateWords(plan, on), window: windowWords(plan) }))),
    members: laborers.map((each) => memberWords(each, at)).concat(dependants.map(dependantWords)),
    difficulties: some(unsolved(data.of("difficulty", home.id)).map((row) => ({
      label: say(`difficulty.${row.kind}`), href: `/difficulties/${row.id}/`, late: lateDifficulty(row, on), due: row.due_on ? say("plan.until", { day: day(row.due_on, { short: true }) }) : "",
      about: [say(`state.${row.state}`), mark(row)].filter(Boolean).join(" · "),
    }))),
    visits: some(shown.map(visitWords)), more: visits.length > shown.length ? `${at}?visits=all` : null,
    others: othersOf(home, laborers, at),
  });
  screen.querySelectorAll("[data-undo]").forEach((button) => button.addEventListener("click", () => undo(button.dataset.undo)));
  screen.querySelectorAll("[data-photo]").forEach((shutter) => shutter.addEventListener("change", async () => {
    const { sha256 } = await photos.take(shutter.files[0]);
    await saveOps([{ entity: "visit", kind: "attach", entity_id: shutter.dataset.photo, payload: { photos: [sha256] } }], here());
  }));
  show(screen);
}

function memberWords(person, at) {
  const work = workOf(data, person);
  return {
    name: person.name, href: `${at}?person=${person.id}`, who: personWords(person, person.relation_label),
    now: work ? say("person.now", { work: workWords(work), day: day(work.started_on) }) : say("person.at_home"),
    phone: shownPhone(person.phone), tel: telephone(person.phone),
  };
}

function dependantWords(person) {
  return {
    name: person.name, href: null, phone: null, who: personWords(person, say(`dependant.${person.kind}`)),
    now: person.kind === "child" && person.school_status ? say(`school.${person.school_status}`) : null,
  };
}

function visitWords(row) {
  const person = row.laborer && data.get("laborer", row.laborer), op = queue.of(row.id);
  const fresh = op && op.entity === "visit" && op.kind === "create" && Date.now() - Date.parse(op.occurred_at) < UNDO_MS;
  return {
    label: [day(row.visited_on), say(`visit.${row.kind}`), person && person.name].filter(Boolean).join(" · "), mark: mark(row),
    about: [say(`outcome.${row.outcome}`), say(`mode.${row.mode}`), metWords(row.met), row.by_name, row.pending && row.entered_at ? dayTime(row.entered_at) : ""].filter(Boolean).join(" · "),
    note: row.note || null, undo: fresh ? op.op_id : null, photo: row.by === me().id && row.outcome !== "withdrawn" && row.id,
    photos: row.photos.length && say("visit.photos", { n: row.photos.length }),
  };
}

/* Visits that no plan asks for now. */
function othersOf(home, laborers, at) {
  const shown = [{ href: `${at}visit/?kind=household_monthly`, label: say("visit.unplanned") }, { href: `${at}visit/?kind=${CARE}`, label: say(`visit.${CARE}`) }];
  laborers.map((person) => [person, workOf(data, person)]).filter(([, work]) => work).forEach(([person, work]) => {
    shown.push({ href: `${at}visit/?kind=${FIELD}&laborer=${person.id}&placement=${work.id}`, label: `${say(`visit.${FIELD}`)} · ${person.name}` });
  });
  return shown;
}

// --- changes of the card -------------------------------------------------------------------------------------------------

async function showEdit(home, show) {
  const at = `/households/${home.id}/`, { laborers, dependants } = people(data, home.id), children = dependants.filter((each) => each.kind === "child");
  const groups = Array.from(new Set(data.all("household").map((each) => each.group_name).filter(Boolean))).map((name) => ({ name }));
  const before = {};
  EDITED.forEach((name) => { before[name] = home[name] || ""; });
  laborers.forEach((each) => { before[`p.${each.id}`] = each.phone || ""; });
  children.forEach((each) => { before[`s.${each.id}`] = each.school_status || ""; });
  const draft = await drafts.open(`card/${home.id}`, Object.assign({}, before));
  const screen = clone("screen-edit", {
    back: at, name: say("household.of", { name: nameOf(data, home.id) }), groups, events: `${at}changes/`,
    laborers: some(laborers.map((each) => ({ name: each.name, key: `p.${each.id}` }))), children: children.length > 0,
  });
  const form = screen.querySelector("form");
  list(form, "children", children, (node, each) => fill(bind(node, each.id), { name: each.name }));
  drafts.bind(form, draft);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const ops = edits(home, laborers, children, before, draft.values), words = {};
    Object.keys(before).forEach((name) => { if (!/^[\d +()-]*$/.test(name.startsWith("p") ? draft.values[name] : "")) words[name] = say("form.phone"); });
    if (problems(form, words)) return;
    if (!ops.length) { await draft.drop(); await saveOps([], at, "edit.none"); return; }
    ops[0].draft = draft.key;
    await saveOps(ops, at);
  });
  show(screen, { form: true });
}

/* Only what is not as it was, each with the version it was read at. */
function edits(home, laborers, children, before, values) {
  const changed = (name) => (values[name] || "").trim() !== before[name], ops = [], card = {};
  EDITED.filter(changed).forEach((name) => { card[name] = values[name].trim(); });
  if (Object.keys(card).length) ops.push({ entity: "household", kind: "update", entity_id: home.id, payload: card });
  laborers.filter((each) => changed(`p.${each.id}`)).forEach((each) => ops.push({ entity: "laborer", kind: "update", entity_id: each.id, payload: { phone: values[`p.${each.id}`].trim() } }));
  children.filter((each) => changed(`s.${each.id}`)).forEach((each) => ops.push({ entity: "dependant", kind: "update", entity_id: each.id, payload: { school_status: values[`s.${each.id}`] } }));
  return ops;
}

