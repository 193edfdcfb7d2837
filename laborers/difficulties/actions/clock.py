"""The clock: past due goes up the ladder, and what nobody confirmed is asked about again."""

from django.db import connection, transaction
from django.db.models import OuterRef
from django.db.models.functions import Coalesce, Left

from laborers.difficulties import queries, rules
from laborers.difficulties.actions.writing import ESCALATED, UNCONFIRMED, notice, tell
from laborers.difficulties.models import Difficulty, DifficultyStep
from laborers.difficulties.states import DifficultyState, Level, StepKind
from laborers.jobs.queries import day_ago

# rules.days_of as SQL; a test compares the two.
ESCALATE = """
WITH late AS (
    SELECT d.id, COALESCE(deadline.both_days, LEAST(
        COALESCE(deadline.kind_days, deadline.any_days), deadline.severity_days)) AS days
    FROM laborers_difficulty d
    CROSS JOIN LATERAL (
        SELECT max(days) FILTER (WHERE p.kind = d.kind AND p.severity = d.severity) AS both_days,
            max(days) FILTER (WHERE p.kind = d.kind AND p.severity = '') AS kind_days,
            max(days) FILTER (WHERE p.kind = %(any)s AND p.severity = '') AS any_days,
            max(days) FILTER (WHERE p.kind = %(any)s AND p.severity = d.severity) AS severity_days
        FROM laborers_difficultydeadline p
        WHERE p.kind IN (d.kind, %(any)s) AND p.valid_from <= %(on)s AND (p.valid_to IS NULL OR p.valid_to >= %(on)s)
    ) deadline
    WHERE d.state IN ('open', 'working') AND d.due_on < %(on)s AND d.level <> 'county'
    ORDER BY d.id FOR UPDATE OF d SKIP LOCKED)
UPDATE laborers_difficulty d
SET level = CASE d.level WHEN 'village' THEN 'township' ELSE 'county' END, owner_id = NULL,
    due_on = %(on)s::date + late.days
FROM late WHERE d.id = late.id
RETURNING d.id
"""


@transaction.atomic
def escalate(*, on):
    """Give every unsolved difficulty past its last day to the owner's superior, with the kind's days from today.

    The new day lies ahead, so that a second run on the same day, or beside it, finds nothing. Returns the count; raises
    Invalid when something is late and no deadline for all kinds is in force.
    """
    if not Difficulty.objects.filter(queries.overdue(on)).exclude(level=Level.COUNTY).exists():
        return 0
    queries.deadline_days(rules.ANY_KIND, on)
    with connection.cursor() as cursor:
        cursor.execute(ESCALATE, {"on": on, "any": rules.ANY_KIND})
        moved = [row[0] for row in cursor.fetchall()]
    rows = list(Difficulty.objects.filter(pk__in=moved).select_related("household").order_by("id"))
    DifficultyStep.objects.bulk_create(
        DifficultyStep(difficulty=row, kind=StepKind.ESCALATED, on=on, by=None, level=row.level) for row in rows
    )
    offices = queries.offices_of(rows)
    tell([notice(row, offices[row.pk], ESCALATED, on) for row in rows], on=on)
    return len(rows)


@transaction.atomic
def ask_to_confirm(*, on):
    """Remind the owner, or the office, of every solved difficulty that nobody confirmed for the days of the county's
    policy, and again after as many; the count. A second run on the same day finds nothing."""
    last = day_ago("confirm_days", Left(OuterRef("division_id"), 6), on)
    waiting = Difficulty.objects.filter(state=DifficultyState.RESOLVED, resolved_on__lte=last).annotate(
        since=Coalesce("asked_on", "resolved_on")
    )
    found = waiting.filter(since__lte=last).select_for_update(of=("self",), skip_locked=True)
    rows = list(found.select_related("household", "owner").order_by("id"))
    Difficulty.objects.filter(pk__in=[row.pk for row in rows]).update(asked_on=on)
    offices = queries.offices_of(rows)
    tell([notice(row, _whom(row, offices), UNCONFIRMED, on) for row in rows], on=on)
    return len(rows)


def _whom(row, offices):
    """Who has it by name, while that account is open."""
    return [row.owner] if row.owner and row.owner.is_active else offices[row.pk]
