/* 培训: the attendance sheets of the officer's own people, written where nothing is heard of the net. Not part of the
   first load: the page /sheets/ is the shell with this script, which brings the app along. */
import "./main.js";
import { data } from "./data.js";
import { day, daysBetween, today } from "./dates.js";
import { drafts } from "./drafts.js";
import { queue } from "./queue.js";
import { clone } from "./render.js";
import { route } from "./router.js";
import { saveOps } from "./screens/saving.js";
import { say } from "./words.js";

// How far back a sheet that was forgotten is offered: as the server's own page does.
const DAYS_BACK = 6, JOINED = ["enrolled", "completed", "failed"];
const there = (id) => `there-${id}`;

/* Every session that the phone knows, once, with the phone's own people who were in the class by then. */
function sessions() {
  const found = new Map();
  data.all("enrolment").filter((row) => JOINED.includes(row.state)).forEach((row) => row.sessions.forEach((each) => {
    if (row.enrolled_on > each.day) return;
    if (!found.has(each.id)) found.set(each.id, { ...each, title: row.title, place: each.place || row.venue, people: [] });
    found.get(each.id).people.push({ id: row.id, name: row.name, pinyin: row.pinyin, present: each.present });
  }));
  return found;
}

/* The phone's last word on a session: one that the server's rows do not show yet, or that needs the officer. */
const wordOn = (session) => queue.shown().reverse().find((op) => op.entity === "attendance" && op.payload.session === session);
const needy = (op) => Boolean(op) && queue.needs().some((each) => each.op_id === op.op_id);

function presentIn(op, person) {
  if (op && op.payload.present.includes(person.id)) return true;
  return op && op.payload.absent.includes(person.id) ? false : person.present;
}

function rowWords(session, on) {
  const op = wordOn(session.id), said = session.people.map((each) => presentIn(op, each)).filter((each) => each !== null);
  const when = session.day === on ? say("sheet.today") : day(session.day);
  return {
    href: `/sheets/${session.id}/`, title: session.title, late: needy(op) ? say("mark.needs") : null,
    when: `${when} ${hours(session)}`, place: session.place,
    said: said.length ? say("sheet.said", { n: said.filter(Boolean).length, of: session.people.length }) : say("sheet.none"),
    mark: op && !needy(op) ? say(op.state === "applied" || op.state === "parked" ? "mark.sent" : "mark.phone") : null,
  };
}

const hours = ({ begins, ends }) => `${begins.slice(0, 5)}–${ends.slice(0, 5)}`;

route("/sheets/", ({ show }) => {
  const on = today(), ago = (each) => daysBetween(each.day, on);
  const rows = Array.from(sessions().values()).filter((each) => ago(each) >= 0 && ago(each) <= DAYS_BACK);
  rows.sort((a, b) => b.day.localeCompare(a.day) || a.begins.localeCompare(b.begins));
  show(clone("screen-sheets", { none: !rows.length, rows: rows.length ? rows.map((each) => rowWords(each, on)) : null }));
}, { tab: "mine" });

route("/sheets/:id/", async ({ params, show }) => {
  const session = sessions().get(params.id);
  if (!session) return show(clone("screen-missing"));
  const op = wordOn(session.id), key = `sheet/${session.id}`, needs = needy(op), initial = { village_staff: op ? op.payload.village_staff : "" };
  session.people.sort((a, b) => a.pinyin.localeCompare(b.pinyin));
  session.people.forEach((each) => { initial[there(each.id)] = presentIn(op, each) === false ? "no" : "yes"; });
  const draft = await drafts.open(key, initial), screen = clone("screen-sheet", {
    title: session.title, when: `${day(session.day)} ${hours(session)}`, about: [session.place, session.topic].filter(Boolean).join(" · "),
    needs, people: session.people.map((each) => ({ ...each, field: there(each.id), theirs: needs && theirs(op, each) })),
  });
  const form = screen.querySelector("form");
  // Who joined the class since the draft was begun.
  draft.values = { ...initial, ...draft.values };
  drafts.bind(form, draft);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    return save(session, draft, needs ? op.op_id : null);
  });
  show(screen, { form: true });
}, { tab: "mine" });

/* What the office has, where both sides wrote. */
function theirs({ server }, { id }) {
  if (!server || !server.present) return null;
  return server.present.includes(id) ? say("sheet.there") : server.absent.includes(id) && say("sheet.not_there");
}

function save(session, draft, supersedes) {
  const { values, key } = draft, of = (word) => session.people.map((each) => each.id).filter((id) => values[there(id)] === word);
  const payload = { session: session.id, present: of("yes"), absent: of("no"), village_staff: values.village_staff.trim() };
  return saveOps([{ entity: "attendance", kind: "create", payload, draft: key, supersedes }], "/sheets/");
}
