"""What every undo of an import tells of its rows; they stand in the temporary table `import_undo` meanwhile."""

from xundian.kit.sql import fetch

KEPT_SHOWN = 500
# The condition of a row `u` that may still be taken back.
FREE = "u.kept IS NULL"
KEPT = "SELECT row_no, kept FROM import_undo WHERE kept IS NOT NULL ORDER BY row_no"


def told():
    """{"undone": rows, "kept": the first KEPT_SHOWN as [row, reason], "kept_total": rows}. Needs the transaction."""
    kept = [list(row) for row in fetch(KEPT)]
    total = fetch("SELECT count(*) FROM import_undo")[0][0]
    return {"undone": total - len(kept), "kept": kept[:KEPT_SHOWN], "kept_total": len(kept)}
