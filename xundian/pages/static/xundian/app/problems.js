/* What is wrong with a form: a summary on top, focused, with links; the same words beside each field. */
import { clone, list, part } from "./render.js";
import { say } from "./words.js";

/** Show problems {name: words}; none clears. Returns how many. */
export function problems(form, found) {
  const names = Object.keys(found), mark = say("form.error");
  form.querySelectorAll("[data-problem]").forEach((each) => each.remove());
  form.querySelectorAll(".field.bad, fieldset.bad").forEach((each) => each.classList.remove("bad"));
  form.querySelectorAll("[aria-invalid]").forEach((each) => { each.removeAttribute("aria-invalid"); each.removeAttribute("aria-describedby"); });
  document.title = document.title.replace(mark, "");
  if (!names.length) return 0;
  const summary = clone("problems", { title: say("form.problems", { n: names.length }) });
  const rows = names.map((name) => ({ name, words: found[name], id: beside(form, name, found[name]) }));
  list(summary, "list", rows, (node, row) => {
    const link = node.querySelector("a"), person = document.getElementById(row.id).closest(".person");
    link.textContent = (person ? `${person.querySelector("strong").textContent} · ` : "") + row.words;
    link.href = `#${row.id}`;
    link.addEventListener("click", (event) => { event.preventDefault(); document.getElementById(row.id).focus(); });
  });
  form.prepend(summary);
  document.title = mark + document.title;
  part(form, "summary").focus();
  return names.length;
}

function beside(form, name, words) {
  const control = form.querySelector(`[name="${CSS.escape(name)}"]`);
  if (!control) return "main";
  if (!control.id) control.id = `field-${name}`;
  const field = control.closest(".field, fieldset") || control.parentElement, line = document.createElement("p");
  Object.assign(line, { className: "error", textContent: words, id: `error-${name}` });
  line.dataset.problem = name;
  const head = field.querySelector("label, legend");
  if (head && head.parentElement === field) head.after(line);
  else field.prepend(line);
  field.classList.add("bad");
  control.setAttribute("aria-invalid", "true");
  control.setAttribute("aria-describedby", line.id);
  return control.id;
}
