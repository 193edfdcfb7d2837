"""Triggers: rows that are never deleted, and columns that stay as they were decided."""

import pgtrigger

KEPT = pgtrigger.Protect(name="kept", operation=pgtrigger.Delete)


def settled(name, condition, may_change, message):
    """A trigger: a row for which `condition` held changes no more, but for the columns of `may_change`.

    `condition` is SQL over OLD; `message` is what a program that tries is told.
    """
    columns = ", ".join(f"'{each}'" for each in (*may_change, "version", "updated_at"))
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        func=f"""
            IF NOT ({condition}) OR to_jsonb(NEW) - ARRAY[{columns}] = to_jsonb(OLD) - ARRAY[{columns}] THEN
                RETURN NEW;
            END IF;
            RAISE EXCEPTION '{message}';
        """,
    )
