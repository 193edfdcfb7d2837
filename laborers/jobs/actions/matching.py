"""Offers made of the proposals of a match run: one step of its own, taken by a person (X2.2-6)."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.enterprises import actions as enterprises
from laborers.jobs import queries
from laborers.jobs.actions.keeping import unkept
from laborers.jobs.actions.steps import check_answer_by, enter_offers, lock_vacancies
from laborers.jobs.models import MatchRun, Offer
from laborers.jobs.states import RunState
from xundian.kit.errors import Conflict
from xundian.kit.ids import new_id


@dataclass(frozen=True)
class Offered:
    """How many offers a run led to, and how many proposals were overtaken by events."""

    made: int
    overtaken: int


@transaction.atomic
def offer_proposals(*, run, by, on, answer_by):
    """Make an offer of every proposal of a run that still holds; the same run twice makes them once.

    Proposals whose person or vacancy is no longer free are passed over and counted. An answer is due by the day given,
    or by the vacancy's last day if that is sooner. Few statements whatever the size of the run. Conflict for a run that
    is not done, or that asks what would be if things were otherwise.
    """
    check_answer_by(answer_by, on)
    run = MatchRun.objects.select_for_update(of=("self",), no_key=True).get(pk=run.pk)
    if run.state != RunState.DONE:
        raise Conflict(_("The run is not done."), code="not_done")
    if run.what_if:
        raise Conflict(_("This run only asks what would be. Start one without a question first."), code="what_if")
    proposals = run.proposals.exclude(vacancy=None)
    enterprises.hold(vacancy.enterprise_id for vacancy in lock_vacancies(proposals.values("vacancy")))
    holding = unkept(queries.offerable(run, on), on)
    enter_offers(
        [
            Offer(
                id=new_id(), laborer=each.laborer, division_id=each.division_id, vacancy=each.vacancy, run=run,
                score=each.score, reasons=each.reasons, made_on=on, answer_by=min(answer_by, each.vacancy.closes),
            )
            for each in holding
        ],
        by=by,
        on=on,
    )  # fmt: skip
    return Offered(len(holding), proposals.count() - len(holding))
