"""Where people work, the visits that are due to them and their families, and the visits made."""

from django.db.models import Case, F, Func, JSONField, Q, Value, When
from django.db.models.functions import TruncSecond

from laborers.placements.models import Placement
from laborers.placements.queries import code_label
from laborers.visits.models import Visit, VisitPlan
from laborers.visits.states import PlanState, VisitKind
from xundian.sync.entities.shape import Entity, keys, plain

# Of plans that wait no more a phone only counts those of the month it is in, and of field visits whose window is open.
THIS_MONTH_DAYS = 31


class Missing(Func):
    """Of these pictures those that have not arrived yet, as JSON."""

    template = (
        "(SELECT coalesce(jsonb_agg(p), '[]'::jsonb) FROM unnest(%(expressions)s) p"
        " WHERE NOT EXISTS (SELECT FROM xundian_blob b WHERE b.sha256 = p))"
    )
    output_field = JSONField()


def _placement():
    return plain("occupation", "destination", "area", "started_on", "ended_on") | keys("household", "laborer") | {
        "employer": Placement.employer_at(),
        "occupation_label": code_label("occupation", "occupation"),
        "destination_name": code_label("destination", "destination"),
    }  # fmt: skip


def _plan():
    own = plain("kind", "window_from", "window_to", "state")
    return keys("household", "laborer", "placement") | own


def _visit():
    own = plain("kind", "outcome", "mode", "visited_on", "met", "note") | {"entered_at": TruncSecond("entered_at")}
    links = keys("household", "laborer", "placement", "corrects")
    # A phone asks what was found only to begin the next visit in the field with it.
    found = Case(
        When(kind=VisitKind.FIELD_HALF_YEAR, then=F("findings")), default=Value({}, JSONField()),
        output_field=JSONField(),
    )  # fmt: skip
    who = {"by": F("by_id"), "by_name": F("by__name")}
    return links | own | who | {"findings": found, "photos": F("photos"), "missing": Missing("photos")}


PLACEMENT = Entity("placement", Placement, _placement, day="ended_on", open=Q(ended_on=None))
VISIT_PLAN = Entity(
    "visit_plan", VisitPlan, _plan, day="window_to", open=Q(state=PlanState.PLANNED),
    never=Q(state=PlanState.CANCELLED), days=THIS_MONTH_DAYS,
)  # fmt: skip
VISIT = Entity("visit", Visit, _visit, day="visited_on", open=Q(pk__in=[]))
