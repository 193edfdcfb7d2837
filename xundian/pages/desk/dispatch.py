"""Difficulties of the place at one desk: narrowed by filters, several handed over at once after a look at how many."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from laborers.difficulties import actions, queries
from laborers.difficulties.models import Difficulty
from laborers.difficulties.states import Level, Side
from xundian.accounts.models import User
from xundian.accounts.roles import Role
from xundian.accounts.scope import under
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid
from xundian.kit.ids import key_of
from xundian.pages.difficulties import FILTERS, listed, narrowed, with_days

PAGE = 100
COUNTY_DIGITS = 6
MORE = FILTERS | {"side": (gettext_lazy("Told"), Side.choices)}


def waiting(user):
    """How many unsolved difficulties of the place are past their last day."""
    return queries.visible(user).filter(queries.overdue(clock.today())).count()


def dispatch(request):
    """Unsolved difficulties of the place by day due, with a box before each."""
    unsolved = queries.visible(request.user).filter(state__in=queries.UNSOLVED)
    rows, asked = narrowed(request, listed(unsolved), MORE)
    page = Paginator(rows.order_by("due_on", "id"), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": with_days(page), "asked": asked, "targets": _targets(request.user),
        "filters": [(name, label, choices) for name, (label, choices) in MORE.items()],
    }  # fmt: skip
    return render(request, "desk/dispatch.html", context)


@require_POST
def hand_over(request):
    """First how many would go and which cannot, with the reason; then, confirmed, the handing over itself."""
    chosen = queries.visible(request.user).filter(pk__in=[key_of(each) for each in request.POST.getlist("row")[:PAGE]])
    try:
        level, owner = _target(request)
        if not chosen.exists():
            raise Invalid(_("Tick at least one difficulty."), field="row", code="required")
        if request.POST.get("sure") == "1":
            given, refused = actions.hand_over_many(
                difficulties=chosen, level=level, owner=owner, note=request.POST.get("note", ""), by=request.user,
                on=clock.today(),
            )  # fmt: skip
            return _told(request, given, refused)
    except DomainError as error:
        messages.error(request, error.message, extra_tags="bad")
        return redirect("dispatch")
    rows = list(Difficulty.objects.filter(pk__in=chosen.values("pk")).select_related("household", "laborer"))
    able, refused = queries.dispatched(rows, level, owner)
    context = {
        "able": able, "refused": refused, "to": request.POST["to"], "level": Level(level).label, "owner": owner,
        "note": request.POST.get("note", ""),
    }  # fmt: skip
    return render(request, "desk/dispatch_preview.html", context)


def _told(request, given, refused):
    done = ngettext("%(n)s difficulty was handed over.", "%(n)s difficulties were handed over.", len(given))
    messages.success(request, done % {"n": len(given)}, extra_tags="done")
    if refused:
        left = ngettext("%(n)s stayed: %(why)s", "%(n)s stayed: %(why)s", len(refused))
        why = " ".join(sorted({error.message for _row, error in refused}))
        messages.warning(request, left % {"n": len(refused), "why": why}, extra_tags="warn")
    return redirect("dispatch")


def _target(request):
    """(level, owner or None) of the choice that was sent; Invalid for anything that was not offered."""
    sent = request.POST.get("to", "")
    offered = {value for _label, choices in _targets(request.user) for value, _words in choices}
    if sent not in offered:
        raise Invalid(_("Choose an office or a person."), field="to", code="required")
    level, _space, person = sent.partition(" ")
    return level, User.objects.get(pk=person) if person else None


def _targets(user):
    """[(heading, [(value, words)])]: the offices, then the people of offices that this desk gives work to by name."""
    county = user.division_id[:COUNTY_DIGITS]
    roles = [Role.TOWNSHIP, Role.COUNTY] if user.role == Role.COUNTY else [Role.VILLAGE, Role.TOWNSHIP, Role.COUNTY]
    seats = Q(role__in=roles) & (under("division_id", user.division_id) | Q(division_id=county))
    stations = Q(role=Role.STATION, station__county_id=county)
    people = User.objects.filter(seats | stations, is_active=True).select_related("division", "station")
    offices = [(level.value, level.label) for level in Level]
    named = [
        (f"{each.role} {each.pk}", f"{each.division.label if each.division else each.station.name} · {each.name}")
        for each in people.order_by("role", "division_id", "name", "id")
    ]
    return [(_("Each to its own office"), offices), (_("By name"), named)]
