/* Screens are <template> elements that Django has translated; data go in as text and attributes, never as markup. */

/** A copy of the template with that id, filled. */
export function clone(id, values) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no template ${id}`);
  const copy = document.importNode(found.content, true);
  return values ? fill(copy, values) : copy;
}

function valueOf(values, name) {
  let found = values;
  for (const step of name.split(".")) found = found === null || found === undefined ? undefined : found[step];
  return typeof found === "function" ? found() : found;
}

function setAttribute(element, name, value) {
  if (value === false || value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
}

/* Elements below a root that carry an attribute, the root itself included. */
function marked(root, attribute) {
  const found = Array.from(root.querySelectorAll(`[${attribute}]`));
  if (root.matches && root.matches(`[${attribute}]`)) found.unshift(root);
  return found;
}

/** data-slot, data-href, data-if, data-unless, data-attr, data-each; see each line. Returns the root. */
export function fill(root, values) {
  const keep = (element, wanted) => { if (!wanted) element.remove(); };
  marked(root, "data-each").forEach((holder) => repeat(holder, valueOf(values, holder.dataset.each) || [], fill));
  marked(root, "data-if").forEach((each) => keep(each, take(each, "if", values)));
  marked(root, "data-unless").forEach((each) => keep(each, !take(each, "unless", values)));
  marked(root, "data-slot").forEach((each) => {
    const value = take(each, "slot", values);
    each.textContent = value === null || value === undefined ? "" : String(value);
  });
  marked(root, "data-href").forEach((each) => setAttribute(each, "href", take(each, "href", values)));
  marked(root, "data-attr").forEach((each) => {
    const pairs = each.dataset.attr.trim().split(/\s+/);
    delete each.dataset.attr;
    pairs.forEach((pair) => {
      const [name, key] = pair.split(":");
      setAttribute(each, name, valueOf(values, key || name));
    });
  });
  return root;
}

function take(element, kind, values) {
  const name = element.dataset[kind];
  delete element.dataset[kind];
  return valueOf(values, name);
}

function repeat(holder, items, each) {
  const inner = holder.querySelector("template");
  delete holder.dataset.each;
  inner.remove();
  items.forEach((item, at) => {
    const copy = document.importNode(inner.content, true);
    each(copy, item, at);
    holder.appendChild(copy);
  });
}

/** The element marked data-part="name". */
export const part = (root, name) => root.querySelector(`[data-part="${name}"]`);

/** Fill the list data-part="name" from the template in it, one copy for each item, by a function (node, item, at). */
export function list(root, name, items, each = fill) {
  const holder = part(root, name); // absent where a data-if took it away
  if (holder) repeat(holder, items, each);
}

/** What a form holds: {name: value}; groups of checkboxes as lists, a lone checkbox as yes or no. */
export function choose(form) {
  const found = {};
  for (const control of form.elements) {
    if (!control.name || control.disabled) continue;
    if (control.type === "radio") {
      if (!(control.name in found)) found[control.name] = "";
      if (control.checked) found[control.name] = control.value;
    } else if (control.type === "checkbox") {
      const group = form.querySelectorAll(`input[type=checkbox][name="${CSS.escape(control.name)}"]`);
      if (group.length === 1) found[control.name] = control.checked;
      else found[control.name] = (found[control.name] || []).concat(control.checked ? [control.value] : []);
    } else if (control.type !== "submit" && control.type !== "button") {
      found[control.name] = control.value;
    }
  }
  return found;
}
