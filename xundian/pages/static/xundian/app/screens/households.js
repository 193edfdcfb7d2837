/* 住户: every household of the place, found by name, pinyin initials, group or the last digits of a phone. */
import { route } from "../router.js";
import { data } from "../data.js";
import { today } from "../dates.js";
import { me } from "../me.js";
import { say } from "../words.js";
import { clone, fill, part } from "../render.js";
import { openPlans, people, search } from "../derive.js";
import { groupWords } from "./today.js";
import { lateWords } from "./parts.js";

const SHOWN = 60, WAIT_MS = 150;
const LEADS = { visit: "visit/", report: "?do=report" };

route("/households/", ({ query, show }) => {
  const lead = query.get("for") || "", screen = clone("screen-households", { q: query.get("q") || "", choose: Boolean(lead) });
  const root = screen.querySelector("section"), form = part(root, "form"), more = part(root, "more");
  const holder = part(root, "groups"), inner = holder.querySelector("template");
  let shown = SHOWN, timer = 0;
  const draw = () => {
    const asked = form.elements.q.value.trim(), found = search(data, asked);
    holder.textContent = "";
    inGroups(found.slice(0, shown)).forEach((each) => {
      const copy = document.importNode(inner.content, true);
      holder.appendChild(fill(copy, { label: groupWords(each), rows: each.rows.map((row) => rowWords(row, lead)) }));
    });
    part(root, "count").textContent = found.length ? say("households.count", { n: found.length }) : say("households.none");
    more.hidden = found.length <= shown;
  };
  const typed = () => {
    const address = new URL(location.href);
    if (form.elements.q.value) address.searchParams.set("q", form.elements.q.value);
    else address.searchParams.delete("q");
    history.replaceState(history.state, "", address);
    draw();
  };
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(typed, WAIT_MS); });
  form.addEventListener("submit", (event) => { event.preventDefault(); typed(); });
  more.addEventListener("click", () => { shown += SHOWN; draw(); });
  draw();
  show(screen);
}, { tab: "households" });

function inGroups(rows) {
  const groups = new Map();
  rows.forEach((row) => groups.set(row.group, (groups.get(row.group) || []).concat([row])));
  return Array.from(groups, ([name, members]) => ({ name, rows: members }));
}

function rowWords({ home, name, matched }, lead) {
  const { laborers, dependants } = people(data, home.id), [plan] = openPlans(data, home.id, today());
  const others = matched.filter((each) => each !== name);
  return {
    href: `/households/${home.id}/${LEADS[lead] || ""}`, name: say("household.of", { name }),
    late: plan ? lateWords(plan) : null,
    about: [say("household.people", { n: laborers.length + dependants.length }), home.category_label, home.building && me().role !== "site" && say("household.moved")].filter(Boolean).join(" · "),
    found: others.length ? others.slice(0, 3).join(" · ") : null,
  };
}
