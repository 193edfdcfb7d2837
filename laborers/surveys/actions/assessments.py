"""Writes of assessments: one case, or everybody below a division at once (X2.2-6)."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.registry.models import Case
from laborers.registry.states import STAGE_MOVES, Stage
from laborers.surveys import queries
from laborers.surveys.actions.judging import judge, policy_of_day, put_in_force, rows_of
from xundian.kit.errors import Invalid

PREVIEW_ROWS = 200
# People whom one request assesses while somebody waits; more are a Reassessment.
AT_ONCE = 5000


@dataclass
class DivisionReport:
    """What assessing a division came to: people by direction, how many changed, the first PREVIEW_ROWS of them."""

    directions: dict = field(default_factory=dict)
    assessed: int = 0
    changed: int = 0
    without_response: int = 0
    changes: list = field(default_factory=list)


@transaction.atomic
def assess(*, case, by, on):
    """Assess one case under the policy of the day (X2.2-6); the Assessment in force, a new one if something changed.

    Raises Invalid without a valid policy or a survey response, MoveRefused for a case that was carried further.
    """
    case = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    STAGE_MOVES.check(case.stage, Stage.ASSESSED)
    policy = policy_of_day(case.division_id, on)
    (facts,) = queries.facts(Case.objects.filter(pk=case.pk))
    if not facts["response"]:
        raise Invalid(
            field="case", code="no_response", message=_("This laborer has not answered a survey yet. Record one first.")
        )
    verdict = judge(facts, policy, on)
    if _changes(facts, verdict, policy):
        put_in_force([(facts, verdict)], policy=policy, by=by, on=on)
    return queries.current_assessment(case)


@transaction.atomic
def assess_division(*, division, by, on, preview=False, at_most=None):
    """Assess every open, not further carried case below a division; a DivisionReport. A preview writes nothing.

    One query reads, a handful of statements write, whatever the number of cases; running it again changes nothing.
    Invalid for more than `at_most` people: let `start_preview` do it in the background.
    """
    policy = policy_of_day(division.code, on)
    cases = queries.assessable_in(division.code)
    if at_most is not None and cases[: at_most + 1].count() > at_most:
        raise Invalid(
            field="division", code="too_many",
            message=_("These are more than %(n)s people. Preview a re-assessment instead.") % {"n": at_most},
        )  # fmt: skip
    if not preview:
        list(cases.select_for_update(of=("self",)).order_by("id").values_list("id"))
    report, changed = DivisionReport(), []
    for facts in queries.facts(cases):
        if not facts["response"]:
            report.without_response += 1
            continue
        verdict = judge(facts, policy, on)
        report.assessed += 1
        report.directions[verdict.direction] = report.directions.get(verdict.direction, 0) + 1
        if _changes(facts, verdict, policy):
            changed.append((facts, verdict))
    report.changed = len(changed)
    report.changes = [_change(facts, verdict) for facts, verdict in changed[:PREVIEW_ROWS]]
    if not preview and changed:
        put_in_force(changed, policy=policy, by=by, on=on)
    return report


def _changes(facts, verdict, policy):
    """Whether the verdict differs from the assessment in force in its direction, its grounds, or what it rests on."""
    before = (facts["direction"], facts["reasons"], facts["assessed_response"], facts["assessed_policy"])
    return before != (verdict.direction, rows_of(verdict), facts["response"], policy.pk)


def _change(facts, verdict):
    return {
        "case": facts["id"], "laborer": facts["laborer_id"], "name": facts["laborer_name"],
        "before": facts["direction"] or "", "after": verdict.direction,
    }  # fmt: skip
