"""What a run found: figures, names in pages, one person explained, two runs side by side, trainings asked for."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404
from django.shortcuts import render

from laborers.jobs import queries
from laborers.jobs.models import MatchProposal, MatchRun
from laborers.jobs.rules import ANSWER_DAYS, explain, hindrance
from laborers.jobs.states import EMPTY_HANDED, UNFINISHED_RUNS, Channel, RunState
from xundian.accounts.labels import Lists
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.codes.queries import table
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.pages.desk.matching.runs import PILLS, found
from xundian.pages.desk.renewing import renewed
from xundian.pages.finding import row_of

PAGE, COMPARED = 50, 100
TOWNSHIP = 9


def run(request, pk):
    """One run: how far it is; then its figures, and everybody with the post proposed or what stood in the way."""
    row = found(request, pk)
    may = {
        name: carries(request.user.role, right) for name, right in (("run", "matching.run"), ("offer", "offers.make"))
    }
    context = {
        "run": row, "pill": PILLS.get(row.state, ""), "may": may, "unfinished": row.state in UNFINISHED_RUNS,
        "still": "still" in request.GET, "asks": _words_of(row), "gap": f"{row.gap * 100:.4f}",
    }  # fmt: skip
    if row.state != RunState.DONE:
        answer = render(request, "desk/match_running.html", context)
        return renewed(answer, context["unfinished"] and not context["still"])
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "placed", "hindrance", "division")}
    rows = _narrowed(row, asked)
    page = Paginator(rows.order_by("-score", "id"), PAGE).get_page(request.GET.get("page"))
    occupations = table("occupation", clock.today())
    others = visible_to(request.user, MatchRun.objects.filter(state=RunState.DONE, division=row.division))
    context |= {
        "page": page, "asked": asked, "lines": [(each, explain(each.reasons)) for each in page],
        "doors": [each | {"label": occupations.label(each["occupation"])} for each in row.doors],
        "hindrances": _hindrances(row), "places": _below(row, asked["division"]),
        "others": others.exclude(pk=row.pk).order_by("-created_at")[:20], "without": row.laborers - row.placed,
        "answer_by": (clock.today() + timedelta(days=ANSWER_DAYS)).isoformat(),
        "proved": row.placed == row.placeable and row.total_score == row.upper_bound,
    }  # fmt: skip
    return render(request, "desk/match_run.html", context)


def one(request, pk, proposal):
    """One person of a run: what is proposed and why in words, or what stood in the way and what training would open."""
    row = found(request, pk)
    chosen = row_of(request, _proposals(row), proposal)
    occupations = table("occupation", clock.today())
    context = {
        "run": row, "row": chosen, "why": explain(chosen.reasons), "asks": _words_of(row),
        "doors": [each | {"label": occupations.label(each["occupation"])} for each in chosen.doors],
        "places": Lists(("destination",))["destination"], "imagined": _imagined(row, chosen),
    }  # fmt: skip
    return render(request, "desk/match_proposal.html", context)


def compare(request):
    """Two runs side by side, and the people to whom they propose different things."""
    first, second = (found(request, request.GET.get(name, "")) for name in ("run", "other"))
    if first.state != RunState.DONE or second.state != RunState.DONE:
        raise Http404
    pairs = queries.differences(first, second)
    context = {
        "runs": [(row, _words_of(row)) for row in (first, second)], "changed": len(pairs), "most": COMPARED,
        "figures": [
            (MatchRun._meta.get_field(name).verbose_name, getattr(first, name), getattr(second, name))
            for name in ("laborers", "posts", "placed", "placeable", "supported", "total_score")
        ],
        "pairs": [(one, two) for one, two in pairs[:COMPARED]],
    }  # fmt: skip
    return render(request, "desk/match_compare.html", context)


def training(request):
    """Which training would open posts to the people of a place who look for work, township by township."""
    code = request.GET.get("division") or request.user.division_id
    division, on = row_of(request, Division.objects.all(), code), clock.today()
    occupations, rows = table("occupation", on), queries.training_demand(division, on)
    names = dict(Division.objects.filter(code__in={row.place for row in rows}).values_list("code", "name"))
    below = Division.objects.filter(parent=request.user.division_id, valid_to=None).order_by("code")
    context = {
        "division": division,
        "lines": [(names.get(row.place, row.place), occupations.label(row.occupation), row) for row in rows],
        "places": below if len(request.user.division_id or "") < TOWNSHIP else [],
    }  # fmt: skip
    return render(request, "desk/match_training.html", context)


def _proposals(run):
    return MatchProposal.objects.filter(run=run).select_related("laborer", "division", "vacancy__enterprise")


def _narrowed(run, asked):
    rows = _proposals(run)
    if asked["division"]:
        if not asked["division"].startswith(run.division_id):
            raise Http404
        rows = rows.filter(division__code__startswith=asked["division"])
    if asked["placed"] in ("yes", "no"):
        rows = rows.filter(hindrance="") if asked["placed"] == "yes" else rows.exclude(hindrance="")
    if asked["hindrance"]:
        rows = rows.filter(hindrance=asked["hindrance"])
    return rows.filter(laborer__name__contains=asked["q"]) if asked["q"] else rows


def _hindrances(run):
    """[(code, words, people)] of what stood in the way first, most people first."""
    rows = MatchProposal.objects.filter(run=run).exclude(hindrance="").values_list("hindrance")
    counted = rows.annotate(people=Count("pk")).order_by("-people", "hindrance")
    return [(code, WITHOUT.get(code) or hindrance(code), people) for code, people in counted]


WITHOUT = {"no_vacancies": EMPTY_HANDED["no_vacancies"], "posts_taken": EMPTY_HANDED["posts_taken_short"]}


def _below(run, chosen):
    parents = {run.division_id, chosen[:TOWNSHIP]} if len(chosen) >= TOWNSHIP else {run.division_id}
    return Division.objects.filter(parent__in=parents).order_by("code")


def _words_of(run):
    """What a run asks, in words: {"training": [labels], "wage_percent": n, "vacancies": [...]}; empty if nothing."""
    if not run.what_if:
        return {}
    occupations, places = table("occupation", clock.today()), table("destination", clock.today())
    channels = dict(Channel.choices)
    return {
        "training": [occupations.label(code) for code in run.what_if.get("training", ())],
        "wage_percent": run.what_if.get("wage_percent"),
        "vacancies": [
            each
            | {
                "label": occupations.label(each["occupation"]), "place": places.label(each["destination"]),
                "channel_label": channels[each["channel"]],
            }
            for each in run.what_if.get("vacancies", ())
        ],
    }  # fmt: skip


def _imagined(run, proposal):
    return _words_of(run)["vacancies"][proposal.imagined - 1] if proposal.imagined else None
