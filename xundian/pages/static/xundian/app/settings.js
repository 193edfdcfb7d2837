/* Small things this user's phone remembers (the way of visiting used last, the order of groups walked), sealed. */
import { store } from "./store.js";

let values = {};

export const settings = {
  async load() { values = (await store.kept("settings")) || {}; },
  get: (name, fallback = null) => (name in values ? values[name] : fallback),
  async set(name, value) {
    values[name] = value;
    await store.keep("settings", values);
  },
};
