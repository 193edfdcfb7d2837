"""One placement: the work, what was paid by month, the card, and its steps; each step one form without a script."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from laborers import journeys
from laborers.placements import actions, queries, rules
from laborers.placements.models import ContractCard, Placement, WageReport
from laborers.placements.states import WageSource
from laborers.registry.states import Outcome
from xundian.accounts.labels import Lists
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid
from xundian.pages.desk.form import Field, day_or_nothing, fen_of, filled, refusals, version_of, yuan_text
from xundian.pages.finding import day_of, needed_key, row_of

SCHEMES = ("destination", "occupation", "area_of_work", "organised_by", "end_reason")


def placement(request, pk):
    """The placement with its steps."""
    return _show(request, _found(request, pk))


@require_POST
def placement_step(request, pk, step):
    """Take one step; refused words come back with what was written."""
    row = _found(request, pk)
    if step not in STEPS or not carries(request.user.role, "cards.issue" if step == "card" else "placements.edit"):
        raise Http404
    try:
        after = STEPS[step](request.POST, row, {"by": request.user, "on": clock.today()}, request)
    except DomainError as error:
        return _show(request, _found(request, pk), {"step": step, "errors": refusals(error)}, 422)
    messages.success(request, _("Saved."), extra_tags="done")
    return redirect("placement", pk=(after or row).pk)


def _wage(sent, row, who, request):
    actions.report_wage(
        placement=row, month=_month(sent.get("month")), paid_fen=fen_of(sent.get("paid"), "paid"),
        on_time=_yes_no(sent.get("on_time")), source=sent.get("source", ""), note=sent.get("note", "")[:200], **who,
    )  # fmt: skip


def _correct(sent, row, who, request):
    report = row_of(request, WageReport.objects.filter(placement=row), needed_key(sent.get("report")))
    paid = None if sent.get("take_back") else fen_of(sent.get("paid"), "paid")
    if paid is None and not sent.get("take_back"):
        raise Invalid(field="paid", code="amount", message=_("Give what was paid for the month, in yuan."))
    actions.correct_wage(report=report, paid_fen=paid, on_time=report.on_time, note=sent.get("note", "")[:200], **who)


def _terms(sent, row, who, request):
    changes = {
        "contract_from": day_or_nothing(sent.get("contract_from"), "contract_from"),
        "contract_to": day_or_nothing(sent.get("contract_to"), "contract_to"),
        "wage_fen": fen_of(sent.get("wage"), "wage"),
    }  # fmt: skip
    actions.edit_terms(placement=row, changes=changes, expected_version=version_of(sent), by=who["by"])


def _end(sent, row, who, request):
    journeys.end_placement(
        placement=row, ended_on=day_of(sent.get("ended_on"), "ended_on"), reason=sent.get("reason", ""),
        back_to=sent.get("back_to", ""), replace={"yes": True, "no": False}.get(sent.get("replace")), **who,
    )  # fmt: skip


def _replace(sent, row, who, request):
    _old, new = journeys.replace_work(
        placement=row, ended_on=day_of(sent.get("ended_on"), "ended_on"), reason=sent.get("reason", ""),
        started_on=day_of(sent.get("started_on"), "started_on"), destination=sent.get("destination", "").strip(),
        occupation=sent.get("occupation", "").strip(), employer_name=sent.get("employer_name", "").strip()[:100],
        organised_by=sent.get("organised_by", ""), wage_fen=fen_of(sent.get("wage"), "wage"), **who,
    )  # fmt: skip
    return new


def _call_off(sent, row, who, request):
    journeys.call_off(placement=row, keep_offer=bool(sent.get("keep_offer")), **who)


def _card(sent, row, who, request):
    actions.issue_card(placement=row, **who)


STEPS = {
    "wage": _wage, "correct": _correct, "terms": _terms, "end": _end, "replace": _replace, "call-off": _call_off,
    "card": _card,
}  # fmt: skip


def _month(text):
    return day_of(f"{text or ''}-01", "month")


def _yes_no(text):
    return {"yes": True, "no": False}.get(text)


def _found(request, pk):
    related = ("laborer", "division", "enterprise", "consent", "batch", "offer__vacancy")
    return row_of(request, Placement.everything.select_related(*related), pk)


def _show(request, row, failed=None, status=200):
    user, on, lists = request.user, clock.today(), Lists(SCHEMES)
    running = row.ended_on is None and row.called_off_on is None
    may = carries(user.role, "placements.edit")
    reports = WageReport.objects.filter(placement=row).select_related("by", "corrected_by").order_by("-month", "-id")
    context = {
        "row": row, "on": on, "failed": failed or {}, "errors": (failed or {}).get("errors", []),
        "given": request.POST if failed else {}, "place": lists["destination"].label(row.destination),
        "occupation": lists["occupation"].label(row.occupation), "area": lists["area_of_work"].label(row.area),
        "organiser": lists["organised_by"].label(row.organised_by), "reason": lists["end_reason"].label(row.end_reason),
        "reports": reports, "year": queries.work_year(row.laborer_id, on.year, on), "of": on.year,
        "text": queries.text_of(row.consent.text_version),
        "card": visible_to(user, ContractCard.objects.filter(placement=row, revoked_on=None)).first()
        if carries(user.role, "cards.read") else None,
        "may_card": running and carries(user.role, "cards.issue"), "may_edit": may and not row.called_off_on,
        "may_end": may and running and row.started_on <= on, "may_call_off": may and running and row.started_on >= on,
        "forms": _forms(row, lists, on, request.POST if failed else {}, failed or {}),
    }  # fmt: skip
    return render(request, "desk/placement.html", context, status=status)


def _forms(row, lists, on, given, failed):
    reasons = [each for each in lists["end_reason"].choices() if each[0] in rules.END_REASONS]
    ways = [("matching", _("Looks for a post again")), *Outcome.choices]
    last = date(on.year, on.month, 1)
    fields = {
        "wage": [
            Field("month", _("Month"), "month", value=f"{last:%Y-%m}"),
            Field("paid", _("Paid, in yuan"), "number", most=12),
            Field("on_time", _("Paid on time?"), "select", [("", "–"), ("yes", _("yes")), ("no", _("no"))]),
            Field("source", _("Told by"), "select", [each for each in WageSource.choices if each[0] != "visit"]),
            Field("note", _("Note")),
        ],
        "terms": [
            Field("contract_from", _("Contract from"), "date", value=row.contract_from),
            Field("contract_to", _("Contract to"), "date", value=row.contract_to),
            Field("wage", _("Wage a month, in yuan"), "number", value=yuan_text(row.wage_fen), most=12),
        ],
        "end": [
            Field("ended_on", _("Last day of the work"), "date", value=on),
            Field("reason", _("Why the work ended"), "select", reasons),
            Field("back_to", _("What now?"), "select", ways),
            Field("replace", _("Does the employer need somebody else?"), "select",
                  [("", _("By the reason")), ("yes", _("yes")), ("no", _("no"))]),
        ],
        "replace": _next_work(row, lists, on, reasons),
    }  # fmt: skip
    step = failed.get("step")
    return {
        name: filled(each, given if name == step else {}, failed.get("errors", ()) if name == step else (), f"{name}-")
        for name, each in fields.items()
    }


def _next_work(row, lists, on, reasons):
    return [
        Field("ended_on", _("Last day of the work"), "date", value=max(on - timedelta(days=1), row.started_on)),
        Field("reason", _("Why the work ended"), "select", reasons, value="changed_job"),
        Field("started_on", _("First day of the new work"), "date", value=on,
              hint=_("At the earliest the day after the last day of this work.")),
        Field("destination", _("Place of work (type to choose)"), "list", lists["destination"].choices(), most=6),
        Field("employer_name", _("Employer"), most=100),
        Field("occupation", _("Occupation (type to choose)"), "list", lists["occupation"].choices(), most=40),
        Field("organised_by", _("Organised by"), "select", lists["organised_by"].choices(), value="self"),
        Field("wage", _("Wage a month, in yuan"), "number", most=12),
    ]  # fmt: skip
