"""Distributions at the desk: preview, prepare, approve, the payment list, and the statement of one household."""

from io import BytesIO

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from laborers.registry.models import Household
from relocation.bases import actions, queries
from relocation.bases.models import Distribution, DistributionLine
from relocation.bases.states import FAULTS, DistributionState, Party
from xundian.accounts.roles import carries
from xundian.accounts.scope import owned_by, visible_to
from xundian.kit import clock, sheets
from xundian.kit.errors import DomainError
from xundian.kit.ids import key_of
from xundian.kit.money import yuan
from xundian.kit.renderers import workbook_response
from xundian.pages.desk.bases.one import note_heads, own
from xundian.pages.desk.form import refusals
from xundian.pages.finding import day_of, day_or_none, row_of

PAYING, TAKING_BACK = "pay", "take-back"


def divide(request, pk):
    """The period; what it would divide into; and, sent, the prepared distribution."""
    base, on, errors = own(request, pk), clock.today(), []
    given = request.POST if request.method == "POST" else request.GET
    days = [day_or_none(given.get(name)) for name in ("from_on", "to_on")]
    if request.method == "POST":
        try:
            from_on, to_on = (day_of(given.get(name), name) for name in ("from_on", "to_on"))
            row = actions.prepare(base=base, from_on=from_on, to_on=to_on, by=request.user, on=on)
        except DomainError as error:
            errors = refusals(error)
        else:
            messages.success(request, _("Prepared. Somebody else must approve it."), extra_tags="done")
            return redirect("distribution", pk=row.pk)
    found = queries.proposal(base, *days) if all(days) and days[0] <= days[1] else None
    seen = _seen(request.user, found)
    context = {
        "base": base, "given": given, "errors": errors, "found": found, "on": on,
        "faults": [FAULTS[code] for code in found.faults] if found else [],
        "shares": seen, "hidden": len(found.shares) - len(seen) if found else 0,
        "parties": dict(Party.choices),
    }  # fmt: skip
    return render(request, "desk/bases_divide.html", context, status=422 if errors else 200)


def _seen(user, found):
    """The shares that a user may read: of partners, and of the households in the own place."""
    shares = found.shares if found else []
    keys = [each.household.pk for each in shares if each.household]
    homes = set(visible_to(user, Household.objects.filter(pk__in=keys)).values_list("pk", flat=True))
    return [each for each in shares if each.household is None or each.household.pk in homes]


def distribution(request, pk):
    """One distribution with its lines."""
    return _show(request, pk)


@require_POST
def change(request, pk, step):
    """Withdraw a prepared one, or correct an approved one."""
    row, reason = _own(request, pk), request.POST.get("reason", "")
    try:
        if step == "withdraw":
            actions.withdraw(distribution=row, reason=reason, by=request.user, on=clock.today())
        elif step == "correct":
            row = actions.correct(distribution=row, reason=reason, by=request.user, on=clock.today())
        else:
            raise Http404
    except DomainError as error:
        return _show(request, pk, refusals(error), 422)
    messages.success(request, _("Saved."), extra_tags="done")
    return redirect("distribution", pk=row.pk)


@require_POST
def settle(request, pk, step):
    """Approve it; note that chosen lines were paid, or that their money came back."""
    row, on = _own(request, pk), clock.today()
    try:
        if step == "approve":
            actions.approve(distribution=row, by=request.user, on=on)
        elif step in (PAYING, TAKING_BACK):
            day = day_of(request.POST.get("on"), "on")
            keys = [key for key in map(key_of, request.POST.getlist("line")) if key]
            lines = visible_to(request.user, DistributionLine.objects.filter(distribution=row, pk__in=keys))
            given = {"lines": list(lines), "note": request.POST.get("note", ""), "by": request.user, "on": on}
            if step == PAYING:
                actions.pay(distribution=row, paid_on=day, **given)
            else:
                actions.take_back(distribution=row, returned_on=day, **given)
        else:
            raise Http404
    except DomainError as error:
        return _show(request, pk, refusals(error), 422)
    messages.success(request, _("Saved."), extra_tags="done")
    return redirect("distribution", pk=pk)


def payments(request, pk):
    """The payment list of an approved distribution as a workbook: who is still to be paid, and how much."""
    row = row_of(request, Distribution.objects.select_related("base__division", "scheme"), pk)
    if row.state != DistributionState.APPROVED:
        raise Http404
    lines = [line for line in _lines(request, row) if line.due_fen > 0]
    dues = sum(line.due_fen for line in lines)
    content = BytesIO()
    sheets.write_xlsx(
        content, _layout(request, row), _headings(), [_cells(row, line) for line in lines], count=len(lines),
        totals={4: yuan(dues)},
    )  # fmt: skip
    return workbook_response(content.getvalue(), f"payments-{row.to_on.isoformat()}.xlsx")


def _layout(request, row):
    period = f"{date_format(row.from_on)} – {date_format(row.to_on)}"
    return sheets.Layout(
        title=_("Payment list of %(base)s, %(period)s") % {"base": row.base.name, "period": period},
        office=request.user.division.label if request.user.division else "",
        cutoff=_("Cut-off: %(day)s") % {"day": clock.today().isoformat()}, unit=_("Unit: yuan"),
        footer=_("Checked by:            Filled in by:            Telephone:"), sheet=_("Payment list"),
        notes=(
            (_("Document"), row.scheme.document), (_("Prepared by"), row.prepared_by.name),
            (_("Approved by"), row.approved_by.name),
            (_("Due"), _("What the distribution gives, less what was paid before.")),
        ),
    )  # fmt: skip


def _headings():
    return [
        sheets.Heading(pgettext("of a share", "Who"), 16), sheets.Heading(_("Household number"), 18),
        sheets.Heading(_("Receives it"), 14),
        sheets.Heading(_("Village"), 18), sheets.Heading(_("Due"), 14, sheets.MONEY),
        sheets.Heading(_("Signature"), 16),
    ]  # fmt: skip


def _cells(row, line):
    partner = {
        Party.COMPANY: row.base.company_name, Party.BASE: row.base.organiser_name,
        Party.COLLECTIVE: row.base.collective_name,
    }.get(line.party, "")  # fmt: skip
    home = line.household.number if line.household else ""
    return [line.get_party_display(), home, line.head or partner, line.division.label, yuan(line.due_fen), ""]


def statement(request, pk):
    """What one household, or one partner, gets of a distribution and how it was reckoned; to print."""
    lines = DistributionLine.objects.select_related(
        "distribution__base__division", "distribution__scheme", "household__division", "division"
    )  # fmt: skip
    line = row_of(request, queries.with_head(queries.with_money(lines)), pk)
    note_heads(request, [line])
    row = line.distribution
    weights = DistributionLine.objects.filter(distribution=row, party=Party.HOUSEHOLD).values_list("weight", flat=True)
    context = {
        "line": line, "row": row, "scheme": row.scheme, "all_weight": sum(weights), "households": len(weights),
        "payments": line.payments.order_by("on", "created_at", "pk"), "on": clock.today(),
        "percent": {name: getattr(row.scheme, f"{name}_bp") / 100
                    for name in ("company", "base", "collective", "households")},
    }  # fmt: skip
    return render(request, "desk/distribution_statement.html", context)


def _own(request, pk):
    return row_of(request, owned_by(request.user, Distribution.objects.select_related("base")), pk)


def _lines(request, row):
    rows = DistributionLine.objects.filter(distribution=row).select_related("household", "division")
    found = list(queries.in_order(queries.with_head(queries.with_money(visible_to(request.user, rows)))))
    note_heads(request, found)
    return found


def _show(request, pk, errors=(), status=200):
    user = request.user
    rows = Distribution.objects.select_related("base", "scheme", "corrects", "prepared_by", "approved_by")
    row = row_of(request, rows, pk)
    lines, mine = _lines(request, row), owned_by(user, Distribution.objects.filter(pk=row.pk)).exists()
    newer = queries.standing_correction(row)
    approved = row.state == DistributionState.APPROVED and newer is None
    pays = mine and carries(user.role, "bases.pay")
    edits = mine and carries(user.role, "bases.edit")
    context = {
        "row": row, "lines": lines, "hidden": row.lines.count() - len(lines), "errors": errors, "newer": newer,
        "on": clock.today(), "due": sum(line.due_fen for line in lines if line.due_fen > 0),
        "may_approve": pays and row.state == DistributionState.PREPARED and row.prepared_by_id != user.pk,
        "same_hand": row.state == DistributionState.PREPARED and row.prepared_by_id == user.pk,
        "may_withdraw": edits and row.state == DistributionState.PREPARED, "may_pay": pays and approved,
        "may_correct": edits and approved,
    }  # fmt: skip
    return render(request, "desk/distribution.html", context, status=status)
