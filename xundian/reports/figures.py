"""The catalogue of figures: each is one definition, a set of rows; its count and its names are the same rows."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _

from laborers.difficulties.models import Difficulty
from laborers.placements.models import Placement
from laborers.placements.queries import away
from laborers.registry.models import Case, Laborer
from laborers.registry.states import Stage
from laborers.visits import queries as visits
from laborers.visits.models import VisitPlan
from laborers.visits.states import PlanState
from relocation.channels.queries import zero_employment_households
from trainings.classes.models import Enrolment
from xundian.accounts.scope import under, visible_to
from xundian.reports.rules import Period, digits_below

# What a list of names shows; never an identity number, so that leaders may read it.
SHOWN = ("id", "person", "household_number", "division_id", "village")
HEAD = "02"


@dataclass(frozen=True)
class Figure:
    """One figure: `rows(period)` are what it counts, at the division `place`.

    With `person`, different people are counted, not rows: someone placed twice in a year is one laborer placed.
    """

    code: str
    label: str
    definition: str
    rows: Callable[[Period], QuerySet]
    place: str = "division_id"
    person: str = ""
    # Paths of what a list of names shows for a row.
    name: str = "laborer__name"
    household: str = "household__number"
    day: str = ""


def _stage(stage):
    return Figure(
        code=f"stage_{stage.value}",
        label=stage.label,
        definition=_("Open cases that stand at this stage on the day of the report."),
        rows=lambda period: Case.objects.filter(stage=stage, opened_on__lte=period.on),
        household="laborer__household__number",
        day="opened_on",
    )


def _placed(period):
    return Placement.objects.filter(started_on__range=(period.first, min(period.last, period.on)))


def _jobless(period):
    """Relocated households in which nobody works, with the name of the head."""
    heads = Laborer.objects.filter(household=OuterRef("pk"), left_on=None, relation=HEAD).order_by("id")
    return zero_employment_households(on=period.on).annotate(head=Subquery(heads.values("name")[:1]))


def _due(period):
    counted = [PlanState.PLANNED, PlanState.DONE]
    return VisitPlan.objects.filter(window_to__range=(period.first, period.last), state__in=counted)


CATALOGUE = [
    *[_stage(stage) for stage in Stage if stage != Stage.CLOSED],
    Figure(
        code="placements", label=_("Laborers placed"), person="laborer_id", day="started_on", rows=_placed,
        definition=_("Different people whose work started in the period, up to the day of the report."),
    ),
    Figure(
        code="away_placements", label=_("Placed away from the county"), person="laborer_id", day="started_on",
        rows=lambda period: away(_placed(period)),
        definition=_("Of the laborers placed, those whose place of work lies outside the county."),
    ),
    Figure(
        code="trained", label=_("Laborers trained"), person="laborer_id", day="ended_on",
        household="laborer__household__number",
        rows=lambda period: Enrolment.objects.filter(
            state="completed", ended_on__range=(period.first, min(period.last, period.on))
        ),
        definition=_("Different people who completed a class in the period, up to the day of the report."),
    ),
    Figure(
        code="visits_due", label=_("Visits due"), day="window_to", rows=_due,
        definition=_("Planned visits whose window closes in the period; excused and cancelled ones are left out."),
    ),
    Figure(
        code="visits_done", label=_("Visits done"), day="done_on",
        rows=lambda period: _due(period).filter(state=PlanState.DONE, done_on__lte=period.on),
        definition=_("Of the visits due, those made; attempts do not count."),
    ),
    Figure(
        code="visits_in_time", label=_("Visited in time"), day="done_on",
        rows=lambda period: _due(period).filter(
            state=PlanState.DONE, done_on__lte=F("window_to")
        ),
        definition=_("Of the visits due, those made inside their days, whenever they were entered."),
    ),
    Figure(
        code="visits_entered_in_time", label=_("Entered in time"), day="entered_on",
        rows=lambda period: _due(period).filter(
            state=PlanState.DONE, entered_on__lte=F("window_to")
        ),
        definition=_("Of the visits due, those also entered inside their days."),
    ),
    Figure(
        code="visits_overdue", label=_("Visits overdue"), day="window_to",
        rows=lambda period: visits.overdue(VisitPlan.objects.all(), on=period.on),
        definition=_("Planned visits whose window passed before the day of the report without a visit."),
    ),
    Figure(
        code="difficulties_open", label=_("Difficulties open"), day="due_on",
        rows=lambda period: Difficulty.objects.filter(
            state__in=["open", "working"], reported_on__lte=period.on, confidential=False
        ),
        definition=_("Difficulties not yet resolved; confidential ones are left out."),
    ),
    Figure(
        code="jobless", label=_("Relocated households without work"), name="head", household="number", rows=_jobless,
        definition=_("Relocated households with someone able and willing in which nobody works on the day."),
    ),
]  # fmt: skip
FIGURES = {figure.code: figure for figure in CATALOGUE}


def rows_of(figure, *, user, period, division=""):
    """The rows behind a figure, in the user's scope and below `division`."""
    rows = visible_to(user, figure.rows(period))
    return rows.filter(under(figure.place, division)) if division else rows


def counts(figure, *, user, period, division=""):
    """{division code one level down: count}, in one statement."""
    unit = Count(figure.person, distinct=True) if figure.person else Count("pk")
    grouped = (
        rows_of(figure, user=user, period=period, division=division)
        .order_by()
        .annotate(below=Left(figure.place, digits_below(division)))
        .values("below")
        .annotate(n=unit)
    )
    return {row["below"]: row["n"] for row in grouped}


def names(figure, *, user, period, division=""):
    """The list behind a figure as dicts of SHOWN (and the day, where rows are counted); as many as the figure says."""
    rows = rows_of(figure, user=user, period=period, division=division)
    if figure.person:
        people = Laborer.objects.filter(pk__in=rows.order_by().values(figure.person))
        rows = people.annotate(person=F("name"), household_number=F("household__number"))
        return rows.annotate(village=F("division__name")).values(*SHOWN)
    rows = rows.annotate(person=F(figure.name), household_number=F(figure.household), village=F("division__name"))
    if not figure.day:
        return rows.values(*SHOWN)
    return rows.annotate(day=F(figure.day)).values(*SHOWN, "day")
