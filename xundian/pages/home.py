"""Today: what an officer has to do, one row per household, grouped by village group."""

from itertools import groupby

from django.shortcuts import redirect, render

from laborers.difficulties import queries as difficulties
from laborers.visits import queries as visits
from laborers.visits import rules
from laborers.visits.models import VisitPlan
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.reports.figures import FIGURES, counts
from xundian.reports.rules import Period

SHOWN = 300


def home(request):
    """The work list of the user's place; roles without visits are led to the cockpit."""
    if not carries(request.user.role, "visits.read"):
        return redirect("cockpit")
    on = clock.today()
    only_late = request.GET.get("show") == "overdue"
    plans = [
        plan
        for plan in visits.work_list(request.user, on)[:SHOWN]
        if not only_late or rules.is_overdue(plan.window_to, plan.state, on)
    ]
    open_difficulties = difficulties.visible(request.user).filter(state__in=difficulties.UNSOLVED)
    context = {
        "on": on,
        "groups": _by_group(plans, on),
        "only_late": only_late,
        "overdue": visits.overdue(visible_to(request.user, VisitPlan.objects.all()), on).count(),
        "month": _this_month(request.user, on),
        "difficulties": open_difficulties.count(),
        "may_log": carries(request.user.role, "visits.log"),
        "next_plan": _next(request.user, on) if not plans else None,
        "shown": SHOWN,
    }
    return render(request, "pages/home.html", context)


def _this_month(user, on):
    period = Period(year=on.year, month=on.month, on=on)
    figures = {
        name: sum(counts(FIGURES[f"visits_{name}"], user=user, period=period).values()) for name in ("due", "done")
    }
    return figures | {"percent": round(100 * figures["done"] / figures["due"]) if figures["due"] else 0}


def _by_group(plans, on):
    """[(village, group, [household rows])], a household once however many visits it has."""

    def home_of(plan):
        return plan.division_id, plan.household.group_name, str(plan.household_id)

    rows = []
    for _key, of_household in groupby(sorted(plans, key=home_of), key=home_of):
        its = sorted(of_household, key=lambda plan: plan.window_to)
        late = (on - its[0].window_to).days if rules.is_overdue(its[0].window_to, its[0].state, on) else 0
        rows.append(
            {"household": its[0].household, "village": its[0].division, "head": its[0].head, "plans": its, "late": late}
        )

    def group_of(row):
        return row["village"].name, row["household"].group_name

    return [
        {"village": key[0], "name": key[1], "rows": sorted(found, key=lambda row: -row["late"])}
        for key, found in ((key, list(found)) for key, found in groupby(sorted(rows, key=group_of), key=group_of))
    ]


def _next(user, on):
    later = visible_to(user, VisitPlan.objects.filter(state=rules.WAITING, window_from__gt=on))
    return later.order_by("window_from").first()
