"""Who is still at work 1, 3, 6 and 12 months on (X4), and who found work after a class (X2.2-4).

The same lines as laborers.placements.queries.retention and trainings.outcomes.queries.employed, as rows with names.
"""

from functools import partial

from django.db.models import Exists, F, OuterRef, Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from laborers.placements.models import Placement
from laborers.placements.rules import MARKS
from trainings.classes.models import Enrolment
from trainings.outcomes import queries as outcomes
from trainings.outcomes.rules import MARKS as AFTER_CLASS
from xundian.reports.figures.marks import MonthsLater
from xundian.reports.figures.placements import CALLED_OFF, SPELLS, placed
from xundian.reports.figures.shape import Figure
from xundian.reports.figures.trainings import ENROLMENTS, NOT_COMPLETED, TRAININGS

TOPIC = _("Staying in work")
TRAINED_TO_WORK = _("From class to work")
MARK_WORDS = {1: _("1 month"), 3: _("3 months"), 6: _("6 months"), 12: _("12 months")}
_spell = partial(Figure, day="started_on", topic=TOPIC, source=SPELLS, exclusions=CALLED_OFF)
_graduate = partial(
    Figure, day="ended_on", household="laborer__household__number", topic=TRAINED_TO_WORK, source=ENROLMENTS,
    exclusions=NOT_COMPLETED, unit=TRAININGS,
)  # fmt: skip


def _old_enough(months, period):
    rows = placed(period).annotate(mark=MonthsLater("started_on", months))
    return rows.filter(mark__lte=period.on)


def _there(months, period):
    return _old_enough(months, period).filter(Q(ended_on=None) | Q(ended_on__gte=F("mark")))


def _at_work(months, period):
    then = Placement.objects.filter(
        Q(ended_on=None) | Q(ended_on__gte=OuterRef("mark")), laborer=OuterRef("laborer_id"),
        started_on__lte=OuterRef("mark"),
    )  # fmt: skip
    return _old_enough(months, period).filter(Exists(then))


def _stayed(months):
    marked = partial(format_lazy, mark=MARK_WORDS[months])
    yield _spell(
        code=f"begun_{months}",
        label=marked(_("Begun {mark} ago or earlier")),
        rows=partial(_old_enough, months),
        definition=marked(_("Placements begun in the period whose day {mark} on has come.")),
    )
    yield _spell(
        code=f"there_{months}",
        label=marked(_("Same work after {mark}")),
        rows=partial(_there, months),
        definition=marked(_("Of these, those who did the same work on the day {mark} on.")),
    )
    yield _spell(
        code=f"working_{months}",
        label=marked(_("At work after {mark}")),
        rows=partial(_at_work, months),
        definition=marked(_("Of these, those who did any work on the day {mark} on.")),
    )


def _graduates(months, period):
    rows = outcomes.graduates(Enrolment.objects.all(), since=period.first, until=period.last, on=period.on)
    return rows.annotate(mark=MonthsLater("training_class__ends_on", months)).filter(mark__lte=period.on)


def _found(months, period):
    return _graduates(months, period).filter(work_from__lte=F("mark"))


def _after_class(months):
    marked = partial(format_lazy, mark=MARK_WORDS[months])
    yield _graduate(
        code=f"graduates_{months}",
        label=marked(_("Completed {mark} ago or earlier")),
        rows=partial(_graduates, months),
        definition=marked(_("Completed classes of the period whose day {mark} on has come.")),
    )
    yield _graduate(
        code=f"employed_{months}",
        label=marked(_("At work within {mark}")),
        rows=partial(_found, months),
        definition=marked(_("Of these, those at work on any day from the end of the class to {mark} on.")),
    )


# Of each mark: all that are old enough, then who stayed or found work.
STAYED = {months: tuple(_stayed(months)) for months in MARKS}
EMPLOYED = {months: tuple(_after_class(months)) for months in AFTER_CLASS}
CATALOGUE = [figure for each in (STAYED, EMPLOYED) for its in each.values() for figure in its]
