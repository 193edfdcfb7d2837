"""Public-welfare posts: who pays them, for how long, how many are taken, and who holds them (X4.6)."""

from django.core.paginator import Paginator
from django.shortcuts import render

from laborers.jobs.models import Vacancy
from laborers.jobs.states import Channel, VacancyState
from laborers.journeys.welfare import holders
from laborers.placements.models import Placement
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.codes.queries import tables
from xundian.kit import clock
from xundian.kit.ending import last_told

PAGE = 50


def posts(request):
    """The posts of the county, and who of the user's place holds one, whose term ends first."""
    on = clock.today()
    running = Vacancy.objects.filter(channel=Channel.WELFARE).exclude(state=VacancyState.CLOSED)
    rows = visible_to(request.user, running.select_related("enterprise")).order_by("title", "closes", "pk")
    held = None
    if carries(request.user.role, "placements.read"):
        held = holders(visible_to(request.user, Placement.objects.all())).order_by("term_ends", "pk")
        held = Paginator(held, PAGE).get_page(request.GET.get("page"))
    context = {
        "posts": rows, "page": held, "words": tables(("welfare_post_kind",), on),
        "soon": last_told(on), "on": on,
    }  # fmt: skip
    return render(request, "desk/welfare_posts.html", context)
