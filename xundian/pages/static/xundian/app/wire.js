/* An operation as it goes over the wire and into the file of unsent work. */
export const wire = (op) => ({
  op_id: op.op_id, device_seq: op.device_seq, entity: op.entity, entity_id: op.entity_id, kind: op.kind,
  base_version: op.base_version, occurred_at: op.occurred_at, payload: op.payload,
  ...(op.depends_on && op.depends_on.length ? { depends_on: op.depends_on } : {}),
  ...(op.supersedes ? { supersedes_op_id: op.supersedes } : {}),
});
