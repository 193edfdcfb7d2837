/* What the screens share: names in templates bound to a person, follow-up questions, marks, dates of a window. */
import { data } from "../data.js";
import { today, day } from "../dates.js";
import { say } from "../words.js";
import { clone } from "../render.js";
import { isLate } from "../derive.js";
import { daysBetween, monthEnd } from "../rules.js";

const BOUND = ["name", "id", "for", "data-when", "aria-describedby", "list"];

/** Write a person's id into every name of a copy in which the template says __id__. */
export function bind(root, id) {
  for (const element of root.querySelectorAll("*")) {
    for (const attribute of BOUND) {
      const value = element.getAttribute(attribute);
      if (value && value.includes("__id__")) element.setAttribute(attribute, value.split("__id__").join(id));
    }
  }
  return root;
}

/** Show what data-when="name=value|value" asks for and hide the rest; one after another, outer ones first. */
export function follow(form) {
  for (const element of form.querySelectorAll("[data-when]")) {
    const [name, values] = element.dataset.when.split("=");
    element.hidden = !values.split("|").includes(valueOf(form, name)) || Boolean(element.parentElement.closest("[data-when][hidden]"));
  }
}

/** The value of a control or of the checked one of a group. */
export function valueOf(form, name) {
  const control = form.elements.namedItem(name);
  if (!control) return "";
  if (control.type === "checkbox") return control.checked ? control.value : "";
  return control.value || "";
}

/** The chip of a group with that value, or null. */
export function chip(form, name, value) {
  return Array.from(form.elements).find((each) => each.name === name && each.value === value) || null;
}

/** One chip for a group, with words of its own. */
export function makeChip({ type = "radio", name, value, label }) {
  const holder = document.createElement("label"), control = document.createElement("input");
  Object.assign(control, { type, name, value });
  holder.append(control, label);
  return holder;
}

/** Where the news is: 已存手机, 已上传, 需处理; rows from elsewhere carry no mark unless asked. */
export function mark(row, always = false) {
  if (row.pending) return say(`mark.${row.pending}`);
  return always ? say("mark.sent") : null;
}

/** "3 days overdue", or null. */
export function lateWords(plan, on = today()) {
  return isLate(plan, on) ? say("plan.late", { n: daysBetween(plan.window_to, on) }) : null;
}

/** "this month" for a window that ends with this month, otherwise until when. */
export function dueWords(windowTo, on = today()) {
  return windowTo === monthEnd(on) ? say("plan.month") : say("plan.until", { day: day(windowTo, { short: windowTo.slice(0, 4) === on.slice(0, 4) }) });
}

/** "any day from … to …" */
export function windowWords(plan) {
  return say("plan.window", { from: day(plan.window_from, { short: true }), to: day(plan.window_to, { short: true }) });
}

/** What a planned visit is, with whom. */
export function planWords(plan) {
  const person = plan.laborer && data.get("laborer", plan.laborer);
  return say(`visit.${plan.kind}`) + (person ? ` · ${person.name}` : "");
}

/** Words of who was met: a code, or what somebody wrote. */
export function metWords(met) {
  if (!met) return "";
  if (met.startsWith("other:")) return met.slice(6);
  const words = say(`met.${met}`);
  return words === `met.${met}` ? met : words;
}

export const telephone = (phone) => (phone ? `tel:${phone.replace(/[^\d+]/g, "")}` : null);

/** 138 0000 0000 */
export function shownPhone(phone) {
  return /^1\d{10}$/.test(phone || "") ? `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}` : phone || null;
}

/** The screen for a household or a difficulty that this phone does not hold. */
export function showAbsent(show) {
  show(clone("screen-missing"));
}

/** null for an empty list, so that data-if hides it. */
export const some = (rows) => (rows.length ? rows : null);
