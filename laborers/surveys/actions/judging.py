"""How a verdict is reached and put in force, for one case and for a whole division alike."""

from django.utils.translation import gettext as _
from psycopg.types.json import Jsonb

from laborers.registry import actions as registry
from laborers.registry.states import EventKind, Stage
from laborers.surveys import queries
from laborers.surveys.models import Assessment
from laborers.surveys.rules import assess
from xundian.kit.errors import Invalid
from xundian.kit.formats import written
from xundian.kit.ids import new_id
from xundian.kit.sql import append_rows

ASSESSMENT_COLUMNS = (
    "id", "case_id", "division_id", "response_id", "policy_id", '"on"', "direction", "reasons", "is_current", "by_id",
)  # fmt: skip


def judge(facts, policy, on):
    """The Verdict over the facts of one case (queries.facts) under a policy row."""
    return assess(facts["profile"], queries.thresholds_of(policy), on)


def rows_of(verdict):
    """The grounds of a verdict as they are stored."""
    return [reason.as_row() for reason in verdict.reasons]


def put_in_force(changed, *, policy, by, on):
    """Put new assessments in force, move surveyed cases on, and write it all on the timelines.

    `changed` are pairs (facts, verdict); a handful of statements, whatever their number.
    """
    registry.advance_many(
        cases=[facts["id"] for facts, _verdict in changed if facts["stage"] == Stage.SURVEYED],
        to=Stage.ASSESSED, by=by, on=on,
    )  # fmt: skip
    Assessment.objects.filter(case__in=[facts["id"] for facts, _verdict in changed], is_current=True).update(
        is_current=False
    )
    append_rows(
        Assessment._meta.db_table,
        ASSESSMENT_COLUMNS,
        (
            (
                new_id(), facts["id"], facts["division_id"], facts["response"], policy.pk, on, verdict.direction,
                Jsonb(rows_of(verdict)), True, by and by.pk,
            )
            for facts, verdict in changed
        ),
    )  # fmt: skip
    registry.note_many(
        lines=[(facts["id"], {"direction": verdict.direction}) for facts, verdict in changed],
        kind=EventKind.ASSESSED, on=on, by=by,
    )  # fmt: skip


def policy_of_day(division_code, on):
    """The county's policy valid that day; Invalid without one."""
    policy = queries.policy_on(division_code[:6], on)
    if policy is None:
        raise Invalid(
            field="policy",
            code="no_policy",
            message=_("The county has no assessment policy valid on %(day)s. Set one first.") % {"day": written(on)},
        )
    return policy
