// When a visit is due and overdue and how late it may be written down: laborers/visits/rules.py once more, for a phone
// without a network. A test lets both answer the same random cases. Days are texts "2026-06-20", compared as texts.

export const WAITING = "planned";

function parts(day) {
  return day.split("-").map(Number);
}

function text(year, month, day) {
  return String(year).padStart(4, "0") + "-" + String(month).padStart(2, "0") + "-" + String(day).padStart(2, "0");
}

function lengthOf(year, month) {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function plusDays(day, days) {
  const [year, month, date] = parts(day);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

export function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86400000);
}

// The day so many months later; the last of a shorter month for a day it does not have.
export function plusMonths(day, months) {
  const [year, month, date] = parts(day);
  const all = year * 12 + month - 1 + months;
  const inYear = Math.floor(all / 12);
  const inMonth = all - inYear * 12 + 1;
  return text(inYear, inMonth, Math.min(date, lengthOf(inYear, inMonth)));
}

export function monthStart(day) {
  return day.slice(0, 8) + "01";
}

export function monthEnd(day) {
  const [year, month] = parts(day);
  return text(year, month, lengthOf(year, month));
}

// The latest window end that is overdue at the day `on`, for more than so many days.
export function lastDayOverdue(on, days = 0) {
  return plusDays(on, -(days + 1));
}

// The only definition of overdue there is.
export function isOverdue(windowTo, state, on) {
  return state === WAITING && windowTo <= lastDayOverdue(on);
}

// Whether the window is open on the day and the visit still waits.
export function isDue(windowFrom, windowTo, state, on) {
  return state === WAITING && windowFrom <= on && windowTo > lastDayOverdue(on);
}

// The last day on which a village may enter a visit of that day: the end of the following month.
export function closesOn(visitedOn) {
  return monthEnd(plusMonths(monthStart(visitedOn), 1));
}

// [field, code] of what forbids writing the visit down, or null; the server asks once more.
export function entryProblem({ visitedOn, enteredOn, windowTo = null, lateReason = "", mayUnlock = false, unlockedUntil = null }) {
  if (visitedOn > enteredOn) return ["visited_on", "in_future"];
  const closed = enteredOn > closesOn(visitedOn);
  if (closed && !mayUnlock && !(unlockedUntil && enteredOn <= unlockedUntil)) return ["visited_on", "month_closed"];
  if ((closed || (windowTo && enteredOn > windowTo)) && !lateReason.trim()) return ["late_reason", "required"];
  return null;
}

// Whether a row counts as a visit: carried out, and not just word that a neighbour passed on.
export function counts(outcome, mode) {
  return outcome === "done" && mode !== "neighbour";
}

// Months of the year with at least one day of work; `spells` are [first day, last day or null].
export function monthsWorked(spells, year) {
  const months = new Set();
  const [first, last] = [text(year, 1, 1), text(year, 12, 31)];
  for (const [start, end] of spells) {
    const from = start > first ? start : first;
    const to = end && end < last ? end : last;
    if (from > to) continue;
    for (let month = parts(from)[1]; month <= parts(to)[1]; month += 1) months.add(month);
  }
  return months.size;
}

// Whether a child is of the nine years of compulsory school: 6 by 31 August, at school from 1 September.
export function ofSchoolAge(birth, on) {
  if (!birth) return true;
  const [year, month] = parts(birth), first = text(year + 6 + (month >= 9 ? 1 : 0), 9, 1);
  return first <= on && on < text(parts(first)[0] + 9, 9, 1);
}
