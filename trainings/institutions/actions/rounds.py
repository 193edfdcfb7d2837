"""Writes of selection rounds before the vote and after the count: prepared, published, final, repeated (X4)."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Max
from django.utils.formats import date_format

from trainings.institutions import queries
from trainings.institutions.actions.steps import in_state
from trainings.institutions.models import Elector, Objection, RoundCandidate, SelectionRound, Urn
from trainings.institutions.states import FAULTS, ROUND_MOVES, Electorate, ObjectionState, RoundState
from xundian.kit.changing import locked, only, written
from xundian.kit.checking import check_choice, words
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

TERMS = ("title", "conference_on", "venue", "electorate", "seats", "most_choices", "objection_days")
NUMBERS = ("seats", "most_choices")
MOST_NUMBER = 99
OBJECTION_DAYS = range(3, 61)
PREPARING = (RoundState.PREPARING,)


@transaction.atomic
def prepare_round(
    *, county, title, conference_on, venue, electorate, seats, most_choices, by, objection_days=7,
    institutions=(), id=None,
):  # fmt: skip
    """A round of the county: `seats` places on the list, ballots that name at most `most_choices` institutions."""
    check_fresh(SelectionRound, id)
    values = {
        "title": title, "conference_on": conference_on, "venue": venue, "electorate": electorate, "seats": seats,
        "most_choices": most_choices, "objection_days": objection_days,
    }  # fmt: skip
    row = SelectionRound.objects.create(id=id or new_id(), county=county, **_terms(values))
    for institution in institutions:
        _stand(row, institution)
    return row


@transaction.atomic
def edit_round(*, round, changes, expected_version, by):
    """Correct fields of TERMS while it is prepared; Stale when someone else was faster."""
    row = in_state(round, PREPARING, "not_preparing", expected_version)
    return written(row, _terms(changes)) if changes else row


@transaction.atomic
def add_candidate(*, round, institution, by):
    """One more institution that stands; Invalid unless its qualification holds on the day of the conference."""
    return _stand(in_state(round, PREPARING, "not_preparing"), institution)


@transaction.atomic
def remove_candidate(*, candidate, by):
    """An institution stands no more, before the vote is opened."""
    in_state(candidate.round, PREPARING, "not_preparing")
    candidate.delete()


@transaction.atomic
def enter_electors(*, round, members, by):
    """Members of the conference, [(name, office)]; Invalid (named_twice) for one that stands there already."""
    row = in_state(round, PREPARING, "not_preparing")
    known = set(Elector.objects.filter(round=row).values_list("name", "office"))
    rows = []
    for name, office in members:
        member = words("members", name, 50), words("members", office, 100, required=False)
        if member in known:
            raise Invalid(field="members", code="named_twice", message=FAULTS["named_twice"] % {"name": member[0]})
        known.add(member)
        rows.append(Elector(id=new_id(), round=row, name=member[0], office=member[1]))
    return Elector.objects.bulk_create(rows)


@transaction.atomic
def remove_elector(*, elector, by):
    """Somebody is no member of the conference, before the vote is opened."""
    in_state(elector.round, PREPARING, "not_preparing")
    if elector.has_slip:
        raise Conflict(FAULTS["has_slip"], code="has_slip")
    elector.delete()


@transaction.atomic
def cancel_round(*, round, reason, by):
    """Break it off before there is a count; slips and ballots are gone then, uncounted and unread."""
    row = locked(SelectionRound, round)
    ROUND_MOVES.check(row.state, RoundState.CANCELLED)
    row = written(row, {"state": RoundState.CANCELLED, "ended_reason": words("reason", reason, 500)})
    Urn.objects.filter(round=row).delete()
    return row


@transaction.atomic
def publish_round(*, round, by, on):
    """The result is on the public page from now on; objections may be made to the last of the days for them."""
    row = locked(SelectionRound, round)
    if row.state != RoundState.COUNTED:
        raise MoveRefused(FAULTS["not_open"] if row.state == RoundState.VOTING else FAULTS["not_counted"])
    return written(row, {"state": RoundState.PUBLISHED} | published_days(row, on))


@transaction.atomic
def finish_round(*, round, valid_from, valid_to, by, on):
    """The shortlist becomes the final list for these days: the objection period is over and nothing is undecided."""
    row = locked(SelectionRound, round)
    ROUND_MOVES.check(row.state, RoundState.FINAL)
    if on <= row.objections_until:
        message = FAULTS["too_soon"] % {"day": date_format(row.objections_until)}
        raise Conflict(message, code="too_soon", field="on")
    undecided = Objection.objects.filter(round=row, state=ObjectionState.FILED).count()
    if undecided:
        raise Conflict(FAULTS["objections"] % {"n": undecided}, code="objections")
    if valid_to < valid_from:
        raise Invalid(field="valid_to", code="period", message=FAULTS["period"])
    changes = {"state": RoundState.FINAL, "valid_from": valid_from, "valid_to": valid_to, "finished_on": on}
    return written(row, changes)


@transaction.atomic
def repeat_round(*, round, conference_on, venue, by, id=None):
    """Prepare the round that takes the place of one to be repeated: the same terms, candidates and members.

    Institutions that are not qualified any more on the day do not stand. Conflict when it was prepared already.
    """
    row = locked(SelectionRound, round)
    if row.state != RoundState.REPEATED:
        raise MoveRefused(FAULTS["not_repeated"])
    if SelectionRound.objects.filter(repeats=row).exists():
        raise Conflict(FAULTS["repeated"], code="repeated")
    check_fresh(SelectionRound, id)
    kept = {name: getattr(row, name) for name in TERMS} | {"conference_on": conference_on, "venue": venue}
    new = SelectionRound.objects.create(id=id or new_id(), county_id=row.county_id, repeats=row, **_terms(kept))
    barred = set(queries.unqualified(row, conference_on).values_list("pk", flat=True))
    standing = [each for each in row.candidates.order_by("number") if each.pk not in barred]
    RoundCandidate.objects.bulk_create(
        RoundCandidate(id=new_id(), round=new, institution_id=each.institution_id, number=number)
        for number, each in enumerate(standing, 1)
    )
    members = row.electors.order_by("name", "office").values_list("name", "office")
    Elector.objects.bulk_create(Elector(id=new_id(), round=new, name=name, office=office) for name, office in members)
    return new


def published_days(row, on):
    """The columns of a publication on a day."""
    return {"published_on": on, "objections_until": on + timedelta(days=row.objection_days)}


def _terms(values):
    only(values, TERMS)
    values = dict(values)
    for name, longest in (("title", 100), ("venue", 100)):
        if name in values:
            values[name] = words(name, values[name], longest)
    if "electorate" in values:
        check_choice("electorate", values["electorate"], Electorate)
    for name in NUMBERS:
        if name in values and values[name] not in range(1, MOST_NUMBER + 1):
            raise Invalid(field=name, code="numbers", message=FAULTS["numbers"])
    if "objection_days" in values and values["objection_days"] not in OBJECTION_DAYS:
        raise Invalid(field="objection_days", code="objection_days", message=FAULTS["objection_days"])
    return values


def _stand(row, institution):
    if institution.county_id != row.county_id:
        raise Invalid(field="institution", code="foreign", message=FAULTS["foreign"])
    rows = RoundCandidate.objects.filter(round=row)
    if rows.filter(institution=institution).exists():
        raise Conflict(FAULTS["twice"], code="twice", field="institution")
    number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    new = RoundCandidate.objects.create(id=new_id(), round=row, institution=institution, number=number)
    if queries.unqualified(row, row.conference_on).filter(pk=new.pk).exists():
        message = FAULTS["not_qualified"] % {"names": institution.name}
        raise Invalid(field="institution", code="not_qualified", message=message)
    return new
