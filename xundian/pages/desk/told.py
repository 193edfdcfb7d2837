"""Changes that visits were told, to be entered in the register or set aside; months opened again for late entry."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from laborers import journeys
from laborers.placements.rules import END_REASONS
from laborers.registry.states import Outcome
from laborers.visits import actions, queries, rules
from laborers.visits.models import EntryUnlock, ReportedChange
from laborers.visits.states import ChangeState, LaborerChange
from xundian.accounts.roles import carries
from xundian.accounts.scope import owned_by, visible_to
from xundian.codes import queries as codes
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.kit.money import fen, yuan
from xundian.pages.app.forms import PLACES
from xundian.pages.finding import day_of, day_or_none, row_of

PAGE = 50
LISTS = ("destination", "occupation", "end_reason")
WORDS = {
    "since": gettext_lazy("Since when?"), "text": gettext_lazy("In a few words"),
    "place": gettext_lazy("Where is the work?"), "destination": gettext_lazy("Place of work"),
    "employer": gettext_lazy("Employer"), "occupation": gettext_lazy("Occupation"),
    "wage_yuan": gettext_lazy("Wage a month, in yuan"),
}  # fmt: skip
# Where the case goes when work has ended.
WAYS = [("matching", gettext_lazy("Looks for a post again")), *Outcome.choices]


def waiting(user):
    """How many reported changes of the user's place nobody has settled."""
    return visible_to(user, ReportedChange.objects.filter(state=ChangeState.OPEN)).count()


def changes(request):
    """Reported changes, those that wait first asked for; the oldest of them first."""
    chosen = request.GET.get("state") if request.GET.get("state") in ChangeState.values else ChangeState.OPEN.value
    rows = queries.changes_with_names(visible_to(request.user, ReportedChange.objects.filter(state=chosen)))
    rows = rows.order_by("id") if chosen == ChangeState.OPEN else rows
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/changes.html", {"page": page, "chosen": chosen, "states": ChangeState.choices})


def change(request, pk):
    """One reported change (GET); entering it in the register, or setting it aside (POST `step`)."""
    row = row_of(request, queries.changes_with_names(ReportedChange.objects.all()), pk)
    context = _context(request, row)
    if request.method != "POST":
        return render(request, "desk/change.html", context | {"given": context["told"], "errors": []})
    try:
        _settle(request, row)
    except DomainError as error:
        errors = error.errors or [("", error.code, error.message)]
        return render(request, "desk/change.html", context | {"given": request.POST, "errors": errors}, status=422)
    messages.success(request, _("Saved."), extra_tags="done")
    return redirect("told-changes")


def unlocks(request):
    """Months that are open again, and the form to open one."""
    places = owned_by(request.user, Division.objects.filter(level__in=("township", "village"), valid_to=None))
    errors, given = [], {}
    if request.method == "POST":
        try:
            _unlock(request)
        except DomainError as error:
            errors, given = error.errors or [("", error.code, error.message)], request.POST
        else:
            messages.success(request, _("Saved."), extra_tags="done")
            return redirect("entry-unlocks")
    rows = visible_to(request.user, EntryUnlock.objects.select_related("division", "by")).order_by("-until_on", "-id")
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")), "places": places.order_by("code"),
        "errors": errors, "given": given, "on": clock.today(),
        "may_unlock": carries(request.user.role, "visits.unlock"),
    }  # fmt: skip
    return render(request, "desk/unlocks.html", context, status=422 if errors else 200)


def _unlock(request):
    sent = request.POST
    division = row_of(request, Division.objects.all(), sent.get("division", ""))
    month = day_of(f"{sent.get('month', '')}-01", "month")
    actions.unlock_entry(
        division=division, month=month, until=day_of(sent.get("until"), "until"), reason=sent.get("reason", ""),
        by=request.user, on=clock.today(),
    )  # fmt: skip


def _context(request, row):
    words = codes.tables(LISTS, clock.today())
    work = row.laborer_id and row.kind in rules.WORK_CHANGES
    told = journeys.work_told(row) if work else {}
    told |= {"wage_yuan": yuan(told["wage_fen"])} if told.get("wage_fen") is not None else {}
    day = rules.day_of(row.detail.get("since")) or row.visit.visited_on
    return {
        "row": row, "told": told | {"day": day.isoformat()}, "work": work,
        "ends": row.laborer_id and row.kind in (LaborerChange.CAME_HOME, LaborerChange.LOST_WORK),
        "usual": journeys.ENDS.get(row.kind, ("", "")), "consent": journeys.consent_for(row, day) if work else None,
        "detail": [(WORDS[key], _said(key, each, words)) for key, each in row.detail.items() if key in WORDS],
        "destinations": words["destination"].choices(), "occupations": words["occupation"].choices(),
        "reasons": [each for each in words["end_reason"].choices() if each[0] in END_REASONS], "ways": WAYS,
        "consent_text": queries.consent_text("placement_", clock.today()), "wrong": {},
        "may_settle": carries(request.user.role, "changes.settle") and row.state == ChangeState.OPEN,
    }  # fmt: skip


def _said(key, told, words):
    if key == "place":
        return dict(PLACES).get(told, told)
    return words[key].label(told) if key in words else told


def _settle(request, row):
    sent, who = (
        request.POST,
        {"change": row, "by": request.user, "on": clock.today(), "note": request.POST.get("note", "")},
    )
    if sent.get("step") == "dismiss":
        return actions.settle_change(to=ChangeState.DISMISSED, **who)
    work = {
        name: sent[name] for name in ("reason", "back_to", "destination", "occupation", "witness") if sent.get(name)
    }
    if sent.get("employer"):
        work["employer_name"] = sent["employer"]
    if rules.number_of(sent.get("wage_yuan") or None) is not None:
        work["wage_fen"] = fen(rules.number_of(sent["wage_yuan"]))
    if sent.get("agreed"):
        work |= {
            "consent_text": sent.get("consent_text", ""),
            "consented_on": day_of(sent.get("consented_on"), "consented_on"),
        }
    return journeys.apply_change(day=day_or_none(sent.get("day")), **who, **work)
