"""Reads of declarations and payments: what can be declared and paid, batches, slips of recipients (X2.3)."""

import hashlib
import hmac

from django.conf import settings
from django.db.models import Count, Q, Sum

from laborers.subsidies.models import Claim, PaymentLine
from laborers.subsidies.states import ClaimState, LineState, NoticeState
from xundian.kit.readable import as_written, readable
from xundian.kit.sealing import digest

SLIP_SIGNS = 12
STANDING = (LineState.DUE, LineState.PAID, LineState.RECEIVED)


def claims_to_declare(rows=None):
    """Claims whose public notice has passed and that are not declared yet, the oldest first."""
    passed = {"state": ClaimState.NOTICED, "notice_lines__notice__state": NoticeState.PASSED}
    rows = Claim.objects.all() if rows is None else rows
    return rows.filter(**passed).select_related("policy", "division").distinct().order_by("checked_on", "pk")


def claims_to_pay(rows=None):
    """Declared claims, and those whose payment came back, that stand in no batch; the oldest first."""
    rows = Claim.objects.all() if rows is None else rows
    busy = PaymentLine.objects.filter(state__in=STANDING).values("claim")
    rows = rows.filter(state__in=[ClaimState.DECLARED, ClaimState.RETURNED]).exclude(pk__in=busy)
    return rows.select_related("policy", "division").order_by("declared_on", "pk")


def declarations(rows):
    """What was declared to the finance department: [{declaration, declared_on, claims, persons, sum_fen, loans_fen,
    paid_count, refused_count}], the newest first."""
    rows = rows.exclude(declaration="").values("declaration", "declared_on")
    paid = Q(state__in=[ClaimState.PAID, ClaimState.RECEIVED])
    return rows.annotate(
        claims=Count("pk"), persons=Sum("people"), sum_fen=Sum("amount_fen"), loans_fen=Sum("loan_fen"),
        paid_count=Count("pk", filter=paid), refused_count=Count("pk", filter=Q(state=ClaimState.REFUSED)),
    ).order_by("-declared_on", "declaration")  # fmt: skip


def listed(rows):
    """Batches with what became of their lines."""
    kinds = {f"{state}_count": Count("lines", filter=Q(lines__state=state)) for state in LineState.values}
    return rows.select_related("county", "prepared_by", "approved_by", "paid_by").annotate(**kinds)


def batch_of(claim):
    """The batch in which a claim waits to be paid, or None: as long as it stands there, the claim cannot end."""
    line = PaymentLine.objects.filter(claim=claim, state=LineState.DUE).select_related("batch").first()
    return line and line.batch


def lines_of(batch):
    """Lines of a batch in the order in which they were prepared."""
    rows = PaymentLine.objects.filter(batch=batch).select_related("claim__policy", "claim__division", "received_by")
    return rows.order_by("claim__number", "pk")


def sums(batch):
    """{total_fen, loans_fen, claims} as the lines add up to, beside what the batch says of itself."""
    lines = PaymentLine.objects.filter(batch=batch)
    found = lines.aggregate(total_fen=Sum("amount_fen"), loans_fen=Sum("loan_fen"), claims=Count("pk"))
    return {name: value or 0 for name, value in found.items()}


def hands_of(batch):
    """Keys of the users who may not pay it: who prepared or approved it, entered or declared one of its claims."""
    claims = Claim.objects.filter(payments__batch=batch).values_list("entered_by", "declared_by")
    return {batch.prepared_by_id, batch.approved_by_id, *(key for pair in claims for key in pair)} - {None}


def slip_of(line):
    """The code on the slip of a payment: always the same for a line, and not to be guessed."""
    key = bytes.fromhex(settings.DIGEST_KEY)
    return readable(hmac.digest(key, f"payment slip {line.pk}".encode(), hashlib.sha256), SLIP_SIGNS)


def slip_digest(code):
    """What is kept of a slip's code."""
    return digest(f"payment slip {code}")


def by_slip(code):
    """The paid line whose slip bears this code, as typed; None for any other."""
    written = as_written(code, SLIP_SIGNS)
    rows = PaymentLine.objects.select_related("claim__policy", "claim__division", "batch")
    return rows.filter(slip_digest=slip_digest(written)).first() if written else None
