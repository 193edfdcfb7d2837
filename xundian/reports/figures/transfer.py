"""Who works outside the village's own fields in a period, and how: the official form of 2016 (codes 11, X3.1).

A person is one row, told by the last spell of work with a day in the period: so the parts of every division add up.
"""

from dataclasses import replace

from django.db.models import Exists, F, OuterRef, Q, Value
from django.utils.translation import gettext_lazy as _

from laborers.placements.models import Placement
from laborers.placements.queries import Earned, away
from laborers.registry.queries import supported_then
from xundian.reports.columns import YUAN
from xundian.reports.figures import dimensions
from xundian.reports.figures.placements import SPELLS
from xundian.reports.figures.shape import Figure, parts

TOPIC = _("Transfer")
NOT_COUNTED = _("Departures that were called off, and people without a spell of work on record.")
# Channels by which somebody else than the person organised the work; workshops and posts near home lead nowhere away.
ORGANISED = ("government", "enterprise", "intermediary", "cooperative")


def spells(period):
    """The spells of work with a day in the period, up to its cut-off."""
    return Placement.objects.filter(Q(ended_on=None) | Q(ended_on__gte=period.first), started_on__lte=period.end)


def last_spells(period):
    """Of each person the last spell with a day in the period."""
    later = spells(period).filter(laborer=OuterRef("laborer_id"), started_on__gt=OuterRef("started_on"))
    return spells(period).filter(~Exists(later))


def _supported(rows):
    return supported_then(rows, "household_id", "started_on").filter(supported=True)


def _earned(rows, period):
    return rows.annotate(earned_fen=Earned(F("pk"), Value(period.first), Value(period.end)))


TRANSFERRED = Figure(
    code="transferred", label=_("Laborers in work"), day="started_on", rows=last_spells, topic=TOPIC, source=SPELLS,
    definition=_("Different people with a day of work in the period, each by the last spell of work in it."),
    exclusions=NOT_COUNTED,
)  # fmt: skip
OUT = replace(
    TRANSFERRED, code="transferred_out", label=_("Transferred out of the county"),
    rows=lambda period: away(last_spells(period)),
    definition=_("Of the laborers in work, those whose work lies outside the county, or at a place not on record."),
)  # fmt: skip
ORGANISED_OUT = replace(
    OUT, code="organised_out", label=_("Of these, organised"),
    rows=lambda period: away(last_spells(period)).filter(organised_by__in=ORGANISED),
    definition=_(
        "Of those transferred out, whoever went through government, an enterprise, an intermediary or a cooperative."
    ),
)  # fmt: skip
ON_LIST = replace(
    OUT, code="listed_out", label=_("Of these, on the list of a batch"),
    rows=lambda period: away(last_spells(period)).filter(organised_by__in=ORGANISED, batch__isnull=False),
    definition=_("Of the organised, those who left with a batch that has a list of names."),
)  # fmt: skip
SUPPORTED = replace(
    TRANSFERRED, code="transferred_supported", label=_("In work, of whom registered poor"),
    rows=lambda period: _supported(last_spells(period)),
    definition=_(
        "Of the laborers in work, those whose household was registered poor, or counts as such, when the work began."
    ),
)  # fmt: skip
INCOME = replace(
    TRANSFERRED, code="transfer_income", label=_("Transfer income"), unit=YUAN, amount="earned_fen",
    rows=lambda period: _earned(spells(period), period),
    definition=_(
        "What all spells of work brought in the months of the period: wages reported, or the wage agreed by the days "
        "of a month, to the fen."
    ),
    exclusions=_("Months of work whose wage nobody knows bring nothing to the sum."),
)  # fmt: skip
SUPPORTED_INCOME = replace(
    INCOME, code="transfer_income_supported", label=_("Transfer income, of which registered poor"),
    rows=lambda period: _earned(_supported(spells(period)), period),
    definition=_("Of the transfer income, that of households that were registered poor, or count as such."),
)  # fmt: skip
FORM = (
    dimensions.AREA, dimensions.CHANNEL, dimensions.MONTH, dimensions.schooling(), dimensions.ages(),
    dimensions.sexes(), dimensions.INDUSTRY, dimensions.support(),
)  # fmt: skip
PARTS = {dimension.code: parts(TRANSFERRED, dimension) for dimension in FORM}
OUT_PARTS = {each.code: parts(OUT, each) for each in (dimensions.AREA, dimensions.CHANNEL)}
CATALOGUE = [
    TRANSFERRED, SUPPORTED, *(part for divided in PARTS.values() for part in divided), OUT, ORGANISED_OUT, ON_LIST,
    *(part for divided in OUT_PARTS.values() for part in divided), INCOME, SUPPORTED_INCOME,
]  # fmt: skip
