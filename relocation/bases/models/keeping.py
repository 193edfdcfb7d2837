"""What the tables of bases share: scope, and triggers that hold sums and freeze rows."""

import pgtrigger

OF_BASE = {"shared": "base__division_id"}


def adds_up(name, row_id):
    """A trigger at the end of the transaction: lines and sales of a distribution add up to what it says, to the fen.

    `row_id` is SQL for the distribution's key in the row that was written.
    """
    lines = "FROM relocation_distributionline WHERE distribution_id = whole.id AND party = "
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update,
        timing=pgtrigger.Deferred,
        declare=[("whole", "relocation_distribution%ROWTYPE")],
        func=f"""
            SELECT * INTO whole FROM relocation_distribution WHERE id = {row_id};
            IF (SELECT coalesce(sum(amount_fen), 0) FROM relocation_countedsale WHERE distribution_id = whole.id)
                    <> whole.sales_fen
                OR (SELECT coalesce(sum(amount_fen), 0) {lines}'company') <> whole.company_keeps_fen
                OR (SELECT coalesce(sum(amount_fen), 0) {lines}'base') <> whole.base_fen
                OR (SELECT coalesce(sum(amount_fen), 0) {lines}'collective') <> whole.collective_fen
                OR (SELECT coalesce(sum(amount_fen), 0) {lines}'household') <> whole.households_fen
            THEN RAISE EXCEPTION 'The lines of a distribution must add up to its sales.' USING ERRCODE = '23514';
            END IF;
            RETURN NULL;
        """,
    )


FROZEN = pgtrigger.Trigger(
    name="frozen",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    func="""
        IF OLD.state = 'prepared' AND to_jsonb(NEW) - ARRAY['state', 'approved_on', 'approved_by_id', 'withdrawn_on',
                'withdrawn_by_id', 'withdrawn_reason', 'version', 'updated_at']
            = to_jsonb(OLD) - ARRAY['state', 'approved_on', 'approved_by_id', 'withdrawn_on', 'withdrawn_by_id',
                'withdrawn_reason', 'version', 'updated_at']
        THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'A distribution never changes. Correct it with a new one.' USING ERRCODE = '23514';
    """,
)
WHOLE_PAYMENT = pgtrigger.Trigger(
    name="not_more_than_due",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert,
    declare=[("due", "bigint"), ("net", "bigint")],
    func="""
        SELECT line.amount_fen - line.already_fen INTO due
            FROM relocation_distributionline line
            JOIN relocation_distribution whole ON whole.id = line.distribution_id AND whole.state = 'approved'
            WHERE line.id = NEW.line_id;
        SELECT coalesce(sum(CASE kind WHEN 'paid' THEN amount_fen ELSE -amount_fen END), 0) INTO net
            FROM relocation_distributionpayment WHERE line_id = NEW.line_id;
        net := net + CASE NEW.kind WHEN 'paid' THEN NEW.amount_fen ELSE -NEW.amount_fen END;
        IF due IS NULL OR net NOT BETWEEN least(due, 0) AND greatest(due, 0) THEN
            RAISE EXCEPTION 'Only what is due of an approved distribution is paid.' USING ERRCODE = '23514';
        END IF;
        RETURN NEW;
    """,
)
