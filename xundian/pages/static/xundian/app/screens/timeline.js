/* 务工经历: the spells of work, the visits and difficulties of one laborer on one thread, the newest first. */
import { data } from "../data.js";
import { today, day } from "../dates.js";
import { say } from "../words.js";
import { clone } from "../render.js";
import { nameOf } from "../derive.js";
import { daysBetween, monthEnd, monthsWorked, plusDays } from "../rules.js";
import { personWords, workWords } from "./asks.js";
import { mark, metWords, shownPhone, showAbsent, some, telephone } from "./parts.js";

const GAP_DAYS = 15, MONTH_DAYS = 30.4;

export function showTimeline(home, id, show) {
  const person = data.get("laborer", id), on = today(), year = Number(on.slice(0, 4));
  if (!person || person.household !== home.id) return showAbsent(show);
  const spells = data.of("placement", home.id).filter((row) => row.laborer === id).sort((a, b) => b.started_on.localeCompare(a.started_on));
  const counted = spells.map((row) => [row.started_on, row.ended_on || monthEnd(on)]);
  return show(clone("screen-timeline", {
    back: `/households/${home.id}/`, household: say("household.of", { name: nameOf(data, home.id) }), name: person.name,
    who: personWords(person, person.relation_label), phone: shownPhone(person.phone), tel: telephone(person.phone),
    months: say("timeline.months", { n: monthsWorked(counted, year), year }),
    counted: spells.filter((row) => (row.ended_on || on) >= `${year}-01-01`).map((row) => ({ text: `${spellDays(row)} ${workWords(row)}` })),
    thread: some(thread(home, id, spells, on)),
  }));
}

const spellDays = (row) => say("timeline.spell", { from: day(row.started_on), to: row.ended_on ? day(row.ended_on) : say("timeline.now") });

function thread(home, id, spells, on) {
  const found = spells.map((row) => ({ at: row.started_on, kind: "spell", icon: "●", when: spellDays(row), text: workWords(row) || say("timeline.unknown") })).concat(gaps(spells, on));
  data.of("visit", home.id).filter((row) => row.laborer === id && row.outcome !== "withdrawn").forEach((row) => found.push({
    at: row.visited_on, kind: "dot", icon: "·", when: day(row.visited_on), mark: mark(row),
    text: [say(`visit.${row.kind}`), say(`outcome.${row.outcome}`), metWords(row.met)].filter(Boolean).join(" · "),
  }));
  data.of("difficulty", home.id).filter((row) => row.laborer === id).forEach((row) => found.push({
    at: row.reported_on, kind: "trouble", icon: "!", when: day(row.reported_on), href: `/difficulties/${row.id}/`, mark: mark(row),
    text: `${say(`difficulty.${row.kind}`)} · ${say(`state.${row.state}`)}`,
  }));
  return found.sort((a, b) => b.at.localeCompare(a.at));
}

/* Time at home between two spells, and since the last one. */
function gaps(spells, on) {
  const found = [];
  spells.forEach((row, at) => {
    if (!row.ended_on) return;
    const from = plusDays(row.ended_on, 1), to = at ? spells[at - 1].started_on : on, days = daysBetween(from, to);
    if (days < GAP_DAYS) return;
    found.push({ at: from, kind: "gap", icon: "○", when: say("timeline.spell", { from: day(from), to: at ? day(plusDays(to, -1)) : say("timeline.now") }), text: say("timeline.home", { n: Math.max(1, Math.round(days / MONTH_DAYS)) }) });
  });
  return found;
}
