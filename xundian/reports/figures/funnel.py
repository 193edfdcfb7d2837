"""How far cases have come (X2.2-1 to X2.2-7): all that stood open in a period, or only those opened in it.

Most of who is placed in a year was surveyed before it: of the cases opened in the year alone a report would show few.
"""

from functools import partial

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.jobs.models import Offer
from laborers.placements.models import Placement
from laborers.placements.queries import active_on
from laborers.registry.models import Case
from laborers.surveys.models import Assessment
from trainings.classes.models import Enrolment
from trainings.classes.states import EnrolmentState
from xundian.reports.figures.shape import Figure
from xundian.reports.figures.stages import CASES, TOPIC

EPISODES = pgettext_lazy("unit", "cases")
_case = partial(
    Figure, household="laborer__household__number", day="opened_on", topic=TOPIC, source=CASES, unit=EPISODES,
)  # fmt: skip
_late = partial(_case, exclusions=_("Cases opened before the period, whatever happened to them in it."))
_all = partial(_case, exclusions=_("Cases closed before the period, and those opened after its last day that counts."))


def _opened(period):
    return Case.objects.filter(opened_on__range=(period.first, period.end))


def _standing(period):
    still = Q(closed_on=None) | Q(closed_on__gte=period.first)
    return Case.objects.filter(still, opened_on__lte=period.end)


def _with(rows_of, period):
    """The opened cases for which there is a row of a thing that had happened by the day of the report."""
    return _opened(period).filter(Exists(rows_of(period.on).filter(case=OuterRef("pk"))))


def _standing_with(rows_of, period):
    """The cases of the period for which there is a row of a thing that had happened by its last day that counts."""
    return _standing(period).filter(Exists(rows_of(period.end).filter(case=OuterRef("pk"))))


def _assessed(on):
    return Assessment.objects.filter(on__lte=on)


def _trained(on):
    return Enrolment.objects.filter(state=EnrolmentState.COMPLETED, ended_on__lte=on)


def _offered(on):
    return Offer.objects.filter(made_on__lte=on)


def _placed(on):
    return Placement.objects.filter(started_on__lte=on)


STANDING = [
    _all(
        code="standing_cases", label=_("Cases of the period"), rows=_standing,
        definition=_("Cases of transfer that stood open on some day of the period, whenever they were opened."),
    ),
    _all(
        code="standing_assessed", label=_("Assessed"), rows=partial(_standing_with, _assessed),
        definition=_("Of the cases of the period, those assessed by its end, or by the day of the report."),
    ),
    _all(
        code="standing_trained", label=pgettext_lazy("case", "Trained"), rows=partial(_standing_with, _trained),
        definition=_("Of the cases of the period, those in which a class was completed by then."),
    ),
    _all(
        code="standing_offered", label=_("Offered a post"), rows=partial(_standing_with, _offered),
        definition=_("Of the cases of the period, those in which a post was offered by then."),
    ),
    _all(
        code="standing_placed", label=_("Placed"), rows=partial(_standing_with, _placed),
        definition=_("Of the cases of the period, those in which work had begun by then."),
    ),
    _all(
        code="standing_working", label=_("At work at the end"), rows=partial(_standing_with, active_on),
        definition=_("Of the cases of the period, those in which somebody is at work on its last day that counts."),
    ),
]  # fmt: skip
OPENED = [
    _late(
        code="cases_opened", label=_("Cases opened"), rows=_opened,
        definition=_("Cases of transfer that were opened in the period, by a survey or because somebody asked."),
    ),
    _late(
        code="cases_assessed", label=_("Assessed"), rows=partial(_with, _assessed),
        definition=_("Of the cases opened, those assessed by the day of the report."),
    ),
    _late(
        code="cases_trained", label=pgettext_lazy("case", "Trained"), rows=partial(_with, _trained),
        definition=_("Of the cases opened, those in which a class was completed by the day of the report."),
    ),
    _late(
        code="cases_offered", label=_("Offered a post"), rows=partial(_with, _offered),
        definition=_("Of the cases opened, those in which a post was offered by the day of the report."),
    ),
    _late(
        code="cases_placed", label=_("Placed"), rows=partial(_with, _placed),
        definition=_("Of the cases opened, those in which work had begun by the day of the report."),
    ),
    _late(
        code="cases_working", label=_("At work on the day"), rows=partial(_with, active_on),
        definition=_("Of the cases opened, those in which somebody is at work on the day of the report."),
    ),
]  # fmt: skip
CATALOGUE = [*STANDING, *OPENED]
