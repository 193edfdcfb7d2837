/* Report a difficulty without a visit. */
import { data } from "../data.js";
import { drafts } from "../drafts.js";
import { say } from "../words.js";
import { uuid } from "../ids.js";
import { problems } from "../problems.js";
import { clone } from "../render.js";
import { nameOf, people } from "../derive.js";
import { saveOps } from "./saving.js";

export async function showReport(home, show) {
  const at = `/households/${home.id}/`, { laborers } = people(data, home.id);
  const draft = await drafts.open(`report/${home.id}`, { id: uuid(), severity: "normal", laborer: "" });
  const screen = clone("screen-report", {
    back: at, name: say("household.of", { name: nameOf(data, home.id) }),
    whom: [{ value: "", label: say("family") }].concat(laborers.map((each) => ({ value: each.id, label: each.name }))),
  });
  const form = screen.querySelector("form");
  drafts.bind(form, draft);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { id, kind, laborer, severity, description } = draft.values, words = {};
    if (!kind) words.kind = say("form.kind");
    if (!(description || "").trim()) words.description = say("form.text");
    if (problems(form, words)) return;
    const payload = { household: home.id, kind, severity, description: description.trim() };
    if (laborer) payload.laborer = laborer;
    await saveOps([{ entity: "difficulty", kind: "create", entity_id: id, payload, draft: draft.key }], `/difficulties/${id}/`);
  });
  show(screen, { form: true });
}
