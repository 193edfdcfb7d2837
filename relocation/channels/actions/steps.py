"""What the steps of channel offers share: the move with its line, what a place must be."""

from laborers.placements.queries import active_on
from laborers.registry import actions as registry
from laborers.registry.rules import age_on
from laborers.registry.states import EventKind
from relocation.channels import queries, rules
from relocation.channels.states import CHANNEL_MOVES, REFUSALS
from xundian.kit.errors import Conflict, Invalid

FIELDS = [
    "state", "answered_on", "answer_by", "by", "channel", "workshop", "welfare_post", "offer", "reasons", "placement",
]  # fmt: skip
WELFARE_POST = rules.ORGANISERS[rules.WELFARE]


def moved(row, state, *, by, on):
    """The offer in its next state, with a line on the timeline; MoveRefused when it cannot go there."""
    CHANNEL_MOVES.check(row.state, state)
    row.state = state
    row.save(update_fields=FIELDS)
    case = registry.open_case_of(row.laborer)
    if case:
        detail = {"channel_offer": str(row.pk), "channel": row.channel, "state": str(state)}
        registry.note(case=case, kind=EventKind.CHANNEL, on=on, by=by, detail=detail)
    return row.reread()


def redirect(row, channel, workshop, welfare_post, on):
    """Point an offer to another channel or place of its site."""
    problem = rules.place_problem(channel, workshop=workshop, welfare_post=welfare_post)
    if problem:
        raise Invalid(REFUSALS[problem[1]], field=problem[0], code=problem[1])
    for name, place in (("workshop", workshop), ("welfare_post", welfare_post)):
        if place and place.site_id != row.site_id:
            raise Invalid(REFUSALS["other_site"], field=name, code="other_site")
        if place:
            check_running(place, on, name)
    if channel != row.channel or (row.workshop, row.welfare_post) != (workshop, welfare_post):
        row.reasons = [*row.reasons, {"code": "officer_choice", "values": {}}]
    row.channel, row.workshop, row.welfare_post = channel, workshop, welfare_post


def check_running(place, day, name):
    """Conflict for a place that is closed on that day, or a workshop whose recognition has run out."""
    if place.closed_on and place.closed_on < day:
        raise Conflict(REFUSALS["closed"], field=name, code="closed")
    if getattr(place, "recognised_until", None) and place.recognised_until < day:
        raise Conflict(REFUSALS["recognition"], field=name, code="recognition")


def check_holder(row, on):
    """A public-welfare post: only within the ages of the policy, and one person holds one (W2.2, X4.6)."""
    if row.channel != rules.WELFARE:
        return
    problem = rules.welfare_age_problem(age_on(row.laborer.birth, on), queries.terms_on(row.division_id, on))
    if problem:
        raise Invalid(REFUSALS[problem], field="channel", code=problem)
    if active_on(on).filter(laborer=row.laborer_id, organised_by=WELFARE_POST).exists():
        raise Conflict(REFUSALS["holds_post"], field="channel", code="holds_post")
