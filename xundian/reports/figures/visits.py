"""Visits due, done and overdue (X2.2-7)."""

from datetime import date
from functools import partial

from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.registry.models import Household
from laborers.visits import queries as visits
from laborers.visits.models import VisitPlan
from laborers.visits.rules import last_day_overdue
from laborers.visits.states import PlanState, VisitKind
from xundian.reports.columns import HOUSEHOLDS
from xundian.reports.figures import dimensions
from xundian.reports.figures.households import with_head
from xundian.reports.figures.shape import BY_THE_DAY, ON_THE_DAY, UP_TO_THE_DAY, Figure, parts
from xundian.reports.rollups.kept import Base, Kept, in_period

TOPIC = _("Visits")
PLANS = _("Planned visits: each household away once a month, each migrant every six months, a care visit a year.")
VISITS = pgettext_lazy("unit", "visits")
_visit = partial(
    Figure, topic=TOPIC, source=PLANS, unit=VISITS,
    exclusions=_("Visits that were excused or cancelled, with a reason."),
)  # fmt: skip


def _closing(states, days=in_period, until="", **more):
    """The planned visits in some states whose window closes in the period."""
    plans = VisitPlan.objects.filter(state__in=states, **more)
    return Kept((Base.VISITS,), plans.all, "window_to", days, until=until).rows


due = _closing([PlanState.PLANNED, PlanState.DONE])
_made = _closing([PlanState.DONE], until="done_on")


def _passed(period):
    return date.min, last_day_overdue(period.on)


def _waiting():
    return visits.overdue(VisitPlan.objects.all(), on=date.max)


def _homes(plans, period):
    """The households with a monthly visit among these plans of the period, with the name of the head."""
    monthly = plans(period).filter(kind=VisitKind.HOUSEHOLD_MONTHLY, household=OuterRef("pk"))
    return with_head(Household.objects.filter(Exists(monthly)))


DUE = _visit(
    code="visits_due", label=_("Visits due"), day="window_to", rows=due, cutoff=BY_THE_DAY,
    definition=_("Planned visits whose window closes in the period; excused and cancelled ones are left out."),
)  # fmt: skip
DONE = _visit(
    code="visits_done", label=_("Visits done"), day="done_on", cutoff=UP_TO_THE_DAY, rows=_made,
    definition=_("Of the visits due, those made; attempts do not count."),
)  # fmt: skip
IN_TIME = _visit(
    code="visits_in_time", label=_("Visited in time"), day="done_on", cutoff=BY_THE_DAY,
    rows=_closing([PlanState.DONE], done_on__lte=F("window_to")),
    definition=_("Of the visits due, those made inside their days, whenever they were entered."),
)  # fmt: skip
ENTERED = _visit(
    code="visits_entered_in_time", label=_("Entered in time"), day="entered_on", cutoff=BY_THE_DAY,
    rows=_closing([PlanState.DONE], entered_on__lte=F("window_to")),
    definition=_("Of the visits due, those also entered inside their days."),
)  # fmt: skip
OVERDUE = _visit(
    code="visits_overdue", label=_("Visits overdue"), day="window_to", cutoff=ON_THE_DAY,
    rows=Kept((Base.VISITS,), _waiting, "window_to", _passed).rows,
    definition=_("Planned visits whose window passed before the day of the report without a visit."),
)  # fmt: skip
HOMES_DUE = _visit(
    code="homes_due", label=_("Households to be visited"), name="head", household="number", unit=HOUSEHOLDS,
    rows=partial(_homes, due), cutoff=BY_THE_DAY,
    definition=_("Different households with a monthly visit due in the period."),
)  # fmt: skip
HOMES_SEEN = _visit(
    code="homes_seen", label=_("Households visited"), name="head", household="number", unit=HOUSEHOLDS,
    rows=partial(_homes, _made), cutoff=UP_TO_THE_DAY,
    definition=_("Of these households, those with at least one of the monthly visits made."),
)  # fmt: skip
PARTS = {each.code: parts(each, dimensions.VISIT) for each in (DUE, DONE)}
CATALOGUE = [
    DUE, DONE, IN_TIME, ENTERED, OVERDUE, HOMES_DUE, HOMES_SEEN,
    *(part for divided in PARTS.values() for part in divided),
]  # fmt: skip
