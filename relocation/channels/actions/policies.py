"""Writes of the channel policies: each row from a day on, with its document, never overwritten."""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.surveys.rules import EDUCATION_RANK
from relocation.channels.models import ChannelPolicy
from relocation.channels.queries import TERMS
from xundian.kit.changing import only
from xundian.kit.checking import Faults, eve_of, words
from xundian.kit.errors import Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

LOWEST_AGE, OLDEST, MOST_DAYS = 16, 120, 366


@transaction.atomic
def set_policy(*, county, valid_from, document, by, id=None, **terms):
    """A county's terms of the channels from a day on (W2.2), with the document they rest on; the former row ends the
    day before. Terms left out keep their usual values.

    Invalid names every field that is wrong: a day that is not after the former row's, no document, ages out of order,
    days out of range, an education that is no code.
    """
    only(terms, TERMS)
    check_fresh(ChannelPolicy, id)
    faults = Faults()
    document = faults.check(words, "document", document, longest=200)
    former = ChannelPolicy.objects.select_for_update(of=("self",)).filter(county=county)
    eve = faults.check(_eve, former, valid_from)
    row = ChannelPolicy(id=id or new_id(), county=county, valid_from=valid_from, document=document, **terms)
    for check in (_check_days, _check_ages, _check_school):
        faults.check(check, row)
    faults.tell()
    former.filter(valid_to=None).update(valid_to=eve)
    row.save(force_insert=True)
    return row


def _eve(former, valid_from):
    if former.filter(valid_from__gte=valid_from).exists():
        message = _("A policy of this county begins on that day or later.")
        raise Invalid(message, field="valid_from", code="not_later")
    return eve_of("valid_from", valid_from)


def _check_days(row):
    wrong = {}
    for name, least in (("answer_days", 1), ("rest_days", 0), ("term_warning_days", 1)):
        if not least <= getattr(row, name) <= MOST_DAYS:
            text = _("Give a number of days from %(least)s to %(most)s.") % {"least": least, "most": MOST_DAYS}
            wrong[name] = ("out_of_range", text)
    if wrong:
        raise Invalid(fields=wrong)


def _check_ages(row):
    wrong = {}
    for name in ("migration_age_to", "industry_age_to", "welfare_age_from", "welfare_age_to"):
        if not LOWEST_AGE <= getattr(row, name) <= OLDEST:
            text = _("Give an age from %(least)s to %(most)s.") % {"least": LOWEST_AGE, "most": OLDEST}
            wrong[name] = ("out_of_range", text)
    if not wrong and row.welfare_age_to < row.welfare_age_from:
        wrong["welfare_age_to"] = ("ages_crossed", _("The age ends before it begins."))
    if wrong:
        raise Invalid(fields=wrong)


def _check_school(row):
    if row.enough_school[:1] not in EDUCATION_RANK:
        raise Invalid(field="enough_school", code="unknown_code", message=_("This is no education code."))
