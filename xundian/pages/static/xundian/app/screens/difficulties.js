/* 问题: what must be coordinated until it is solved, by its last day. */
import { route } from "../router.js";
import { data } from "../data.js";
import { today } from "../dates.js";
import { say } from "../words.js";
import { clone } from "../render.js";
import { nameOf, unsolved, workOf } from "../derive.js";
import { daysBetween } from "../rules.js";
import { mark, some } from "./parts.js";

route("/difficulties/", ({ query, show }) => {
  const on = today(), every = data.all("difficulty"), open = unsolved(every), confirm = every.filter((row) => row.state === "resolved");
  const wanted = query.get("show") || "", rows = { "": open, confirm, all: every }[wanted] || open;
  const here = (name) => (wanted === name ? "true" : null);
  show(clone("screen-difficulties", {
    badges: [
      { label: say("difficulties.open", { n: open.length }), href: "/difficulties/", here: here("") },
      { label: say("difficulties.confirm", { n: confirm.length }), href: "/difficulties/?show=confirm", here: here("confirm") },
      { label: say("difficulties.all", { n: every.length }), href: "/difficulties/?show=all", here: here("all") },
    ],
    rows: some(rows.slice().sort(byDay).map((row) => rowWords(row, on))), none: say(every.length ? "difficulties.none_here" : "difficulties.none"),
  }));
}, { tab: "difficulties" });

const byDay = (a, b) => (a.due_on || "0").localeCompare(b.due_on || "0") || String(a.reported_on).localeCompare(String(b.reported_on));

/** "2 days late", or null. */
export function lateDifficulty(row, on) {
  return unsolved([row]).length && row.due_on && row.due_on < on ? say("difficulty.late", { n: daysBetween(row.due_on, on) }) : null;
}

export function dueDifficulty(row, on) {
  if (!unsolved([row]).length || !row.due_on || row.due_on < on) return null;
  return row.due_on === on ? say("difficulty.today") : say("difficulty.left", { n: daysBetween(on, row.due_on) });
}

/** Who has it now: a name, or the office. */
export function ownerWords(row) {
  return row.owner_name || (row.level ? say(`level.${row.level}`) : say("difficulty.unsent"));
}

function rowWords(row, on) {
  const person = row.laborer && data.get("laborer", row.laborer), work = person && workOf(data, person);
  return {
    href: `/difficulties/${row.id}/`, label: `${say(`difficulty.${row.kind}`)} · ${person ? person.name : say("household.of", { name: nameOf(data, row.household) })}`,
    late: lateDifficulty(row, on), due: dueDifficulty(row, on),
    about: [work && work.destination_name, ownerWords(row), say(`state.${row.state}`)].filter(Boolean).join(" · "), mark: mark(row),
  };
}

