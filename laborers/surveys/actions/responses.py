"""Writes of survey responses: each a new revision, the newest of the newest round being the profile."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from laborers.registry import actions as registry
from laborers.registry.models import Laborer
from laborers.surveys.models import SurveyResponse
from xundian.kit.errors import Invalid
from xundian.kit.formats import written
from xundian.kit.ids import new_id

ANSWERS = (
    "status", "unemployed_reason", "place", "place_text", "employer", "months", "wage_fen", "intention",
    "training_wish", "expected_wage_fen", "care_duty", "surveyor",
)  # fmt: skip


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


def _check_response(round, laborer, answers, on):
    unknown = sorted(set(answers) - set(ANSWERS))
    if unknown:
        raise Invalid(field=unknown[0], code="unexpected_field", message=_("This is no answer of the survey form."))
    if laborer.division_id[:6] != round.county_id:
        raise Invalid(field="round", code="county", message=_("This round belongs to another county."))
    check_day(round, on)
    if (answers.get("months") or 0) > 12:
        raise Invalid(field="months", code="months_over_twelve", message=_("A year has twelve months."))


def check_day(round, on):
    """Invalid for a day that lies outside the round."""
    if not round.opens <= on <= round.closes:
        raise Invalid(
            field="surveyed_on",
            code="outside_round",
            message=_("The day lies outside the round, %(opens)s to %(closes)s.")
            % {"opens": written(round.opens), "closes": written(round.closes)},
        )
