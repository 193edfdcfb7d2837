"""Writes of objections against a public notice: taken in without sign-in, decided by whom it does not concern (X2.3).

What people wrote is sealed; messages say that there is something, never what.
"""

import hashlib
import hmac
import secrets

from django.conf import settings
from django.db import IntegrityError, transaction

from laborers.subsidies.actions.entitlements import look_again
from laborers.subsidies.actions.notices import stop_notice
from laborers.subsidies.actions.steps import held, move
from laborers.subsidies.models import Claim, Notice, Objection
from laborers.subsidies.queries import notices as reads
from laborers.subsidies.states import (
    OBJECTION_FAULTS,
    OBJECTION_MOVES,
    ClaimState,
    NoticeState,
    ObjectionState,
    Refusal,
    StepKind,
)
from xundian.accounts.models import User
from xundian.accounts.roles import CARRIERS
from xundian.kit.changing import locked, written
from xundian.kit.checking import check_choice, words
from xundian.kit.clock import day_of
from xundian.kit.errors import Conflict, Forbidden, Invalid, MoveRefused
from xundian.kit.ids import new_id
from xundian.kit.readable import readable
from xundian.kit.sealing import digest, seal
from xundian.messages import actions as messages

RECEIVED = "subsidy_objection_received"
LONGEST_TEXT, LONGEST_CONTACT, LONGEST_ANSWER = 1000, 100, 500
KEY_LENGTHS = range(16, 101)


@transaction.atomic
def object_to(*, notice, text, key, at, line=None, contact=""):
    """Take an objection in; (Objection, code, whether it is new). The code is told here and never again.

    `key` is the form's secret: the same form sent twice is one objection with the same number and code; other words
    under a used key are a Conflict (already_sent). MoveRefused (closed) when the notice does not run on that day,
    Invalid naming the field. `line` is what it is about, None for the notice as a whole; `contact` is optional.
    """
    text = words("text", text, LONGEST_TEXT)
    contact = words("contact", contact, LONGEST_CONTACT, required=False)
    if len(key or "") not in KEY_LENGTHS:
        raise Invalid(OBJECTION_FAULTS["key"], field="key", code="bad_key")
    if line is not None and line.notice_id != notice.pk:
        raise Invalid(OBJECTION_FAULTS["line"], field="line", code="unknown_choice")
    code, sent = readable(_keyed(key), reads.CODE_SIGNS), digest(f"subsidy objection form {key}")
    standing = Objection.objects.filter(sent_digest=sent).first()
    if standing is None:
        if not reads.is_on_view(locked(Notice, notice), day_of(at)):
            raise MoveRefused(OBJECTION_FAULTS["closed"], code="closed")
        try:
            with transaction.atomic():
                return _create(notice, line, text, contact, code, sent, at), code, True
        except IntegrityError:  # the same form, sent by two taps at once
            standing = Objection.objects.get(sent_digest=sent)
    if (standing.notice_id, reads.text_of(standing)) != (notice.pk, text):
        raise Conflict(OBJECTION_FAULTS["already_sent"], code="already_sent")
    return standing, code, False


def _create(notice, line, text, contact, code, sent, at):
    pk, number = new_id(), readable(secrets.token_bytes(16), reads.NUMBER_SIGNS)
    row = Objection.objects.create(
        id=pk, notice=notice, line=line, number=number, access_digest=reads.access_digest(number, code),
        sent_digest=sent, text_sealed=seal(text, place=reads.TEXT_PLACE, row_id=pk), received_at=at,
        contact_sealed=seal(contact, place=reads.CONTACT_PLACE, row_id=pk) if contact else None,
        received_on=day_of(at),
    )  # fmt: skip
    roles = [role.value for role in CARRIERS["subsidies.hear"]]
    users = list(User.objects.filter(division=notice.county_id, role__in=roles, is_active=True).order_by("pk"))
    free = [user for user in users if not reads.concerned(row, user)]
    messages.notify(
        users=free, kind=RECEIVED, values={"until": notice.to_on.isoformat()},
        link=f"/desk/subsidies/objections/{pk}/", key=f"{RECEIVED}:{pk}", at=at,
    )  # fmt: skip
    return row


@transaction.atomic
def decide_objection(*, objection, verdict, answer, by, on, expected_version=None):
    """Uphold or dismiss, with the answer that whoever objected reads with number and code.

    Upheld, the claim of the line is refused in the words of the answer; without a line the notice is stopped and all
    its claims are checked again. Forbidden (concerned) for whoever had a hand in it.
    """
    row = locked(Objection, objection, expected_version)
    check_choice("verdict", verdict, ObjectionState)
    OBJECTION_MOVES.check(row.state, verdict)
    if reads.concerned(row, by):
        raise Forbidden(OBJECTION_FAULTS["concerned"], code="concerned")
    answer = words("answer", answer, LONGEST_ANSWER)
    sealed = seal(answer, place=reads.ANSWER_PLACE, row_id=row.pk)
    row = written(row, {"state": verdict, "decided_on": on, "decided_by": by, "answer_sealed": sealed})
    if verdict == ObjectionState.UPHELD:
        _follow(row, answer, by, on)
    return row


def _follow(row, answer, by, on):
    """What an upheld objection does; nothing where the claim was decided, or the notice stopped, meanwhile."""
    if row.line_id is None:
        if row.notice.state in (NoticeState.RUNNING, NoticeState.ENDED):
            stop_notice(notice=row.notice, reason=answer[:200], by=by, on=on)
        return
    claim = held(Claim.objects.get(notice_lines=row.line_id))
    if claim.state in (ClaimState.NOTICED, ClaimState.CHECKED):
        move(
            claim, ClaimState.REFUSED, StepKind.REFUSED, by=by, on=on, words=answer, ended_on=on, ended_by=by,
            refusal=Refusal.OBJECTION, refusal_words=answer,
        )  # fmt: skip
        look_again(county=row.notice.county_id, claimant=claim.claimant, subject=claim.subject_pk, on=on)


def _keyed(key):
    secret = bytes.fromhex(settings.DIGEST_KEY)
    return hmac.digest(secret, f"subsidy objection code {key}".encode(), hashlib.sha256)
