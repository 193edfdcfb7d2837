"""Writes of survey rounds (X2.2-1): opening, other dates, closing early."""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.surveys import queries
from laborers.surveys.models import SurveyRound
from xundian.kit.changing import only
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.etag import check_version
from xundian.kit.formats import written
from xundian.kit.ids import new_id

ROUND_FIELDS = ("title", "opens", "closes")


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
def edit_round(*, round, changes, expected_version, by):
    """Change ROUND_FIELDS of a round; a day that somebody was asked on inside the round stays inside it.

    Raises Stale, Invalid for days out of order, and for dates that would leave answers outside (the remedy names the
    days that were answered).
    """
    only(changes, ROUND_FIELDS)
    row = SurveyRound.objects.select_for_update(of=("self",)).get(pk=round.pk)
    check_version(row, expected_version)
    former = (row.opens, row.closes)
    for name, value in changes.items():
        setattr(row, name, value)
    if row.closes < row.opens:
        raise Invalid(field="closes", code="days_crossed", message=_("The round closes before it opens."))
    _keep_answers_inside(row, former)
    if changes:
        row.save(update_fields=list(changes))
    return row.reread()


@transaction.atomic
def close_round(*, round, by, on):
    """The day `on` is the last on which somebody may be asked; what was asked until then may still be entered.

    Raises Conflict for a round that has not opened yet or is closed already.
    """
    row = SurveyRound.objects.select_for_update(of=("self",)).get(pk=round.pk)
    if not row.opens <= on < row.closes:
        raise Conflict(_("The round is not open on this day."), code="not_open")
    _keep_answers_inside(row, (row.opens, row.closes), closes=on)
    row.closes = on
    row.save(update_fields=["closes"])
    return row.reread()


def _keep_answers_inside(row, former, closes=None):
    """Answers outside the former dates came with an import that said so, and hold nobody back."""
    first, last = queries.days_answered(row, *former)
    closes = closes or row.closes
    if first and (first < row.opens or last > closes):
        raise Invalid(
            field="opens" if first < row.opens else "closes",
            code="answered_outside",
            message=_("People were asked from %(first)s to %(last)s. The round must hold these days.")
            % {"first": written(first), "last": written(last)},
        )
