"""Rows of people who are registered in another village: what a transfer is opened with."""

from laborers.imports.survey.staging import ANSWERS, PROFILE, told_of
from xundian.kit.sql import fetch_dicts

ELSEWHERE = """
SELECT row_no, person, village, household, {columns} FROM import_stage s
WHERE aside = 'known_elsewhere' ORDER BY row_no
"""


def elsewhere(staged, batch):
    """Rows for registry.actions.open_transfers: who, where they were found, and what was written there."""
    answers = [column for column, name, _kind in ANSWERS if told_of(staged.reader, name)]
    profile = [column for column, name, _kind in PROFILE if told_of(staged.reader, name)]
    # All of them before the first is used: whoever opens transfers copies them over this very connection.
    return [
        {
            "laborer": row["person"], "to_division": row["village"], "household_number": row["household"],
            "answers": {name: row[name] for name in answers},
            "profile": {name: row[name] for name in profile if row[name]},
            "batch_id": batch.pk, "row_no": row["row_no"], "round_id": batch.round_id,
        }
        for row in fetch_dicts(ELSEWHERE.format(columns=", ".join((*answers, *profile))))
    ]  # fmt: skip
