/* What an operation is about, in the words of a list. */
import { data, ENTITIES } from "./data.js";
import { has, say } from "./words.js";

const homeOf = (op) => {
  const { household, difficulty } = op.payload, row = data.get(ENTITIES.includes(op.entity) ? op.entity : "visit", op.entity_id);
  const via = difficulty && data.get("difficulty", difficulty);
  return household || (via && via.household) || (op.entity === "household" ? op.entity_id : row && row.household);
};

/** "Visit · 李某某". */
export function labelOf(op) {
  const home = homeOf(op) && data.get("household", homeOf(op)), kind = `op.entity.${op.entity}`;
  return [say(op.kind === "attach" ? "op.entity.photo" : op.payload.outcome === "withdrawn" ? "op.entity.withdrawn" : kind), home && (home.head || home.number)].filter(Boolean).join(" · ");
}

/** What became of it; of what waits with the office also for what. */
export const stateOf = (op) => say(op.state === "parked" ? `code.${op.code}` : `op.${op.state}`);

/** The word for a field of a row. */
export const fieldOf = (name) => (has(`field.${name}`) ? say(`field.${name}`) : name);
