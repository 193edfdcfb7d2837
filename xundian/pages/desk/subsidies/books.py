"""The workbooks of subsidies in the layout that finance departments take: a declaration, and a payment batch (X2.3)."""

from io import BytesIO

from django.utils.translation import gettext as _

from laborers.subsidies.queries.payments import sums
from laborers.subsidies.states import LineState
from xundian.kit import clock, sheets
from xundian.kit.money import yuan

AMOUNT, LOAN = 5, 6


def declaration(user, number, claims):
    """The claims of one letter as xlsx bytes: total first, every claim on a line, what was declared on a sheet."""
    first = claims[0]
    refused = sum(1 for row in claims if row.refusal == "finance")
    layout = _layout(
        user, _("Declaration of subsidies to the finance department"), _("Declaration"),
        (_("Number of the letter"), number), (_("Declared on"), first.declared_on.isoformat()),
        (_("Declared by"), first.declared_by.name),
        (_("Not accepted by the finance department"), str(refused)),
        (_("Sum check"), _("The total is the sum of the amounts of the lines, to the fen.")),
    )  # fmt: skip
    rows = [
        [row.number, row.claimant_name, row.division.label, row.policy.name, row.people, yuan(row.amount_fen),
         yuan(row.loan_fen), row.policy.document, row.get_state_display()]
        for row in claims
    ]  # fmt: skip
    totals = {AMOUNT: yuan(sum(row.amount_fen for row in claims)), LOAN: yuan(sum(row.loan_fen for row in claims))}
    return _book(
        layout, [*_headings(), sheets.Heading(_("Document"), 22), sheets.Heading(_("State"), 14)], rows, totals
    )


def batch(user, row, lines):
    """A payment batch as xlsx bytes: the hands, the sum check, and a column for the recipient's signature."""
    found = sums(row)
    adds_up = (found["total_fen"], found["claims"]) == (row.total_fen, row.claims)
    hands = [
        (_("Prepared by"), f"{row.prepared_by.name} {row.prepared_on.isoformat()}"),
        (_("Approved by"), f"{row.approved_by.name} {row.approved_on.isoformat()}"),
        (_("Paid by"), f"{row.paid_by.name} {row.paid_on.isoformat()}" if row.paid_by else "–"),
        (_("Sum check"), _("The lines add up to the total of the batch, to the fen.") if adds_up else
         _("The lines do not add up. Do not pay; tell the office.")),
    ]  # fmt: skip
    layout = _layout(user, _("Payment of subsidies, batch %(number)s") % {"number": row.number}, row.number, *hands)
    cells = [
        [line.claim.number, line.payee, line.claim.division.label, line.claim.policy.name, line.claim.people,
         yuan(line.amount_fen), yuan(line.loan_fen), _became(line), ""]
        for line in lines
    ]  # fmt: skip
    headings = [*_headings(), sheets.Heading(_("State"), 16), sheets.Heading(_("Signature"), 16)]
    return _book(layout, headings, cells, {AMOUNT: yuan(row.total_fen), LOAN: yuan(row.loans_fen)})


def _became(line):
    if line.state == LineState.RETURNED:
        return f"{line.get_state_display()} {line.returned_reason}"
    return line.get_state_display()


def _headings():
    return [
        sheets.Heading(_("Number"), 18), sheets.Heading(_("Paid to"), 22), sheets.Heading(_("Place"), 22),
        sheets.Heading(_("Policy"), 24), sheets.Heading(_("People"), 8, sheets.NUMBER),
        sheets.Heading(_("Amount"), 14, sheets.MONEY), sheets.Heading(_("Loan"), 14, sheets.MONEY),
    ]  # fmt: skip


def _layout(user, title, sheet, *notes):
    return sheets.Layout(
        title=title, office=user.division.label if user.division else "", sheet=sheet,
        cutoff=_("Cut-off: %(day)s") % {"day": clock.today().isoformat()}, unit=_("Unit: yuan"),
        footer=_("Checked by:            Filled in by:            Telephone:"), notes=notes,
    )  # fmt: skip


def _book(layout, headings, rows, totals):
    content = BytesIO()
    sheets.write_xlsx(content, layout, headings, rows, count=len(rows), totals=totals)
    return content.getvalue()
