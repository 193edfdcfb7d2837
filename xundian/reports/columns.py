"""The figures of the two reports about households: what each is called, its unit and definition, and how it is said."""

from functools import reduce
from typing import NamedTuple

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from laborers.economy.states import Group


class Column(NamedTuple):
    """A figure with its unit and definition; `list` is the choice of households that stand behind it."""

    code: str
    label: str
    unit: str
    definition: str
    list: str = ""


YUAN, YUAN_A_HEAD = _("yuan"), _("yuan a head")
PEOPLE, HOUSEHOLDS = pgettext_lazy("unit", "people"), pgettext_lazy("unit", "households")
INCOME_COLUMNS = (
    Column("households", _("Households"), HOUSEHOLDS, _("Households with an income on record for the year.")),
    Column("members", _("Members"), PEOPLE, _("Everyone who lives in these households.")),
    Column("working_members", _("Working members"), PEOPLE, _("Members who work outside.")),
    Column("total_income", _("Total income"), YUAN, _("Income of the year from everything.")),
    Column("outside_income", _("Outside income"), YUAN, _("Of the total income, what came from working outside.")),
    Column(
        "income_per_migrant", _("Income per migrant worker"), YUAN_A_HEAD,
        _("Outside income / working members. For a group the ratio of the sums; none where nobody works."),
    ),
    Column(
        "income_per_member", _("Income per member, work only"), YUAN_A_HEAD,
        _("Outside income / members. For a group the ratio of the sums."),
    ),
    Column(
        "threshold", _("Poverty threshold"), YUAN_A_HEAD,
        _("What a head has to reach in this year, as the county's document says."),
    ),
    Column(
        "reaching_threshold", _("Reaching the threshold"), HOUSEHOLDS,
        _("Households whose income per member, work only, reaches the threshold; exactly counts. Compared unrounded."),
        "reaching",
    ),
)  # fmt: skip
LAND_COLUMNS = (
    Column("area_mu", _("Planted area"), _("mu"), _("Land planted, as the household states it.")),
    Column("area_ha", _("Planted area"), _("ha"), _("The same in hectares; 1 mu is 1/15 ha.")),
    Column("income", _("Planting income"), YUAN, _("Income of a year from planting.")),
    Column("yuan_per_mu", _("Planting income by mu"), _("yuan/mu"), _("Sum of planting income / sum of area.")),
    Column("yuan_per_ha", _("Planting income by hectare"), _("yuan/ha"), _("The same by hectare.")),
)
ROUNDING = _(
    "Amounts and ratios are rounded to two decimals, areas to three, halves upwards, once and at the very end."
)
GROUP_DEFINITIONS = {
    Group.MIGRANT: _("Households with area and planting income on record both before somebody went away and now."),
    Group.STAYED: _("Households with area and planting income of now, nothing of before, and no outside income."),
    "": _("Left out: an area or an income is missing, or outside income without the land before."),
}
BEFORE, NOW, CHANGE = pgettext_lazy("land", "before"), pgettext_lazy("land", "now"), pgettext_lazy("land", "change")
TIMES = {"before": BEFORE, "after": NOW, "now": NOW, "change": CHANGE}
# Which households a list shows: words, and the condition (for income it depends on the threshold).
INCOME_CHOICES = {"": _("All"), "reaching": _("Reaching"), "below": _("Not reaching")}
LAND_CHOICES = {
    "": _("All"), "migrant": Group.MIGRANT.label, "stayed": Group.STAYED.label, "left_out": _("Left out"),
}  # fmt: skip


def titled(column):
    """A figure with its unit: Planted area (ha)."""
    return gettext("%(what)s (%(unit)s)") % {"what": column.label, "unit": column.unit}


def at(what, when):
    """A figure or a group at a time: Migrant households, before."""
    return gettext("%(what)s, %(when)s") % {"what": what, "when": when} if what else str(when)


def measure_label(measure):
    """A path of a report in words: migrant.before.area_ha → Migrant households, before: Planted area (ha)."""
    words = {column.code: titled(column) for column in (*INCOME_COLUMNS, *LAND_COLUMNS)}
    *above, code = measure.split(".")
    where = reduce(at, (Group(step).label if step in Group.values else TIMES[step] for step in above), "")
    return gettext("%(where)s: %(what)s") % {"where": where, "what": words[code]} if where else words[code]
