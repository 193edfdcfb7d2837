/* The parts of the visit forms: what to ask first, each person, difficulties, the foot with note, photo and day. */
import { data } from "../data.js";
import { age, day, today } from "../dates.js";
import { say, language } from "../words.js";
import { photos } from "../photos.js";
import { clone, fill, list, part } from "../render.js";
import { FIELD, askFirst, workOf } from "../derive.js";
import { closesOn, ofSchoolAge, plusDays } from "../rules.js";
import { bind, makeChip } from "./parts.js";
import { ticked } from "./payload.js";

const TRADES = 5, PROVINCE = 2;

// --- asked first: difficulties not solved, the other side's before one's own, and news to be told -----------------------

export function first(holder, { kind, home, laborer }) {
  const { asked, told } = askFirst(data, home, kind, laborer);
  if (!asked.length && !told.length) return;
  const copy = clone("part-first");
  list(copy, "asked", asked, (node, row) => fill(bind(node, row.id), {
    label: say("first.asked", { kind: say(`difficulty.${row.kind}`), name: nameFor(row) }),
    about: [row.description, say("first.since", { day: day(row.reported_on, { short: true }) })].filter(Boolean).join(" · "),
  }));
  list(copy, "told", told, (node, row) => fill(bind(node, row.id), { label: say(kind === FIELD ? "first.told_migrant" : "first.told_family", { name: nameFor(row) }), text: row.text }));
  holder.appendChild(copy);
}

const nameFor = (row) => { const person = row.laborer && data.get("laborer", row.laborer); return person ? person.name : say("family"); };

// --- each person -------------------------------------------------------------------------------------------------------

export function personWords(person, label) {
  return [person.sex && say(`sex.${person.sex}`), person.birth && say("age", { n: age(person.birth) }), label].filter(Boolean).join(" · ");
}

export function workWords(placement) {
  return [placement.destination_name, placement.employer, placement.occupation_label].filter(Boolean).join(" · ");
}

export function laborer(person) {
  const copy = bind(clone("part-laborer"), person.id), work = workOf(data, person);
  fill(copy, {
    name: person.name, who: personWords(person, person.relation_label),
    now: work ? say("person.last", { work: workWords(work), day: day(work.started_on) }) : say("person.at_home"),
  });
  only(copy, work ? "working" : "home");
  if (!work) copy.querySelector("[data-place=same]").remove();
  const trades = part(copy, "trades"), own = work && work.occupation;
  common(own).forEach((code) => trades.appendChild(makeChip({ name: `l.${person.id}.occupation`, value: code, label: tradeWords(code) })));
  options("occupations").forEach((each) => copy.querySelector(`[name="l.${person.id}.occupation_other"]`).appendChild(each.cloneNode(true)));
  return copy;
}

export function dependant(person) {
  const copy = bind(clone("part-dependant"), person.id), school = person.kind === "child" && ofSchoolAge(person.birth, today());
  fill(copy, { name: person.name, who: personWords(person, say(`dependant.${person.kind}`)), school });
  only(copy, ["child", "elder"].includes(person.kind) ? person.kind : "other");
  return copy;
}

/* Chips that can be true of this person only. */
function only(copy, who) {
  copy.querySelectorAll("[data-who]").forEach((label) => { if (!label.dataset.who.split(" ").includes(who)) label.remove(); });
}

/* What people of this village do most, the person's own work first: chips instead of a list of sixty. */
function common(own) {
  const counted = new Map();
  data.all("placement").forEach((row) => row.occupation && counted.set(row.occupation, (counted.get(row.occupation) || 0) + 1));
  const most = Array.from(counted.keys()).sort((a, b) => counted.get(b) - counted.get(a)).filter((code) => code !== own);
  return (own ? [own] : []).concat(most).slice(0, TRADES);
}

const options = (id) => Array.from(document.getElementById(id).content.children);
const tradeWords = (code) => { const found = options("occupations").find((each) => each.value === code); return found ? found.textContent : code; };

/** Provinces, then their cities and counties; the county's own province stands for "in the province". */
export function places(form, id, home) {
  const region = form.elements[`l.${id}.region`], city = form.elements[`l.${id}.destination`], all = options("destinations");
  const own = String(home.division || "").slice(0, PROVINCE);
  all.filter((each) => each.value.endsWith("0000") && each.value.slice(0, PROVINCE) !== own).forEach((each) => region.appendChild(each.cloneNode(true)));
  const draw = (kept) => {
    const at = form.elements[`l.${id}.place`].value === "other" ? region.value.slice(0, PROVINCE) : own;
    while (city.options.length > 1) city.remove(1);
    const [province] = all.filter((each) => each.value === `${at}0000`);
    all.filter((each) => at && each.value.startsWith(at) && !each.value.endsWith("0000")).forEach((each) => {
      const option = each.cloneNode(true);
      if (province && language() === "zh-hans") option.textContent = each.textContent.replace(province.textContent, "");
      city.appendChild(option);
    });
    city.value = kept || "";
  };
  form.addEventListener("change", (event) => { if ([`l.${id}.region`, `l.${id}.place`].includes(event.target.name)) draw(); });
  return draw;
}

// --- difficulties --------------------------------------------------------------------------------------------------------

export function troubles(holder, form, draft, persons) {
  holder.appendChild(clone("part-troubles"));
  const each = part(holder, "each-trouble"), inner = each.querySelector("template");
  const draw = () => {
    const kinds = ticked(Object.assign({}, draft.values, { handed: [] }));
    each.querySelectorAll("[data-kind]").forEach((node) => { if (!kinds.includes(node.dataset.kind)) node.remove(); });
    kinds.filter((kind) => !each.querySelector(`[data-kind="${kind}"]`)).forEach((kind) => each.appendChild(trouble(kind, inner, draft, persons)));
  };
  form.addEventListener("change", (event) => {
    const { name } = event.target;
    if (!name || !name.startsWith("t.")) return;
    if (name === "t.none" && event.target.checked) clear(form, draft);
    else if (name !== "t.none" && event.target.value) untick(form, draft);
    draw();
  });
  draw();
}

function trouble(kind, inner, draft, persons) {
  const copy = bind(document.importNode(inner.content, true), kind), root = copy.firstElementChild;
  root.dataset.kind = kind;
  fill(copy, { label: say(`difficulty.${kind}`), asked: say("trouble.asked"), text: `t.${kind}.text` });
  const whom = part(copy, "whom");
  if (persons.length > 1) persons.forEach(({ id, name }) => whom.appendChild(makeChip({ name: `t.${kind}.laborer`, value: id, label: name })));
  if (!draft.values[`t.${kind}.severity`]) draft.set({ [`t.${kind}.severity`]: "normal" });
  if (persons.length === 1 && !(`t.${kind}.laborer` in draft.values)) draft.set({ [`t.${kind}.laborer`]: persons[0].id });
  root.querySelectorAll("[name]").forEach((control) => {
    const value = draft.values[control.name];
    if (control.type === "radio") control.checked = control.value === value;
    else control.value = value || "";
  });
  return copy;
}

function clear(form, draft) {
  const patch = { "t.more": "" };
  form.elements["t.more"].value = "";
  form.querySelectorAll("input[type=checkbox][name^='t.']").forEach((box) => { if (box.name !== "t.none") { box.checked = false; patch[box.name] = false; } });
  draft.set(patch);
}

function untick(form, draft) {
  form.elements["t.none"].checked = false;
  draft.set({ "t.none": false });
}

// --- the foot ------------------------------------------------------------------------------------------------------------

export function foot(holder, form, draft, plan) {
  holder.appendChild(clone("part-foot"));
  const on = today(), yesterday = plusDays(on, -1), dayInput = form.elements.visited_on;
  dayInput.max = on;
  const { visited_on: kept } = draft.values;
  draft.values.when = kept === on ? "today" : kept === yesterday ? "yesterday" : "day";
  const late = () => {
    const { visited_on: chosen } = draft.values;
    part(holder, "late").hidden = !(chosen && ((plan && on > plan.window_to) || on > closesOn(chosen)));
  };
  form.addEventListener("change", ({ target }) => {
    if (target.name === "when" && target.value !== "day") draft.set({ visited_on: target.value === "today" ? on : yesterday });
    if (target.name === "when") dayInput.value = draft.values.visited_on;
    late();
  });
  late();
  part(holder, "reasons").addEventListener("click", ({ target }) => {
    if (target.tagName !== "BUTTON") return;
    form.elements.late_reason.value = target.textContent;
    draft.set({ late_reason: target.textContent });
    form.dispatchEvent(new Event("change"));
  });
  pictures(holder, draft);
}

function pictures(holder, draft) {
  const shelf = part(holder, "photos"), shutter = part(holder, "photo");
  const draw = async () => {
    const taken = draft.values.photos || [], shown = await Promise.all(taken.map(async (sha256, at) => picture(sha256, await photos.url(sha256), at)));
    shelf.textContent = "";
    shown.forEach((node) => shelf.appendChild(node));
  };
  const picture = (sha256, url, at) => {
    const item = document.createElement("li"), image = document.createElement("img"), away = document.createElement("button");
    Object.assign(image, { src: url || "", alt: say("photo.n", { n: at + 1 }) });
    Object.assign(away, { type: "button", className: "plain", textContent: say("photo.drop", { n: at + 1 }) });
    away.addEventListener("click", () => {
      draft.set({ photos: draft.values.photos.filter((each) => each !== sha256) });
      draw();
    });
    item.append(image, away);
    return item;
  };
  shutter.addEventListener("change", async () => {
    const [file] = shutter.files;
    if (!file) return;
    const { sha256 } = await photos.take(file);
    draft.set({ photos: (draft.values.photos || []).concat(sha256).filter((each, at, all) => all.indexOf(each) === at) });
    shutter.value = "";
    draw();
  });
  draw();
}


