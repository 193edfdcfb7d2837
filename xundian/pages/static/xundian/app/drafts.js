/* Every answer is kept as it is given; a form opened again stands where it was left. Keys are ids, values are sealed. */
import { store } from "./store.js";

const SAVE_MS = 300;
let kept = new Map();
const open = new Set();

class Draft {
  constructor(key, values, fresh) {
    Object.assign(this, { key, values, fresh, timer: 0, dirty: false, gone: false });
    open.add(this);
  }

  /** Take these answers; on the disk within 300 ms. */
  set(patch) {
    Object.assign(this.values, patch);
    this.dirty = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), SAVE_MS);
  }

  /** On the disk now. */
  async save() {
    clearTimeout(this.timer);
    if (!this.dirty || this.gone) return;
    this.dirty = false;
    const at = Date.now(), values = JSON.parse(JSON.stringify(this.values));
    const box = await store.seal({ at, values });
    if (this.gone) return;
    await store.write(["drafts"], (on) => on("drafts").put({ key: this.key, box }));
    kept.set(this.key, { at, values });
  }

  /** Its form is saved or thrown away. */
  async drop() {
    this.forget();
    kept.delete(this.key);
    await store.write(["drafts"], (on) => on("drafts").delete(this.key));
  }

  forget() {
    this.gone = true;
    clearTimeout(this.timer);
    open.delete(this);
  }
}

const saveAll = () => Promise.all(Array.from(open, (draft) => draft.save()));

export const drafts = {
  async load() {
    const rows = await store.all("drafts");
    const found = await Promise.all(rows.map(async ({ key, box }) => [key, await store.unseal(box)]));
    kept = new Map(found);
    addEventListener("pagehide", saveAll);
    document.addEventListener("visibilitychange", () => document.hidden && saveAll());
  },

  /** The draft under a key, begun with `initial` where nothing is kept. */
  async open(key, initial = {}) {
    const found = kept.get(key);
    return new Draft(key, JSON.parse(JSON.stringify(found ? found.values : initial)), !found);
  },

  /** Fill the named controls of a form from the draft, and let them write back. */
  bind(form, draft) {
    for (const control of form.elements) {
      if (!control.name || !(control.name in draft.values)) continue;
      const value = draft.values[control.name];
      if (control.type === "radio") control.checked = control.value === value;
      else if (control.type === "checkbox") control.checked = Array.isArray(value) ? value.includes(control.value) : Boolean(value);
      else if (control.type !== "file") control.value = value;
    }
    const took = (event) => { if (event.target.name && event.target.type !== "file") draft.set(valueOf(form, event.target)); };
    form.addEventListener("input", took);
    form.addEventListener("change", took);
  },

  get: (key) => (kept.has(key) ? kept.get(key).values : null),
  all: () => Array.from(kept, ([key, { at, values }]) => ({ key, at, values })).sort((a, b) => b.at - a.at),
  save: saveAll,

  /** The queue took these keys away in its own transaction. */
  taken(keys) {
    keys.forEach((key) => kept.delete(key));
    open.forEach((draft) => { if (keys.includes(draft.key)) draft.forget(); });
  },
};

function valueOf(form, { name, type }) {
  if (type !== "checkbox") return { [name]: form.elements[name].value };
  const boxes = Array.from(form.querySelectorAll(`input[type=checkbox][name="${CSS.escape(name)}"]`));
  if (boxes.length === 1) return { [name]: boxes[0].checked };
  return { [name]: boxes.filter((box) => box.checked).map((box) => box.value) };
}
