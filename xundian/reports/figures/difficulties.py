"""Difficulties by kind and by the time to solve them (X2.2-7: coordinated until solved)."""

from functools import partial

from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.difficulties.models import Difficulty
from xundian.reports.figures import dimensions
from xundian.reports.figures.shape import ON_THE_DAY, Figure, parts
from xundian.reports.rollups.kept import Base, Kept, by_cutoff, up_to_cutoff

TOPIC = _("Difficulties")
TOLD = _("Difficulties that officers reported or that came in through a contract card.")
CONFIDENTIAL = _("Confidential ones, of which the report would tell.")
DIFFICULTIES = pgettext_lazy("unit", "difficulties")
_difficulty = partial(Figure, topic=TOPIC, source=TOLD, exclusions=CONFIDENTIAL, unit=DIFFICULTIES)


def _dated(day, days=up_to_cutoff, after="", **more):
    """Difficulties by a day of theirs."""
    troubles = Difficulty.objects.filter(confidential=False, **more)
    return Kept((Base.DIFFICULTIES,), troubles.all, day, days, after=after).rows


_open = _dated("reported_on", by_cutoff, after="resolved_on")


OPEN = _difficulty(
    code="difficulties_open", label=_("Difficulties open"), day="due_on", rows=_open, cutoff=ON_THE_DAY,
    definition=_("Difficulties not yet resolved; confidential ones are left out."),
)  # fmt: skip
OVERDUE = _difficulty(
    code="difficulties_overdue", label=_("Of these, overdue"), day="due_on", cutoff=ON_THE_DAY,
    rows=lambda period: _open(period).filter(due_on__lt=period.on),
    definition=_("Of the open difficulties, those whose day to be solved by has passed."),
)  # fmt: skip
REPORTED = _difficulty(
    code="difficulties_told", label=_("Difficulties reported"), day="reported_on", rows=_dated("reported_on"),
    definition=_("Difficulties reported in the period, up to the day of the report."),
)  # fmt: skip
SOLVED = _difficulty(
    code="difficulties_solved", label=_("Difficulties solved"), day="resolved_on", rows=_dated("resolved_on"),
    definition=_("Difficulties resolved in the period, whenever they were reported."),
)  # fmt: skip
IN_TIME = _difficulty(
    code="difficulties_solved_in_time", label=_("Of these, in time"), day="resolved_on",
    rows=_dated("resolved_on", resolved_on__lte=F("due_on")),
    definition=_("Of the solved difficulties, those resolved by the day they were due."),
)  # fmt: skip
BY_KIND = {each.code: parts(each, dimensions.TROUBLE) for each in (REPORTED, OPEN)}
BY_TIME = parts(SOLVED, dimensions.SOLVED)
CATALOGUE = [
    OPEN, OVERDUE, REPORTED, SOLVED, IN_TIME, *(part for divided in BY_KIND.values() for part in divided), *BY_TIME,
]  # fmt: skip
