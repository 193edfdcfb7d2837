"""Training institutions with how each stands today, and selection rounds."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from trainings.institutions import queries
from trainings.institutions.models import Institution, Objection, Review, SelectionRound
from trainings.institutions.states import ReviewState, RoundState
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.kit import clock

PAGE = 50
STANDING = [
    ("", _("All")), ("qualified", _("Qualified today")), ("not_qualified", _("Not qualified today")),
    ("on_list", _("On a final list")), ("filed", _("To be reviewed")),
]  # fmt: skip


def reviews_waiting(user):
    """How many reviews wait for a verdict, for who gives one."""
    if not carries(user.role, "institutions.edit"):
        return 0
    return visible_to(user, queries.to_review()).count()


def objections_waiting(user):
    """How many objections wait for a decision, for who may decide."""
    if not carries(user.role, "objections.decide"):
        return 0
    return visible_to(user, queries.open_objections()).count()


def institutions(request):
    """The institutions by name, with filters."""
    user, on = request.user, clock.today()
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "standing")}
    rows = queries.with_standing(visible_to(user, Institution.objects.all()), on)
    if asked["q"]:
        words = asked["q"]
        rows = rows.filter(Q(name__icontains=words) | Q(uscc__startswith=words.upper()) | Q(contact__icontains=words))
    if asked["standing"] in ("qualified", "not_qualified"):
        rows = rows.filter(qualified=asked["standing"] == "qualified")
    elif asked["standing"] == "on_list":
        rows = rows.filter(on_list=True)
    elif asked["standing"] == "filed":
        rows = rows.filter(pk__in=Review.objects.filter(state=ReviewState.FILED).values("institution"))
    context = {
        "page": Paginator(rows.order_by("name", "pk"), PAGE).get_page(request.GET.get("page")), "asked": asked,
        "standing": STANDING, "states": dict(ReviewState.choices), "may_edit": carries(user.role, "institutions.edit"),
        "may_see_rounds": carries(user.role, "rounds.read"),
    }  # fmt: skip
    return render(request, "desk/institutions.html", context)


def rounds(request):
    """Selection rounds, the newest conference first; and objections that wait, for who may read them."""
    user, state = request.user, request.GET.get("state", "")
    rows = visible_to(user, SelectionRound.objects.all())
    if state in RoundState.values:
        rows = rows.filter(state=state)
    waiting = visible_to(user, queries.open_objections()) if carries(user.role, "objections.read") else (
        Objection.objects.none())  # fmt: skip
    context = {
        "page": Paginator(rows.order_by("-conference_on", "-pk"), PAGE).get_page(request.GET.get("page")),
        "states": RoundState.choices, "state": state, "waiting": waiting[:PAGE], "on": clock.today(),
        "may_edit": carries(user.role, "institutions.edit"),
    }  # fmt: skip
    return render(request, "desk/selection_rounds.html", context)
