"""Where people work, the visits that are due to them and their families, and the visits made."""

from django.db.models import CharField, F, Func, JSONField, Q, Value
from django.db.models.functions import Coalesce

from laborers.placements.models import Placement
from laborers.placements.queries import code_label
from laborers.visits.models import Visit, VisitPlan
from laborers.visits.states import PlanState
from xundian.sync.entities.shape import Entity, keys, plain


class Missing(Func):
    """Of these pictures those that have not arrived yet, as JSON."""

    template = (
        "(SELECT coalesce(jsonb_agg(p), '[]'::jsonb) FROM unnest(%(expressions)s) p"
        " WHERE NOT EXISTS (SELECT FROM xundian_blob b WHERE b.sha256 = p))"
    )
    output_field = JSONField()


def _placement():
    return plain("occupation", "destination", "area", "started_on", "ended_on") | keys("household", "laborer") | {
        "employer": Coalesce("enterprise__name", "employer_name", Value(""), output_field=CharField()),
        "occupation_label": code_label("occupation", "occupation"),
        "destination_name": code_label("destination", "destination"),
    }  # fmt: skip


def _plan():
    own = plain("kind", "period", "window_from", "window_to", "state", "done_on", "reason")
    return keys("household", "laborer", "placement") | own


def _visit():
    own = plain("kind", "outcome", "mode", "visited_on", "entered_at", "met", "findings", "note")
    links = keys("household", "laborer", "placement", "plan", "corrects")
    who = {"by": F("by_id"), "by_name": F("by__name")}
    return links | own | who | {"photos": F("photos"), "missing": Missing("photos")}


PLACEMENT = Entity("placement", Placement, _placement, day="ended_on", open=Q(ended_on=None))
VISIT_PLAN = Entity(
    "visit_plan", VisitPlan, _plan, day="window_to", open=Q(state=PlanState.PLANNED), never=Q(state=PlanState.CANCELLED)
)
VISIT = Entity("visit", Visit, _visit, day="visited_on", open=Q(pk__in=[]))
