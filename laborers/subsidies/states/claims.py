"""States of a claim as one table, the lines of its timeline, why it may be refused, and whose hand does what (X2.3)."""

from django.db import models
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class ClaimState(models.TextChoices):
    """How far a claim is."""

    DRAFT = "draft", pgettext_lazy("claim", "Being put together")
    SUBMITTED = "submitted", pgettext_lazy("claim", "Handed in")
    CHECKED = "checked", pgettext_lazy("claim", "Checked")
    NOTICED = "noticed", pgettext_lazy("claim", "On public notice")
    DECLARED = "declared", pgettext_lazy("claim", "Declared to finance")
    PAID = "paid", pgettext_lazy("claim", "Paid")
    RECEIVED = "received", pgettext_lazy("claim", "Received")
    RETURNED = "returned", pgettext_lazy("claim", "Payment came back")
    REFUSED = "refused", pgettext_lazy("claim", "Refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("claim", "Taken back")


_S = ClaimState
# A claim sent back to be completed is a draft again; a stopped notice leads back to the check; what the bank sends back
# is paid once more or given up. Refused and withdrawn is final, and the same may be claimed anew.
CLAIM_MOVES = Moves(
    {
        _S.DRAFT: {_S.SUBMITTED, _S.WITHDRAWN},
        _S.SUBMITTED: {_S.CHECKED, _S.DRAFT, _S.REFUSED, _S.WITHDRAWN},
        _S.CHECKED: {_S.NOTICED, _S.REFUSED, _S.WITHDRAWN},
        _S.NOTICED: {_S.DECLARED, _S.CHECKED, _S.REFUSED, _S.WITHDRAWN},
        _S.DECLARED: {_S.PAID, _S.REFUSED, _S.WITHDRAWN},
        _S.PAID: {_S.RECEIVED, _S.RETURNED},
        _S.RETURNED: {_S.PAID, _S.WITHDRAWN},
    }
)
# These pay nothing: what they claimed may be claimed anew.
ENDED = (_S.REFUSED, _S.WITHDRAWN)

# Nobody approves their own step: whose hands a step may not be, as {step: columns of the claim}.
HANDS = {
    _S.CHECKED: ("entered_by", "submitted_by"),
    _S.DECLARED: ("entered_by", "submitted_by", "checked_by"),
    _S.PAID: ("entered_by", "submitted_by", "declared_by"),
}


class StepKind(models.TextChoices):
    """What a line of a claim's timeline tells."""

    ENTERED = "entered", pgettext_lazy("claim step", "Put together")
    SUBMITTED = "submitted", pgettext_lazy("claim step", "Handed in")
    SENT_BACK = "sent_back", pgettext_lazy("claim step", "Sent back to be completed")
    CHECKED = "checked", pgettext_lazy("claim step", "Checked")
    NOTICED = "noticed", pgettext_lazy("claim step", "Put on public notice")
    NOTICE_STOPPED = "notice_stopped", pgettext_lazy("claim step", "Taken off the notice")
    DECLARED = "declared", pgettext_lazy("claim step", "Declared to finance")
    PAID = "paid", pgettext_lazy("claim step", "Paid")
    RETURNED = "returned", pgettext_lazy("claim step", "Payment came back")
    RECEIVED = "received", pgettext_lazy("claim step", "Receipt confirmed")
    REFUSED = "refused", pgettext_lazy("claim step", "Refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("claim step", "Taken back")


class Refusal(models.TextChoices):
    """Why a claim is refused; words to the claimant always go with it."""

    NOT_MET = "not_met", pgettext_lazy("refusal", "A condition of the policy is not met")
    PROOF = "proof", pgettext_lazy("refusal", "The proof does not show what it should")
    PAID_BEFORE = "paid_before", pgettext_lazy("refusal", "Paid before, here or elsewhere")
    OBJECTION = "objection", pgettext_lazy("refusal", "An objection during the notice was upheld")
    FINANCE = "finance", pgettext_lazy("refusal", "The finance department did not accept it")
    OTHER = "other", pgettext_lazy("refusal", "Another reason, see the words")
