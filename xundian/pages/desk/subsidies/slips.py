"""Slips of a paid batch to print: what was paid, and how the recipient confirms it, by code or by telephone (X2.3)."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from laborers.subsidies.models import PaymentBatch
from laborers.subsidies.queries import payments as reads
from laborers.subsidies.states import BatchState, LineState
from xundian.kit.paper import QUIET_MODULES, qr
from xundian.pages.finding import row_of


def slips(request, pk):
    """One for each line that is paid and neither confirmed nor come back; 404 before the batch is paid."""
    row = row_of(request, reads.listed(PaymentBatch.objects.all()), pk)
    if row.state != BatchState.PAID:
        raise Http404
    lines = [line for line in reads.lines_of(row) if line.state == LineState.PAID]
    for line in lines:
        line.code = reads.slip_of(line)
        line.address = settings.PUBLIC_URL.rstrip("/") + reverse("share-receipt-slip", args=[line.code])
        line.box, line.marks = drawn(line.address)
    return render(request, "desk/subsidies/slips.html", {"row": row, "lines": lines})


def drawn(address):
    """(view box, path) of the QR code of an address as a drawing of the page: a square for each dark module."""
    rows = qr(address)
    side = len(rows) + 2 * QUIET_MODULES
    marks = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark]
    return f"{-QUIET_MODULES} {-QUIET_MODULES} {side} {side}", "".join(marks)
