"""A difficulty is told: to an officer, or by the laborer through the contract card."""

from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.difficulties import queries, rules
from laborers.difficulties.actions.writing import assign, belongs, step, tell_stations, timeline
from laborers.difficulties.models import Difficulty
from laborers.difficulties.states import Kind, Severity, Side, StepKind, Via
from laborers.placements.models import ContractCard, Placement
from laborers.placements.queries import station_for
from xundian.kit.checking import check_choice, words
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.once import differ, id_reused, insert_fresh

# What makes two reports with one id the same.
CONTENT = ("household_id", "laborer_id", "kind", "severity", "description", "reported_by_id", "visit_id")


class Work(NamedTuple):
    """Where somebody works now: the place that a station sees it by, and the employer's name."""

    destination: str = ""
    employer: str = ""


@transaction.atomic
def report(**values):
    """As `report_once`; the Difficulty alone."""
    return report_once(**values)[0]


@transaction.atomic
def report_once(
    *, household, kind, description, by, on, laborer=None, severity="normal", visit=None, side="", employer="",
    amount_fen=None, id=None,
):  # fmt: skip
    """Write down a difficulty of a household or of one of its laborers (X2.2-7); (Difficulty, whether it is new).

    `kind` is a states.Kind, `id` the client's UUID, `amount_fen` what is owed; `side` (states.Side) follows from visit
    and reporter unless said. It begins with the reporter's own office, confidential kinds of a village with the
    township; the deadline follows its kind and severity. A repeat with the same id and content changes nothing. Raises
    Invalid (unknown kind, someone else's laborer or visit, no text, no deadline), Conflict (id_reused) when the id
    names something else.
    """
    check_choice("kind", kind, Kind)
    check_choice("severity", severity, Severity)
    belongs("laborer", laborer, household)
    belongs("visit", visit, household)
    side = side or rules.side_of(by.role, visit.kind if visit else "")
    check_choice("side", side, Side)
    work = _work(laborer)
    level, own = rules.first_owner(by.role, kind)
    return _write(
        id, level=level, own=by if own else None, by=by, on=on, household=household, laborer=laborer, visit=visit,
        kind=kind, severity=severity, description=words("description", description), side=side, reported_by=by,
        destination=work.destination, employer=words("employer", employer, 100, required=False) or work.employer,
        amount_fen=_amount(amount_fen), reported_via=Via.OFFICER,
    )  # fmt: skip


@transaction.atomic
def report_by_card(*, card, kind, description, on, id):
    """The laborer of a valid contract card tells a difficulty, without signing in; (Difficulty, whether it is new).

    The station of the place of work gets it, or the county office where there is none and for confidential kinds.
    Raises Conflict (card_void), Invalid, and Conflict (id_reused).
    """
    check_choice("kind", kind, Kind)
    held = ContractCard.objects.select_related("placement__laborer", "placement__household").get(pk=card.pk)
    if held.revoked_on is not None:
        raise Conflict(_("This card is no longer valid. The numbers below still help."), code="card_void")
    placement = held.placement
    station = station_for(held.division_id[:6], placement.destination)
    staffed = station is not None and station.users.filter(is_active=True).exists()
    return _write(
        id, level=rules.card_owner(kind, staffed), own=None, by=None, on=on, household=placement.household,
        laborer=placement.laborer, visit=None, kind=kind, severity=Severity.NORMAL,
        description=words("description", description), side=Side.FIELD, reported_by=None,
        destination=placement.destination, employer=placement.employer, amount_fen=None, reported_via=Via.CARD,
    )  # fmt: skip


def _write(id, *, level, own, by, on, **values):
    """(The row with its first step, its line in the case and the news of it, True); a repeat's row, False."""
    new = Difficulty(
        id=id or new_id(), division_id=values["household"].division_id, level=level, owner=own, reported_on=on,
        confidential=rules.is_confidential(values["kind"]),
        due_on=rules.due_on(on, queries.deadline_days(values["kind"], on, values["severity"])), **values,
    )  # fmt: skip
    standing = Difficulty.objects.filter(pk=id).first() if id else None
    if standing is not None:
        if differ(standing, new, CONTENT):
            raise id_reused()
        return standing, False
    [difficulty] = insert_fresh([new])
    first = step(difficulty, StepKind.REPORTED, by=by, on=on, level=level, owner=own)
    timeline(difficulty, StepKind.REPORTED, by=by, on=on)
    if own is None:
        assign(difficulty, first.pk, on=on)
        tell_stations([difficulty])
    return difficulty, True


def _work(laborer):
    """Where the laborer works now; nothing at home."""
    spells = Placement.objects.filter(laborer=laborer, ended_on=None) if laborer else Placement.objects.none()
    placement = spells.select_related("enterprise").first()
    return Work(placement.destination, placement.employer) if placement else Work()


def _amount(fen):
    if fen is not None and not 0 < fen < 10**12:
        raise Invalid(_("Give an amount above zero."), field="amount", code="out_of_range")
    return fen
