"""Writes of public notices: published with masked lines, ended by the clock, passed or stopped (X2.3, codes §10)."""

from django.db import transaction

from laborers.subsidies.actions.together import held_all, move_together, next_number
from laborers.subsidies.models import Notice, NoticeLine
from laborers.subsidies.queries import notices as reads
from laborers.subsidies.rules.notices import days_fault, shown_name
from laborers.subsidies.states import (
    NOTICE_FAULTS,
    NOTICE_MOVES,
    Claimant,
    ClaimState,
    NoticeState,
    StepKind,
)
from xundian.accounts.models import User
from xundian.accounts.roles import CARRIERS
from xundian.kit.changing import locked, written
from xundian.kit.checking import words
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh
from xundian.messages import actions as messages

ENDED = "subsidy_notice_ended"


def fault(field, code, **values):
    """An Invalid of NOTICE_FAULTS about a field."""
    return Invalid(NOTICE_FAULTS[code] % values if values else NOTICE_FAULTS[code], field=field, code=code)


@transaction.atomic
def publish_notice(*, policy, claims, title, from_on, to_on, contact_name, contact_phone, by, on, id=None):
    """Put checked claims of one policy row on public view; the Notice, whose lines are masked and never change.

    Both days are on view, as many as the policy asks for at least. Invalid naming the field for no claims, claims that
    were not checked or belong to another policy, days that cannot be, and nobody to object to.
    """
    check_fresh(Notice, id)
    rows = held_all(claims)
    _check_claims(rows, policy)
    wrong = days_fault(from_on, to_on, on, policy.notice_days)
    if wrong:
        raise fault(*wrong, **({"n": policy.notice_days} if wrong[1] == "too_short" else {}))
    notice = Notice.objects.create(
        id=id or new_id(), county=policy.county, policy=policy, from_on=from_on, to_on=to_on, published_by=by,
        number=next_number(Notice, policy.county, "G", on.year), title=words("title", title, 100),
        contact_name=words("contact_name", contact_name, 80), contact_phone=words("contact_phone", contact_phone, 20),
    )  # fmt: skip
    NoticeLine.objects.bulk_create(_line(notice, row) for row in rows)
    move_together(rows, ClaimState.NOTICED, StepKind.NOTICED, by=by, on=on, words=notice.number)
    return notice.reread()


def _check_claims(rows, policy):
    if not rows:
        raise fault("claims", "no_claims")
    for row in rows:
        if row.state != ClaimState.CHECKED:
            raise fault("claims", "not_checked", number=row.number)
        if row.policy_id != policy.pk:
            raise fault("claims", "other_policy", number=row.number)


def _line(notice, claim):
    person = claim.claimant == Claimant.LABORER
    return NoticeLine(
        notice=notice, claim=claim, place=claim.division.label[:100], people=claim.people,
        name=shown_name(person, claim.claimant_name, _owner(claim))[:100], amount_fen=claim.amount_fen,
        loan_fen=claim.loan_fen, identity=claim.laborer.identity_hint if person else "",
    )  # fmt: skip


def _owner(claim):
    if claim.claimant != Claimant.UNDERTAKING:
        return ""
    place = claim.undertaking
    return place.owner.name if place.owner else place.owner_name


@transaction.atomic
def pass_notice(*, notice, by, on, expected_version=None):
    """Conclude a notice that is over: its claims may be declared. MoveRefused (running) before its last day has passed.

    Conflict (objections_open) while an objection is not decided, also one against an earlier notice of the same claims.
    """
    row = locked(Notice, notice, expected_version, children_wait=True)
    if row.state == NoticeState.RUNNING:
        if on <= row.to_on:
            raise MoveRefused(NOTICE_FAULTS["running"] % {"day": row.to_on.isoformat()}, code="running")
        row = written(row, {"state": NoticeState.ENDED})
    NOTICE_MOVES.check(row.state, NoticeState.PASSED)
    waiting = reads.open_against(row).count()
    if waiting:
        raise Conflict(NOTICE_FAULTS["objections_open"] % {"n": waiting}, code="objections_open")
    return written(row, {"state": NoticeState.PASSED, "closed_on": on, "closed_by": by})


@transaction.atomic
def stop_notice(*, notice, reason, by, on, expected_version=None):
    """Take a notice off before it passes: its claims are checked ones again. The reason stands on it for good."""
    row = locked(Notice, notice, expected_version, children_wait=True)
    NOTICE_MOVES.check(row.state, NoticeState.STOPPED)
    reason = words("reason", reason, 200)
    standing = [claim for claim in held_all(reads.claims_on(row)) if claim.state == ClaimState.NOTICED]
    move_together(standing, ClaimState.CHECKED, StepKind.NOTICE_STOPPED, by=by, on=on, words=reason)
    changes = {"state": NoticeState.STOPPED, "closed_on": on, "closed_by": by, "stopped_reason": reason}
    return written(row, changes)


@transaction.atomic
def end_notices(*, on, at):
    """The clock: what has passed its last day is read by nobody any more; the county is told to conclude it."""
    rows = Notice.objects.filter(state=NoticeState.RUNNING, to_on__lt=on)
    rows = list(rows.select_for_update(of=("self",), no_key=True).order_by("pk"))
    Notice.objects.filter(pk__in=[row.pk for row in rows]).update(state=NoticeState.ENDED)
    roles = [role.value for role in CARRIERS["subsidies.decide"]]
    counties = {row.county_id for row in rows}
    officers = list(User.objects.filter(division__in=counties, role__in=roles, is_active=True).order_by("pk"))
    messages.notify_all(notices=[_told(row, officers) for row in rows], at=at)
    return {"notices": len(rows)}


def _told(row, officers):
    mine = [user for user in officers if user.division_id == row.county_id]
    values = {"ended": row.to_on.isoformat()}
    return messages.Notice(mine, ENDED, values, f"/desk/subsidies/notices/{row.pk}/", f"{ENDED}:{row.pk}")
