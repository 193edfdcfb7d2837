"""Writes of complaints: received without sign-in, taken up, answered, closed, passed to the auditor, made a difficulty.

Everything a person wrote is sealed; notices say that there is something, never what.
"""

import hashlib
import hmac
import secrets

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from laborers.complaints import queries, rules
from laborers.complaints.models import Complaint, ComplaintStep
from laborers.complaints.states import COMPLAINT_MOVES, ComplaintState, Concerns, Handler, StepKind, Subject
from laborers.difficulties import actions as difficulties
from xundian.kit.checking import check_choice, words
from xundian.kit.clock import day_of
from xundian.kit.errors import Conflict, Forbidden, Invalid, MoveRefused
from xundian.kit.ids import new_id
from xundian.kit.sealing import digest, seal
from xundian.messages import actions as messages

RECEIVED, LINE = "complaint_received", "complaint_line"
KEY_LENGTHS = range(16, 101)


# --- without sign-in --------------------------------------------------------------------------------------------------


@transaction.atomic
def receive(*, county, subject, text, key, at, concerns="nobody", contact="", may_share=False, card=None):
    """Take a complaint in; (Complaint, code, whether it is new). The code is told here and never again.

    `key` is the form's secret, `card` only where the complainant wishes the county to know it, `contact` optional. The
    same form sent twice is one complaint with the same number and code; changed words under its key are refused
    (Conflict, already_sent). What is about the county bureau goes to the auditor. Raises Invalid naming the field.
    """
    check_choice("subject", subject, Subject)
    check_choice("concerns", concerns, Concerns)
    text = words("text", text, rules.LONGEST_TEXT)
    contact = words("contact", contact, rules.LONGEST_CONTACT, required=False)
    if len(key or "") not in KEY_LENGTHS:
        raise Invalid(_("Open the form again and send it once more."), field="key", code="bad_key")
    code = rules.readable(_keyed("code", key), rules.CODE_SIGNS)
    values = {
        "county": county, "subject": subject, "concerns": concerns, "card": card,
        "sent_digest": digest(f"complaint form {key}"),
    }  # fmt: skip
    standing = Complaint.objects.filter(sent_digest=values["sent_digest"]).first()
    if standing is None:
        try:
            with transaction.atomic():
                return _create(values, text, contact, code, may_share=may_share, at=at), code, True
        except IntegrityError:  # the same form, sent by two taps at once
            standing = Complaint.objects.get(sent_digest=values["sent_digest"])
    first = standing.steps.order_by("id").first()
    if (queries.text_of(first), queries.contact_of(standing), standing.subject) != (text, contact, subject):
        raise Conflict(_("This form was sent already. Open a new one, or add a line."), code="already_sent")
    return standing, code, False


def _create(values, text, contact, code, *, may_share, at):
    on, pk = day_of(at), new_id()
    number = rules.readable(secrets.token_bytes(16), rules.NUMBER_SIGNS)
    row = Complaint.objects.create(
        id=pk, number=number, access_digest=queries.access_digest(number, code), received_at=at, received_on=on,
        contact_sealed=seal(contact, place=queries.CONTACT_PLACE, row_id=pk) if contact else None,
        handler=rules.handler_of(values["concerns"], queries.has_auditor(values["county"])),
        may_share=may_share, due_on=rules.due_on(on, settings.COMPLAINT_DAYS), **values,
    )  # fmt: skip
    _step(row, StepKind.RECEIVED, at=at, text=text)
    _tell(row, RECEIVED, row.pk, at=at)
    return row


@transaction.atomic
def add_line(*, complaint, text, at, may_share=False):
    """The complainant, who showed number and code, adds something; what was answered or closed is taken up again.

    `may_share` allows from now on that it is looked into as a difficulty. Invalid without words, and beyond
    rules.MOST_LINES.
    """
    row, text = _locked(complaint), words("text", text, rules.LONGEST_TEXT)
    if row.steps.filter(kind=StepKind.LINE).count() >= rules.MOST_LINES:
        raise Invalid(_("No more lines fit here. Send a new complaint."), field="text", code="too_many")
    row.may_share = row.may_share or may_share
    if row.state in (ComplaintState.ANSWERED, ComplaintState.CLOSED):
        COMPLAINT_MOVES.check(row.state, ComplaintState.TAKEN_UP)
        row.state, row.answered_on, row.closed_on = ComplaintState.TAKEN_UP, None, None
        row.due_on = rules.due_on(day_of(at), settings.COMPLAINT_DAYS)
    row.save(update_fields=["may_share", "state", "answered_on", "closed_on", "due_on"])
    step = _step(row, StepKind.LINE, at=at, text=text)
    _tell(row, LINE, step.pk, at=at)
    return row.reread()


# --- the office -------------------------------------------------------------------------------------------------------


@transaction.atomic
def take_up(*, complaint, by, at):
    """Begin to look into it. Forbidden for the office that does not answer it, MoveRefused when it is taken up."""
    return _move(_mine(complaint, by), ComplaintState.TAKEN_UP, StepKind.TAKEN_UP, by=by, at=at)


@transaction.atomic
def answer(*, complaint, text, by, at):
    """Write the answer that the complainant reads with number and code; Invalid without words."""
    row, text = _mine(complaint, by), words("text", text, rules.LONGEST_TEXT)
    row.answered_on = day_of(at)
    return _move(row, ComplaintState.ANSWERED, StepKind.ANSWERED, by=by, at=at, text=text)


@transaction.atomic
def close(*, complaint, by, at):
    """Nothing more is to be done; only what was answered is closed, and a further line opens it again."""
    row = _mine(complaint, by)
    row.closed_on = day_of(at)
    return _move(row, ComplaintState.CLOSED, StepKind.CLOSED, by=by, at=at)


@transaction.atomic
def pass_to_auditor(*, complaint, by, at):
    """The county bureau gives away what turns out to be about itself; from then on only the auditor knows of it.

    Invalid (no_auditor) when nobody would read it there, MoveRefused when it is answered.
    """
    row = _mine(complaint, by)
    if row.handler != Handler.COUNTY or row.state not in queries.UNANSWERED:
        raise MoveRefused(_("This cannot be done while it is “%(state)s”.") % {"state": row.get_state_display()})
    if not queries.has_auditor(row.county):
        raise Invalid(_("The county has no auditor here."), field="handler", code="no_auditor")
    row.handler = Handler.AUDITOR
    row.save(update_fields=["handler"])
    _step(row, StepKind.PASSED, by=by, at=at)
    _tell(row, RECEIVED, f"{row.pk}:passed", at=at)
    return row.reread()


@transaction.atomic
def make_difficulty(*, complaint, household, kind, description, by, at, laborer=None, severity="normal"):
    """Have it looked into as a difficulty of a household, in the office's own words, without naming who complained.

    Only with the complainant's consent: Invalid (no_consent) without; Conflict when it became one already. The
    difficulty knows nothing of the complaint. The auditor's complaints stay with the auditor (Forbidden). Raises what
    difficulties.actions.report raises.
    """
    row = _mine(complaint, by)
    if row.handler != Handler.COUNTY:
        raise Forbidden(_("This complaint is answered by another office."))
    if not row.may_share:
        raise Invalid(
            _("The complainant did not agree to this. Ask in the answer; the consent is given with a further line."),
            field="may_share",
            code="no_consent",
        )
    if row.difficulty_id:
        raise Conflict(_("It is a difficulty already."), code="already_shared")
    row.difficulty = difficulties.report(
        household=household, laborer=laborer, kind=kind, severity=severity, description=description, by=by,
        on=day_of(at),
    )  # fmt: skip
    row.save(update_fields=["difficulty"])
    _step(row, StepKind.SHARED, by=by, at=at)
    return row.reread()


# --- shared -----------------------------------------------------------------------------------------------------------


def _keyed(what, key):
    return hmac.digest(bytes.fromhex(settings.DIGEST_KEY), f"complaint {what} {key}".encode(), hashlib.sha256)


def _locked(complaint):
    return Complaint.objects.select_for_update(of=("self",)).select_related("county").get(pk=complaint.pk)


def _mine(complaint, by):
    """The locked row, for the office that answers it."""
    row = _locked(complaint)
    if not queries.handles(by, row):
        raise Forbidden(_("This complaint is answered by another office."))
    return row


def _move(row, to, kind, *, by, at, text=""):
    COMPLAINT_MOVES.check(row.state, to)
    row.state = to
    row.save(update_fields=["state", "answered_on", "closed_on"])
    _step(row, kind, by=by, at=at, text=text)
    return row.reread()


def _step(row, kind, *, at, by=None, text=""):
    pk = new_id()
    sealed = seal(text, place=queries.TEXT_PLACE, row_id=pk) if text else None
    return ComplaintStep.objects.create(id=pk, complaint=row, kind=kind, at=at, by=by, text_sealed=sealed)


def _tell(row, kind, cause, *, at):
    values = {"due_on": row.due_on.isoformat()}
    messages.notify(
        users=queries.readers_of(row), kind=kind, values=values, link=f"/desk/complaints/{row.pk}/",
        key=f"{kind}:{cause}", at=at,
    )  # fmt: skip
