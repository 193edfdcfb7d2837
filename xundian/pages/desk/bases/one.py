"""One industrial base: land, seasons, sales, technicians, insurance, posts, households, distributions."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from laborers.registry.models import Laborer
from relocation.bases import actions, queries
from relocation.bases.models import Base, BasePost, Sale, Shareholding
from relocation.bases.states import CROPS
from xundian.accounts.actions import note_reads
from xundian.accounts.labels import Lists
from xundian.accounts.roles import carries
from xundian.accounts.scope import owned_by, visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.pages.desk.bases.kinds import KINDS
from xundian.pages.desk.form import refusals
from xundian.pages.finding import day_of, needed_key, row_of

MOST = 100


def base(request, pk):
    """The page of one base."""
    return show(request, pk)


def own(request, pk):
    """The base, if the own place keeps it; 404 otherwise."""
    return row_of(request, owned_by(request.user, Base.objects.select_related("division")), pk)


@require_POST
def end(request, pk, kind):
    """Say the last day of a plot, a post, a technician or a shareholding."""
    home = own(request, pk)
    if kind not in KINDS or not KINDS[kind].ends:
        raise Http404
    rows = owned_by(request.user, KINDS[kind].model.objects.filter(base=home))
    row = row_of(request, rows, needed_key(request.POST.get("row")))
    try:
        day = day_of(request.POST.get("valid_to"), "valid_to")
        actions.edit_part(row=row, changes={"valid_to": day}, by=request.user, on=clock.today())
    except DomainError as error:
        return show(request, pk, refusals(error), 422)
    messages.success(request, _("Saved."), extra_tags="done")
    return redirect("desk-base", pk=pk)


def note_heads(request, rows):
    """Note in the log of who saw whom that the heads of these rows (queries.with_head) were shown by name."""
    people = [each.head_id for each in rows if each.head_id]
    note_reads(user=request.user, model=Laborer._meta.label, records=people, how="page", at=clock.now())


def show(request, pk, errors=(), status=200):
    """The page of a base, with refusals of what was tried on it."""
    user, on = request.user, clock.today()
    row = row_of(request, queries.with_figures(Base.objects.select_related("division", "company", "organiser"), on), pk)
    policy = queries.policy_on(row.division_id[:6], on)
    row.wanted, row.missing = queries.gap(row, policy)
    held = Shareholding.objects.filter(base=row).select_related("household__division")
    seen = visible_to(user, held)
    linked = list(queries.with_head(seen).order_by("household__number", "pk")[:MOST])
    note_heads(request, linked)
    mine = owned_by(user, Base.objects.filter(pk=row.pk)).exists()
    context = {
        "row": row, "policy": policy, "on": on, "errors": errors, "lists": Lists((CROPS, "occupation")),
        "plots": row.plots.order_by("-valid_from", "pk")[:MOST],
        "posts": queries.with_people(BasePost.objects.filter(base=row), on).order_by("-valid_from", "pk")[:MOST],
        "technicians": row.technicians.order_by("-valid_from", "pk")[:MOST],
        "insurances": row.insurances.order_by("-ends", "pk")[:MOST],
        "seasons": row.seasons.prefetch_related("plantings").order_by("-starts", "pk")[:MOST],
        "sales": Sale.objects.filter(base=row).select_related("corrected_by").order_by("-sold_on", "-pk")[:MOST],
        "linked": linked, "linked_seen": seen.count(), "linked_all": held.count(),
        "distributions": row.distributions.order_by("-to_on", "-pk")[:MOST],
        "may_edit": mine and carries(user.role, "bases.edit"),
    }  # fmt: skip
    return render(request, "desk/bases_one.html", context, status=status)
