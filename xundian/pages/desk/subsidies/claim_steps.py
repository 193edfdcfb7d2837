"""The steps of a claim that an officer takes at the desk, and what became of its money (X2.3)."""

from django.utils.translation import gettext_lazy as _

from laborers.subsidies import actions, rules
from laborers.subsidies.actions import payments
from laborers.subsidies.queries.payments import STANDING, batch_of
from laborers.subsidies.states import CLAIM_MOVES, HANDS, PAYMENT_FAULTS, ClaimState, Refusal
from xundian.accounts.roles import Role
from xundian.kit import clock
from xundian.kit.errors import MoveRefused
from xundian.pages.desk.declarations.steps import Step, values_of, words_of
from xundian.pages.desk.form import Field, fen_of, yuan_text
from xundian.pages.desk.subsidies.entitled import proof_fields, record_proof
from xundian.pages.desk.subsidies.shared import CHECK, ENTER, PAY
from xundian.pages.finding import day_of

_S = ClaimState
# Refused as long as nothing is paid: by the township what was handed in, afterwards by the county.
REFUSED_BY_COUNTY = (_S.CHECKED, _S.NOTICED, _S.DECLARED)


def other_hand(row, user, step):
    """Whether the user took no earlier step that keeps from this one."""
    hands = HANDS.get(step, ())
    return not rules.hand_faults(hands, {name: getattr(row, f"{name}_id") for name in hands}, user.pk)


def paid_line(row):
    """The line under which a claim is paid and neither received nor come back; refused when there is none."""
    line = row.payments.filter(state__in=STANDING).order_by("-pk").first()
    if line is None:
        raise MoveRefused(PAYMENT_FAULTS["not_paid"], code="not_paid")
    return line


def _in(*states):
    return lambda row, user: row.state in states


def _reason(label, hint="", name="reason"):
    return Field(name, label, "long", hint=hint, most=500)


def _submit_fields(row, user):
    if not row.policy.loan_fen:
        return []
    return [Field("loan", _("Loan, yuan"), "number", value=yuan_text(row.loan_fen), most=12)]


def _submit(request, row):
    loan = values_of(request.POST, loan=fen_of)["loan"] if row.policy.loan_fen else None
    actions.submit_claim(claim=row, loan_fen=loan, by=request.user, on=clock.today())


def _send_back(request, row):
    actions.send_back(claim=row, reason=request.POST.get("reason", ""), by=request.user, on=clock.today())


def _check(request, row):
    actions.check_claim(claim=row, note=request.POST.get("note", ""), by=request.user, on=clock.today())


def _may_refuse(row, user):
    by_county = row.state in REFUSED_BY_COUNTY and user.role == Role.COUNTY
    return row.state == _S.SUBMITTED or (by_county and batch_of(row) is None)


def _may_withdraw(row, user):
    return _S.WITHDRAWN in CLAIM_MOVES.get(row.state, ()) and batch_of(row) is None


def _refuse_fields(row, user):
    said = _("The claimant reads these words. Say what was found and what can be done.")
    return [
        Field("refusal", _("Ground"), "select", choices=Refusal.choices), _reason(_("Reasons in words"), said),
    ]  # fmt: skip


def _refuse(request, row):
    values = values_of(request.POST, refusal=words_of, reason=words_of)
    actions.refuse_claim(claim=row, by=request.user, on=clock.today(), **values)


def _withdraw(request, row):
    actions.withdraw_claim(claim=row, reason=request.POST.get("reason", ""), by=request.user, on=clock.today())


def _receive_fields(row, user):
    return [Field("received_on", _("Received on"), "date", value=clock.today())]


def _receive(request, row):
    values = values_of(request.POST, received_on=day_of)
    payments.confirm_receipt(line=paid_line(row), by=request.user, on=clock.today(), **values)


def _return_fields(row, user):
    return [
        Field("reason", _("Why it came back"), most=200),
        Field("returned_on", _("Came back on"), "date", value=clock.today()),
    ]


def _return(request, row):
    values = values_of(request.POST, reason=words_of, returned_on=day_of)
    payments.take_back(line=paid_line(row), by=request.user, on=clock.today(), **values)


STEPS = {
    each.name: each
    for each in (
        Step("proof", _("Record proof that was seen"), ENTER, _in(_S.DRAFT), proof_fields, record_proof),
        Step("submit", _("Hand in"), ENTER, _in(_S.DRAFT), _submit_fields, _submit,
             _("It is reckoned once more, and then never changes.")),
        Step("check", _("Facts and proof are in order"), CHECK,
             lambda row, user: row.state == _S.SUBMITTED and other_hand(row, user, _S.CHECKED),
             lambda row, user: [_reason(_("Words, if any"), name="note")], _check),
        Step("send-back", _("Send back to be completed"), CHECK, _in(_S.SUBMITTED),
             lambda row, user: [_reason(_("What is wanted"))], _send_back),
        Step("refuse", _("Refuse"), CHECK, _may_refuse, _refuse_fields, _refuse,
             _("The same may be claimed anew; nothing else follows.")),
        Step("receive", _("The recipient has the money"), ENTER, _in(_S.PAID), _receive_fields, _receive),
        Step("return", _("The money came back"), PAY, _in(_S.PAID), _return_fields, _return,
             _("The claim can be paid once more.")),
        Step("withdraw", _("The claimant takes it back"), ENTER,
             _may_withdraw, lambda row, user: [_reason(_("Words, if the claimant says any"))], _withdraw,
             _("Nothing else follows from it; the same may be claimed anew.")),
    )
}  # fmt: skip
