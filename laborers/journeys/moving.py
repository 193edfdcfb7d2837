"""People and households move, leave, split or join; what is not finished goes along."""

from datetime import date

from django.db import transaction

from laborers.jobs import actions as jobs
from laborers.registry import actions as registry
from laborers.registry.models import Household, Laborer
from laborers.surveys import actions as surveys
from laborers.surveys.models import SurveyRound
from laborers.visits import actions as visits
from xundian.accounts.models import User
from xundian.accounts.roles import Role
from xundian.messages import actions as messages


@transaction.atomic
def confirm_transfer(*, transfer, by, on, at, household_number="", note=""):
    """A person reported elsewhere lives there now: the registry's step, and what was written there counts from now on.

    The parked answers become the next revision of their round, the parked profile replaces what differs; visits are
    planned anew at both ends, both sides are told. Every Transfer this settled. Raises what the registry's step raises.
    """
    homes = {transfer.laborer.household_id}
    settled = registry.confirm_transfer(transfer=transfer, by=by, on=on, household_number=household_number, note=note)
    for report in settled:
        person = Laborer.objects.get(pk=report.laborer_id)
        homes.add(person.household_id)
        written = {name: value for name, value in report.profile.items() if name in registry.LABORER_FIELDS and value}
        registry.edit_laborer(laborer=person, changes=written, expected_version=None, by=by)
        _record_parked(report, person, by)
    _replan(homes, on)
    _tell_of_transfers(settled, by, on, at)
    return settled


@transaction.atomic
def keep_transfer(*, transfer, by, on, at, note):
    """The person stays where registered; whoever reported is told that it is decided. Raises what the step raises."""
    kept = registry.keep_transfer(transfer=transfer, by=by, on=on, note=note)
    _tell_reporters([kept], by, on, at)
    return kept


@transaction.atomic
def leave(*, person, kind, by, on, detail=None):
    """A laborer or dependant leaves the household; offers that waited are withdrawn, visits are planned anew."""
    event = registry.leave(person=person, kind=kind, by=by, on=on, detail=detail)
    if isinstance(person, Laborer):
        jobs.withdraw_offers_of(laborer=person, reason="case_closed", by=by, on=on)
        _replan([person.household_id], on)
    return event


@transaction.atomic
def move_household(*, household, to_division, by, on):
    """As the registry's step; visits are planned anew where it moved at once."""
    moved, opened = registry.move_household(household=household, to_division=to_division, by=by, on=on)
    _replan([household.pk] if moved else [], on)
    return moved, opened


@transaction.atomic
def split_household(*, household, by, on, **values):
    """As the registry's step; visits are planned anew for both households."""
    new = registry.split_household(household=household, by=by, on=on, **values)
    _replan([household.pk, new.pk], on)
    return new


@transaction.atomic
def merge_households(*, stays, goes, by, on):
    """As the registry's step; visits are planned anew for both households."""
    joined = registry.merge_households(stays=stays, goes=goes, by=by, on=on)
    _replan([stays.pk, goes.pk], on)
    return joined


def _replan(households, on):
    for household in Household.objects.filter(pk__in=households):
        visits.plan_after_move(household=household, on=on)


def _record_parked(report, person, by):
    """The answers as they were given there, on their day; a day beyond the round counts as its nearest."""
    round = report.round_id and SurveyRound.objects.filter(pk=report.round_id).first()
    answers = {name: report.answers[name] for name in surveys.ANSWERS if report.answers.get(name) not in (None, "")}
    if not round or not answers:
        return
    told = report.answers.get("surveyed_on")
    day = date.fromisoformat(told) if told else report.opened_on
    day = min(max(day, round.opens), round.closes)
    surveys.record_response(round=round, laborer=person, answers=answers, by=by, on=day)


def _tell_of_transfers(settled, by, on, at):
    _tell_reporters(settled, by, on, at)
    villages = {report.from_division_id for report in settled}
    left_behind = User.objects.filter(role=Role.VILLAGE, division__in=villages, is_active=True).exclude(pk=by and by.pk)
    messages.notify(
        users=left_behind, kind="transfer_moved", values={"day": str(on)}, link="/households/",
        key=f"transfer_moved:{on}", at=at,
    )  # fmt: skip


def _tell_reporters(settled, by, on, at):
    told = {report.opened_by for report in settled if report.opened_by and report.opened_by != by}
    messages.notify(
        users=told, kind="transfer_decided", values={"day": str(on)}, link="/desk/transfers/reports/",
        key=f"transfer_decided:{on}", at=at,
    )  # fmt: skip
