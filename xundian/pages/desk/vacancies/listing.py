"""The list of vacancies: found by words, state and channel, by what can be offered, and by what is to be asked."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from laborers.jobs import queries
from laborers.jobs.models import Vacancy
from laborers.jobs.states import NOT_OFFERABLE, Channel, VacancyState
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.codes.queries import tables
from xundian.kit import clock

PAGE = 50
SHOWN = [
    ("", _("All")), ("offerable", _("Can be offered today")), ("barred", _("Open, but cannot be offered")),
    ("due", _("District to be asked")),
]  # fmt: skip


def waiting(user):
    """About how many vacancies of the user's place the receiving district is to be asked, for whoever asks."""
    if not carries(user.role, "vacancies.check"):
        return 0
    return visible_to(user, queries.to_check(queries.away_vacancies(), clock.today())).count()


def vacancies(request):
    """Vacancies of the user's place, soonest to close first; with none, what can be done about it."""
    on, asked = clock.today(), request.GET
    rows = visible_to(request.user, Vacancy.objects.select_related("enterprise"))
    any_at_all = rows.exists()
    rows = _found(rows, asked, on)
    page = Paginator(queries.with_inspection(rows, on).order_by("closes", "pk"), PAGE).get_page(asked.get("page"))
    words = tables(("destination", "occupation"), on)
    shown = [told(row, words, on) for row in page]
    context = {
        "page": page, "rows": shown, "any_at_all": any_at_all, "states": VacancyState.choices,
        "channels": Channel.choices, "kinds_shown": SHOWN, "given": asked,
        "may_edit": carries(request.user.role, "vacancies.edit"),
        "may_publish": carries(request.user.role, "publications.read"),
    }  # fmt: skip
    return render(request, "desk/vacancies.html", context)


def told(row, words, on):
    """One vacancy for a table: place and trade in words, and why it cannot be offered, if it is open."""
    codes = queries.why_not(row, on) if row.state == VacancyState.OPEN else []
    return {
        "row": row, "place": place_of(row.destination, words["destination"]), "left": row.headcount - row.filled,
        "occupation": words["occupation"].label(row.occupation), "why": [NOT_OFFERABLE[code] for code in codes],
    }  # fmt: skip


def place_of(code, places):
    """The name of a place of work, or of its city or province."""
    return next((places.label(each) for each in (code, f"{code[:4]}00", f"{code[:2]}0000") if each in places), code)


def _found(rows, asked, on):
    words, state, shown = asked.get("q", "").strip(), asked.get("state", "open"), asked.get("shown", "")
    if words:
        rows = rows.filter(Q(title__icontains=words) | Q(enterprise__name__icontains=words))
    if asked.get("channel") in Channel.values:
        rows = rows.filter(channel=asked["channel"])
    if asked.get("asked") == "due" or shown == "due":
        return rows.filter(pk__in=queries.to_check(Vacancy.objects.all(), on).order_by().values("pk"))
    offered = queries.offerable_vacancies(Vacancy.objects.all(), on).order_by().values("pk")
    if shown == "offerable":
        return rows.filter(pk__in=offered)
    if shown == "barred":
        return rows.filter(state=VacancyState.OPEN).exclude(pk__in=offered)
    return rows.filter(state=state) if state in VacancyState.values else rows
