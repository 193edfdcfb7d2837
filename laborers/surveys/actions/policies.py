"""Writes of the thresholds: each row from a day on, with its document, never overwritten."""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.surveys import queries
from laborers.surveys.models import AssessmentPolicy
from laborers.surveys.rules import EDUCATION_RANK
from xundian.kit.checking import eve_of
from xundian.kit.errors import Invalid
from xundian.kit.ids import new_id

LOWEST_AGE = 16
OLDEST = 120


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
    former.filter(valid_to=None).update(valid_to=eve_of("valid_from", valid_from))
    return AssessmentPolicy.objects.create(
        id=id or new_id(), county=county, valid_from=valid_from, document=document, **thresholds
    )


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
