/* 今日: what is to be done, one row for each household, by village group (or building). */
import { route } from "../router.js";
import { data } from "../data.js";
import { today as day0, day } from "../dates.js";
import { say } from "../words.js";
import { me } from "../me.js";
import { clone, fill, list, part } from "../render.js";
import { MONTHLY, nameOf, nextDay, thisHalfYear, thisMonth, today, visitedToday } from "../derive.js";
import { dueWords, lateWords, mark, metWords, some } from "./parts.js";
import * as sync from "../sync.js";

route("/", ({ query, show }) => {
  const on = day0(), found = today(data, on), wanted = query.get("show") || "", group = query.get("group");
  const first = !data.all("household").length;
  const rows = (row) => (wanted !== "overdue" || row.late > 0) && (group === null || row.group === group);
  const groups = found.groups.map((each) => ({ name: each.name, rows: each.rows.filter(rows) })).filter((each) => each.rows.length);
  const screen = clone("screen-today", Object.assign({ place: me().place, first, work: !first }, promises(on, first), {
    badges: found.rows.length ? badges(found, wanted, group) : null,
    empty: !first && !groups.length ? say(wanted === "overdue" && found.rows.length ? "today.none_overdue" : "today.empty") : null,
    next: found.rows.length || first ? null : nextWords(on),
  }, noHurry(found.later, wanted || group !== null, on), doneToday(on)));
  list(screen, "groups", groups, (node, each) => fill(node, { label: groupWords(each), rows: each.rows.map((row) => rowWords(row, on)) }));
  if (first) part(screen, "fetch").addEventListener("click", () => sync.now());
  show(screen, { title: say("today.title") });
}, { tab: "today" });

function promises(on, first) {
  const month = thisMonth(data, on), half = thisHalfYear(data, on);
  if (first || !(month.due + half.due)) return { month: null, half: null };
  return {
    month: say("today.month", month), done: month.done, due: Math.max(month.due, 1),
    half: half.due ? say(half.until ? "today.half_until" : "today.half", { done: half.done, due: half.due, day: half.until && day(half.until, { short: true }) }) : null,
  };
}

function badges(found, wanted, group) {
  const here = (yes) => (yes ? "true" : null);
  const shown = [
    { label: say("today.all", { n: found.rows.length }), href: "/", here: here(!wanted && group === null) },
    { label: say("today.overdue", { n: found.overdue }), href: "/?show=overdue", here: here(wanted === "overdue") },
  ];
  if (found.groups.length > 1) {
    for (const each of found.groups) {
      shown.push({ label: `${each.name || say("group.none")} ${each.rows.length}`, href: `/?group=${encodeURIComponent(each.name)}`, here: here(group === each.name) });
    }
  }
  return shown;
}

export function groupWords(each) {
  return say("today.group", { group: each.name || say("group.none"), n: each.rows.length });
}

function rowWords(row, on) {
  const about = [];
  if (row.away) about.push(say("today.away", { n: row.away }));
  const plans = new Map();
  row.plans.forEach((plan) => plans.set(plan.kind, (plans.get(plan.kind) || 0) + 1));
  if (row.plans.length > 1 || !plans.has(MONTHLY)) plans.forEach((n, kind) => about.push(say(`visit.short.${kind}`) + (n > 1 ? ` ×${n}` : "")));
  const kinds = new Map();
  row.difficulties.forEach((each) => kinds.set(each.kind, (kinds.get(each.kind) || 0) + 1));
  const todo = Array.from(kinds, ([kind, n]) => say("today.trouble", { kind: say(`difficulty.${kind}`), n }));
  return {
    name: say("household.of", { name: row.name }), href: `/households/${row.home.id}/visit/?plan=${row.plans[0].id}`,
    late: row.late ? lateWords(row.plans[0], on) : null, due: row.late ? null : dueWords(row.dueOn, on),
    about: about.join(" · "), todo: todo.join(" · ") || null,
  };
}

function noHurry(rows, filtered, on) {
  if (!rows.length || filtered) return { later: null };
  return { later: say("today.later", { n: rows.length }), later_rows: rows.map((row) => rowWords(row, on)) };
}

function nextWords(on) {
  const next = nextDay(data, on);
  return next ? say("today.next", { day: day(next) }) : null;
}

function doneToday(on) {
  const visits = visitedToday(data, on);
  if (!visits.length) return { done_today: null, visits: null };
  return {
    done_today: say("today.done", { n: new Set(visits.map((row) => row.household)).size }),
    visits: some(visits.map((row) => ({
      href: `/households/${row.household}/`, name: say("household.of", { name: nameOf(data, row.household) }), mark: mark(row, true),
      about: [say(`outcome.${row.outcome}`), metWords(row.met)].filter(Boolean).join(" · "),
    }))),
  };
}
