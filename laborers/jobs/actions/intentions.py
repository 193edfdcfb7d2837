"""Writes of intentions signed at events: they bind nobody, and become offers like any other (X2.2-5, X4)."""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.jobs.actions.events import record_visitors
from laborers.jobs.actions.offers import make_offer
from laborers.jobs.models import EventStand, Intention, Vacancy
from laborers.jobs.states import INTENTION_MOVES, EventState, IntentionState, VacancyState
from xundian.kit.errors import Conflict, DomainError, Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh


@transaction.atomic
def sign_intention(*, event, laborer, vacancy, by, on, id=None):
    """A laborer's own signature for a post that the event brings; whoever signs has come.

    Conflict unless the event was held and the vacancy is open, or when the same wish is signed already.
    """
    if not EventStand.objects.filter(event=event, vacancies=vacancy).exists():
        raise Invalid(field="vacancy", code="not_here", message=_("No stand of this event brings this vacancy."))
    if event.reread().state != EventState.HELD:
        raise Conflict(_("Intentions are signed once the event is held."), code="not_held")
    row = Vacancy.objects.select_for_update(of=("self",), no_key=True).get(pk=vacancy.pk)
    if row.state not in (VacancyState.OPEN, VacancyState.FILLED):
        raise Conflict(_("The vacancy is no longer open."), code="not_open", field="vacancy")
    if laborer.left_on:
        raise Conflict(_("This person has left the registry."), code="left", field="laborer")
    if Intention.objects.filter(laborer=laborer, vacancy=row, state=IntentionState.SIGNED).exists():
        raise Conflict(_("This person has signed for this post already."), code="already_signed", field="vacancy")
    check_fresh(Intention, id)
    record_visitors(event=event, laborers=[laborer], by=by, on=on)
    return Intention.objects.create(
        id=id or new_id(), event=event, laborer=laborer, division_id=laborer.division_id, vacancy=row, signed_on=on,
        by=by,
    )  # fmt: skip


@transaction.atomic
def offer_intention(*, intention, by, on, answer_by):
    """Make the signed wish an offer, which the laborer accepts or declines like any other.

    Raises what make_offer raises, with the intention left as it is; MoveRefused once it is settled.
    """
    row = Intention.objects.select_for_update(of=("self",)).get(pk=intention.pk)
    INTENTION_MOVES.check(row.state, IntentionState.OFFERED)
    row.offer = make_offer(laborer=row.laborer, vacancy=row.vacancy, by=by, on=on, answer_by=answer_by)
    row.state, row.settled_on = IntentionState.OFFERED, on
    row.save(update_fields=["state", "settled_on", "offer"])
    return row.reread()


def offer_intentions(*, intentions, by, on, answer_by):
    """Every signed one of the queryset, each by itself: ([made], [(intention, DomainError)])."""
    made, refused = [], []
    for row in intentions.filter(state=IntentionState.SIGNED).select_related("laborer", "vacancy").order_by("pk"):
        try:
            made.append(offer_intention(intention=row, by=by, on=on, answer_by=answer_by))
        except DomainError as error:
            refused.append((row, error))
    return made, refused


@transaction.atomic
def lapse_intention(*, intention, by, on):
    """The laborer wishes it no longer, or the post is gone: neutral, and nothing else follows."""
    row = Intention.objects.select_for_update(of=("self",)).get(pk=intention.pk)
    INTENTION_MOVES.check(row.state, IntentionState.LAPSED)
    row.state, row.settled_on = IntentionState.LAPSED, on
    row.save(update_fields=["state", "settled_on"])
    return row.reread()


@transaction.atomic
def lapse_intentions(*, on):
    """The clock: signed wishes for posts that are over lapse; how many."""
    gone = Intention.objects.filter(state=IntentionState.SIGNED).filter(
        vacancy__state__in=[VacancyState.CLOSED, VacancyState.EXPIRED]
    )
    rows = [row.pk for row in gone.order_by("pk").select_for_update(of=("self",), no_key=True).only("pk")]
    return Intention.objects.filter(pk__in=rows).update(state=IntentionState.LAPSED, settled_on=on)
