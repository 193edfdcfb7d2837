"""Writes of survey rounds, responses, assessment policies and assessments."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from psycopg.types.json import Jsonb

from laborers.registry import actions as registry
from laborers.registry.models import Case, Laborer
from laborers.registry.states import STAGE_MOVES, EventKind, Stage
from laborers.surveys import queries
from laborers.surveys.models import Assessment, AssessmentPolicy, SurveyResponse, SurveyRound
from laborers.surveys.rules import EDUCATION_RANK
from laborers.surveys.rules import assess as verdict_of
from xundian.kit.errors import Invalid
from xundian.kit.ids import new_id
from xundian.kit.sql import append_rows

ANSWERS = (
    "status", "unemployed_reason", "place", "place_text", "employer", "months", "wage_fen", "intention",
    "training_wish", "expected_wage_fen", "care_duty", "surveyor",
)  # fmt: skip
ASSESSMENT_COLUMNS = (
    "id", "case_id", "division_id", "response_id", "policy_id", '"on"', "direction", "reasons", "is_current", "by_id",
)  # fmt: skip
PREVIEW_ROWS = 200
LOWEST_AGE = 16


@dataclass
class DivisionReport:
    """What assessing a division came to: people by direction, how many changed, the first PREVIEW_ROWS of them."""

    directions: dict = field(default_factory=dict)
    assessed: int = 0
    changed: int = 0
    without_response: int = 0
    changes: list = field(default_factory=list)


@transaction.atomic
def open_round(*, county, year, title, opens, closes, by, id=None):
    """A survey round of a county (X2.2-1), one a year; Invalid for a second one or days out of order."""
    if closes < opens:
        raise Invalid(field="closes", code="days_crossed", message=_("The round closes before it opens."))
    if SurveyRound.objects.filter(county=county, year=year).exists():
        raise Invalid(field="year", code="taken", message=_("The county has a round of this year already."))
    return SurveyRound.objects.create(
        id=id or new_id(), county=county, year=year, title=title, opens=opens, closes=closes
    )


@transaction.atomic
def record_response(*, round, laborer, answers, by, on, id=None):
    """What a laborer answered on the day `on`, as the next revision in the round; `answers` holds fields of ANSWERS.

    The response of the newest round becomes the profile; a laborer without an open case gets one. Raises Invalid.
    """
    _check_response(round, laborer, answers, on)
    Laborer.objects.select_for_update(of=("self",)).get(pk=laborer.pk)
    past = SurveyResponse.objects.filter(laborer=laborer)
    revision = (past.filter(round=round).aggregate(last=Max("revision"))["last"] or 0) + 1
    is_profile = not past.filter(is_profile=True, round__year__gt=round.year).exists()
    if is_profile:
        past.filter(is_profile=True).update(is_profile=False)
    registry.open_case(laborer=laborer, by=by, on=on)
    return SurveyResponse.objects.create(
        id=id or new_id(), round=round, laborer=laborer, division_id=laborer.division_id, revision=revision,
        is_profile=is_profile, surveyed_on=on, **answers,
    )  # fmt: skip


@transaction.atomic
def set_policy(*, county, valid_from, document, by, id=None, **thresholds):
    """A county's thresholds from a day on (X2.2-6), with the document they rest on; the former row ends the day before.

    Raises Invalid for a day that is not after the former row's, ages out of order, or an education that is no code.
    """
    _check_thresholds(thresholds)
    former = AssessmentPolicy.objects.select_for_update(of=("self",)).filter(county=county)
    if former.filter(valid_from__gte=valid_from).exists():
        raise Invalid(
            field="valid_from", code="not_later", message=_("A policy of this county begins on that day or later.")
        )
    former.filter(valid_to=None).update(valid_to=valid_from - timedelta(days=1))
    return AssessmentPolicy.objects.create(
        id=id or new_id(), county=county, valid_from=valid_from, document=document, **thresholds
    )


@transaction.atomic
def assess(*, case, by, on):
    """Assess one case under the policy of the day (X2.2-6); the Assessment in force, a new one if something changed.

    Raises Invalid without a valid policy or a survey response, MoveRefused for a case that was carried further.
    """
    case = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    STAGE_MOVES.check(case.stage, Stage.ASSESSED)
    policy = _policy(case.division_id, on)
    (facts,) = queries.facts(Case.objects.filter(pk=case.pk))
    if not facts["response"]:
        raise Invalid(
            field="case", code="no_response", message=_("This laborer has not answered a survey yet. Record one first.")
        )
    verdict = _judge(facts, policy, on)
    if _changes(facts, verdict, policy):
        _write([(facts, verdict)], policy, by, on)
    return queries.current_assessment(case)


@transaction.atomic
def assess_division(*, division, by, on, preview=False):
    """Assess every open, not further carried case below a division; a DivisionReport. A preview writes nothing.

    One query reads, a handful of statements write, whatever the number of cases; running it again changes nothing.
    """
    policy = _policy(division.code, on)
    cases = queries.assessable_in(division.code)
    if not preview:
        list(cases.select_for_update(of=("self",)).order_by("id").values_list("id"))
    report, changed = DivisionReport(), []
    for facts in queries.facts(cases):
        if not facts["response"]:
            report.without_response += 1
            continue
        verdict = _judge(facts, policy, on)
        report.assessed += 1
        report.directions[verdict.direction] = report.directions.get(verdict.direction, 0) + 1
        if _changes(facts, verdict, policy):
            changed.append((facts, verdict))
    report.changed = len(changed)
    report.changes = [_change(facts, verdict) for facts, verdict in changed[:PREVIEW_ROWS]]
    if not preview and changed:
        _write(changed, policy, by, on)
    return report


def _judge(facts, policy, on):
    return verdict_of(facts["profile"], queries.thresholds_of(policy), on)


def _changes(facts, verdict, policy):
    """Whether the verdict differs from the assessment in force in its direction, its grounds, or what it rests on."""
    reasons = [reason.as_row() for reason in verdict.reasons]
    before = (facts["direction"], facts["reasons"], facts["assessed_response"], facts["assessed_policy"])
    return before != (verdict.direction, reasons, facts["response"], policy.pk)


def _change(facts, verdict):
    return {
        "case": facts["id"], "laborer": facts["laborer_id"], "name": facts["laborer_name"],
        "before": facts["direction"] or "", "after": verdict.direction,
    }  # fmt: skip


def _write(changed, policy, by, on):
    """Put new assessments in force, move surveyed cases on, and write it all on the timelines."""
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
                Jsonb([each.as_row() for each in verdict.reasons]), True, by and by.pk,
            )
            for facts, verdict in changed
        ),
    )  # fmt: skip
    registry.note_many(
        lines=[(facts["id"], {"direction": verdict.direction}) for facts, verdict in changed],
        kind=EventKind.ASSESSED, on=on, by=by,
    )  # fmt: skip


def _policy(division_code, on):
    policy = queries.policy_on(division_code[:6], on)
    if policy is None:
        raise Invalid(
            field="policy",
            code="no_policy",
            message=_("The county has no assessment policy valid on %(day)s. Set one first.") % {"day": on},
        )
    return policy


def _check_response(round, laborer, answers, on):
    unknown = sorted(set(answers) - set(ANSWERS))
    if unknown:
        raise Invalid(field=unknown[0], code="unexpected_field", message=_("This is no answer of the survey form."))
    if laborer.division_id[:6] != round.county_id:
        raise Invalid(field="round", code="county", message=_("This round belongs to another county."))
    if not round.opens <= on <= round.closes:
        raise Invalid(
            field="surveyed_on",
            code="outside_round",
            message=_("The day lies outside the round, %(opens)s to %(closes)s.")
            % {"opens": round.opens, "closes": round.closes},
        )
    if (answers.get("months") or 0) > 12:
        raise Invalid(field="months", code="months_over_twelve", message=_("A year has twelve months."))


def _check_thresholds(thresholds):
    unknown = sorted(set(thresholds) - set(queries.THRESHOLDS))
    if unknown:
        raise Invalid(field=unknown[0], code="unexpected_field", message=_("This is no threshold of the assessment."))
    row = AssessmentPolicy(**thresholds)
    if row.away_min_education[:1] not in EDUCATION_RANK:
        raise Invalid(field="away_min_education", code="unknown_code", message=_("This is no education code."))
    if row.stable_months > 12:
        raise Invalid(field="stable_months", code="months_over_twelve", message=_("A year has twelve months."))
    if row.labour_age_from < LOWEST_AGE:
        raise Invalid(field="labour_age_from", code="child_labour", message=_("Nobody under 16 may work."))
    for name in ("labour_age_to_male", "labour_age_to_female", "away_age_to"):
        if getattr(row, name) < row.labour_age_from:
            raise Invalid(field=name, code="ages_crossed", message=_("The age ends before it begins."))
