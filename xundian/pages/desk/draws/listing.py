"""Draws of homes, the newest first; a new one, and other terms before the freeze."""

from dataclasses import replace

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from relocation.draws import actions, queries
from relocation.draws.models import Draw
from relocation.draws.states import DrawState
from relocation.sites.models import Site
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.checking import Faults
from xundian.kit.ids import key_of
from xundian.pages.desk.enterprises.forms import own
from xundian.pages.desk.form import Field, asked, filled, together, version_of
from xundian.pages.finding import day_of

PAGE = 50
SITE = Field("site", gettext_lazy("Site"), "select")
FIELDS = [
    Field("title", gettext_lazy("Title"), most=100),
    Field("venue", gettext_lazy("Place of the draw"), most=100),
    Field("reveal_by", gettext_lazy("Last day for the secrets"), "date",
          hint=gettext_lazy("Usually the day of the draw; envelopes may be opened until then.")),
    Field("larger_homes", gettext_lazy("Homes left over go to smaller households in a second turn"), "tick"),
]  # fmt: skip


def waiting(user):
    """How many draws wait for secrets on their last day, or later, for who runs them."""
    if not carries(user.role, "draws.run"):
        return 0
    return queries.waiting_for_secrets(visible_to(user, Draw.objects.all()), clock.today()).count()


def draws(request):
    """The draws of the county, with their state."""
    user, state = request.user, request.GET.get("state", "")
    rows = queries.counted(visible_to(user, Draw.objects.select_related("site")))
    if state in DrawState.values:
        rows = rows.filter(state=state)
    context = {
        "page": Paginator(rows.order_by("-created_at", "-pk"), PAGE).get_page(request.GET.get("page")),
        "states": DrawState.choices, "state": state, "may_run": carries(user.role, "draws.run"),
    }  # fmt: skip
    return render(request, "desk/draws.html", context)


def new(request):
    """Prepare a draw for a site."""
    sites = visible_to(request.user, Site.objects.all()).order_by("name", "pk")
    site = replace(SITE, label=str(SITE.label), choices=[(str(each.pk), each.name) for each in sites])

    def save(sent):
        faults, county = Faults(), request.user.division
        chosen, values = sites.filter(pk=key_of(sent.get("site", ""))).first(), _values(sent, faults)
        known = {"county": county, "site": chosen, "by": request.user, "on": clock.today()}
        return together(faults, lambda: actions.prepare_draw(**known, **values))

    return asked(request, "desk/draw_form.html", [site, *_fields()], save, "desk-draw", row=None)


def edit(request, pk):
    """Other terms, before the freeze."""
    row = own(request, Draw, pk)

    def save(sent):
        faults = Faults()
        known = {"draw": row, "expected_version": version_of(sent), "by": request.user, "on": clock.today()}
        values = _values(sent, faults)
        return together(faults, lambda: actions.edit_draw(**known, changes=values))

    known = {each.name: getattr(row, each.name) for each in FIELDS}
    shown = {"row": row, "version": request.POST.get("version") or row.version}
    return asked(request, "desk/draw_form.html", filled(_fields(), known), save, "desk-draw", **shown)


def _fields():
    return [replace(each, label=str(each.label)) for each in FIELDS]


def _values(sent, faults):
    return {
        "title": sent.get("title", ""),
        "venue": sent.get("venue", ""),
        "reveal_by": faults.check(day_of, sent.get("reveal_by"), "reveal_by"),
        "larger_homes": bool(sent.get("larger_homes")),
    }
