"""Households in which nobody works (W2.2)."""

from functools import partial

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from laborers.registry.models import Laborer
from relocation.channels.models import ZeroEmployment
from relocation.channels.queries import zero_employment_households
from relocation.channels.states import Clearing
from xundian.reports.columns import HOUSEHOLDS
from xundian.reports.figures.shape import ON_THE_DAY, Figure

TOPIC = _("Households without work")
HOMES = _("Households of the registry with the newest answers of their people, and their spells of work.")
HEAD = "02"


def with_head(rows, household="pk"):
    """Rows with the name of the head of the household that `household` leads to as `head`."""
    heads = Laborer.objects.filter(household=OuterRef(household), left_on=None, relation=HEAD).order_by("id")
    return rows.annotate(head=Subquery(heads.values("name")[:1]))


def _ledger():
    return with_head(ZeroEmployment.objects.all(), "household_id")


_entry = partial(
    Figure, name="head", topic=TOPIC, unit=HOUSEHOLDS,
    source=_("The ledger of relocated households without work, which a nightly sweep keeps by the one definition."),
    exclusions=_("Times without work that began and ended between two nights."),
)  # fmt: skip


CATALOGUE = [
    Figure(
        code="jobless", label=_("Relocated households without work"), name="head", household="number",
        rows=lambda period: with_head(zero_employment_households(on=period.on)),
        definition=_("Relocated households with someone able and willing in which nobody works on the day."),
        topic=TOPIC, source=HOMES, cutoff=ON_THE_DAY, unit=HOUSEHOLDS,
        exclusions=_("Households in which nobody is of labour age, able and willing."),
    ),
    _entry(
        code="zero_found", label=_("Found in the period"), day="found_on",
        rows=lambda period: _ledger().filter(found_on__range=(period.first, period.end)),
        definition=_("Households without work that the ledger opened in the period; one may come again."),
    ),
    _entry(
        code="zero_cleared", label=_("Cleared in the period"), day="cleared_on",
        rows=lambda period: _ledger().filter(cleared_on__range=(period.first, period.end)),
        definition=_("Entries of the ledger that were closed in the period: work, moved away, or nobody able left."),
    ),
    _entry(
        code="zero_cleared_by_work", label=_("Of these, by work"), day="cleared_on",
        rows=lambda period: _ledger().filter(cleared_on__range=(period.first, period.end), how=Clearing.WORK),
        definition=_("Of the entries cleared, those in which somebody of the household began to work."),
    ),
    _entry(
        code="zero_open", label=_("In the ledger on the day"), day="found_on", cutoff=ON_THE_DAY,
        rows=lambda period: _ledger().filter(
            Q(cleared_on=None) | Q(cleared_on__gt=period.on), found_on__lte=period.on
        ),
        definition=_("Entries of the ledger open at the end of the day; at a month's end none should be left."),
    ),
]  # fmt: skip
