"""Today: what an officer has to do, one row per household, grouped by village group; by place where it is too much."""

from itertools import groupby

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render

from laborers.difficulties import queries as difficulties
from laborers.imports.queries import doubts_open
from laborers.visits import queries as visits
from laborers.visits import rules
from laborers.visits.models import VisitPlan
from xundian.accounts.queries import sites
from xundian.accounts.roles import Role, carries
from xundian.accounts.scope import under, visible_to
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.pages import siteside
from xundian.reports.figures import FIGURES, counts
from xundian.reports.rules import TOWNSHIP_DIGITS, VILLAGE_DIGITS, Period, digits_below

# Visits on one page; a place with more shows the places below it first.
SHOWN = 300


def home(request):
    """The work list of the user's place or a division in it; others are led to their trips, or to the cockpit."""
    user = request.user
    if not carries(user.role, "visits.read"):
        return redirect("cockpit")
    if carries(user.role, "trips.read"):
        return redirect("trips")
    on, only_late = clock.today(), request.GET.get("show") == "overdue"
    place = _place(request)
    plans = _in(visits.work_list(user, on), place)
    late = visits.overdue(plans, on)
    found = late if only_late else plans
    total, overdue = plans.count(), late.count()
    site = sites().filter(pk=user.site_id).first() if user.site_id else None
    context = {
        "on": on, "place": place, "only_late": only_late, "total": total, "overdue": overdue,
        "month": _this_month(user, on, place), "may_open": carries(user.role, "households.read"),
        "site": site,
        "difficulties": difficulties.visible(user).filter(state__in=difficulties.UNSOLVED).count(),
        "doubts": doubts_open(user).count() if user.role == Role.VILLAGE else 0,
    }  # fmt: skip
    if (overdue if only_late else total) > SHOWN and _digits(place, user) < VILLAGE_DIGITS:
        return render(request, "pages/home.html", context | {"places": _below(found, on, place, user)})
    if site:
        ordered = siteside.by_door(found, "household__", ("window_to", "id"))
        context["here"] = siteside.work_of(user, site, on)
    else:
        ordered = found.order_by("division_id", "household__group_name", "household_id", "window_to", "id")
    page = Paginator(ordered, SHOWN).get_page(request.GET.get("page"))
    doors = siteside.doors([plan.household_id for plan in page.object_list]) if site else {}
    context |= {"page": page, "groups": _by_group(page.object_list, on, doors)}
    return render(request, "pages/home.html", context | {"next_plan": None if total else _next(user, on, place)})


def _place(request):
    """The division asked for, inside the user's own place; None for all of it."""
    code = request.GET.get("place", "")
    if not code:
        return None
    own = request.user.division_id or ""
    place = Division.objects.filter(code=code).first()
    if place is None or not code.startswith(own):
        raise Http404
    return place


def _digits(place, user):
    """How many digits of a division code the page is about."""
    return len(place.code if place else user.division_id or "")


def _in(rows, place):
    return rows.filter(under("division_id", place.code)) if place else rows


def _below(plans, on, place, user):
    """[{division, due, overdue}] one level down, by the counts that the digests use too."""
    about = place.code if place else user.division_id or ""
    digits = digits_below(about) if about else TOWNSHIP_DIGITS
    rows = visits.counts(plans.order_by(), on, digits=digits)
    named = Division.objects.in_bulk([row["place"] for row in rows])
    return [
        {"division": named[row["place"]], "due": row["due"], "overdue": row["overdue"]}
        for row in rows
        if row["place"] in named
    ]


def _this_month(user, on, place):
    period, code = Period(year=on.year, month=on.month, on=on), place.code if place else ""
    figures = {
        name: sum(counts(FIGURES[f"visits_{name}"], user=user, period=period, division=code).values())
        for name in ("due", "done")
    }
    return figures | {"percent": round(100 * figures["done"] / figures["due"]) if figures["due"] else 0}


def _by_group(plans, on, doors):
    """[(village, group, [household rows])], a household once however many visits it has.

    Of a site, building and unit stand for village and group; `doors` as siteside.doors gives them.
    """
    rows = []
    for _pk, of_household in groupby(plans, key=lambda plan: plan.household_id):
        its = sorted(of_household, key=lambda plan: plan.window_to)
        late = (on - its[0].window_to).days if rules.is_overdue(its[0].window_to, its[0].state, on) else 0
        rows.append(
            {
                "household": its[0].household, "village": its[0].division, "head": its[0].head, "plans": its,
                "late": late, "about": _about(its),
            }
        )  # fmt: skip

    def group_of(row):
        return doors.get(row["household"].pk, (row["village"].label, row["household"].group_name))[:2]

    return [
        {"village": key[0], "name": key[1], "rows": sorted(found, key=lambda row: -row["late"])}
        for key, found in ((key, list(found)) for key, found in groupby(rows, key=group_of))
    ]


def _about(plans):
    """What is to be done in a household, in one line: kinds, how often, and with whom."""
    kinds = {}
    for plan in plans:
        kinds.setdefault((plan.kind, plan.laborer_id), []).append(plan)
    return " · ".join(
        its[0].get_kind_display() + (f" ×{len(its)}" if len(its) > 1 else "")
        + (f" ({its[0].laborer.name})" if its[0].laborer_id else "")
        for its in kinds.values()
    )  # fmt: skip


def _next(user, on, place):
    later = visible_to(user, VisitPlan.objects.filter(state=rules.WAITING, window_from__gt=on))
    return _in(later, place).order_by("window_from").first()
