"""One draw on its way: households, homes, witnesses, the freeze, the secrets, the draw, and homes given back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from relocation.declarations.queries import entitled
from relocation.draws import actions, queries
from relocation.draws.models import Draw, DrawEntry, DrawHome, DrawWitness
from relocation.draws.states import PUBLIC, DrawState
from relocation.sites.models import Home
from xundian.accounts.roles import carries
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid
from xundian.kit.ids import key_of
from xundian.pages.desk.enterprises.forms import own
from xundian.pages.desk.form import Field, filled, named, refusals
from xundian.pages.draws.public import shown
from xundian.pages.finding import day_of, row_of

# More are entered in several turns; a page with all of them would be no page.
AT_ONCE = 300
WITNESS = [
    Field("name", gettext_lazy("Name"), most=50), Field("body", pgettext_lazy("of a witness", "Body"), most=100),
]  # fmt: skip
ASKED = [
    *WITNESS, Field("commitment", gettext_lazy("Commitment")), Field("secret", pgettext_lazy("of a witness", "Secret")),
    Field("reason", gettext_lazy("Reason")), Field("reveal_by", gettext_lazy("Last day for the secrets")),
]  # fmt: skip
# Where on the page the reason of a step stands.
REASONS = {"cancel": "cancel-reason", "abandon": "abandon-reason"}


def draw(request, pk):
    """The page of one draw."""
    return _show(request, pk)


@sensitive_post_parameters("secret")
@require_POST
def step(request, pk, step):
    """Take a step of the draw; refused, the page says why."""
    row = own(request, Draw, pk)
    if step not in STEPS:
        raise Http404
    try:
        done = STEPS[step](row, request.POST, request.user)
    except DomainError as error:
        return _show(request, pk, refusals(error), 422, step)
    messages.success(request, _("Saved."), extra_tags="done")
    return redirect("desk-draw", pk=done.pk if step == "repeat" else pk)


def candidates(row):
    """Confirmed households for the site that are in no draw, with the name of the head; AT_ONCE at most."""
    rows = entitled(on=clock.today(), county=row.county_id, site=row.site)
    rows = list(rows.exclude(pk__in=queries.in_live_draws())[:AT_ONCE])
    heads = queries.heads_of([each.household for each in rows])
    return [(each, heads.get(each.household_id, "")) for each in rows]


def _enter(row, sent, by):
    rows = entitled(on=clock.today(), county=row.county_id, site=row.site)
    chosen = list(rows.filter(pk__in=_keys(sent, "declarations", _("Tick the households to enter."))))
    actions.enter(draw=row, declarations=chosen, by=by)


def _put_up(row, sent, by):
    homes = (
        Home.objects.filter(building__site=row.site)
        .select_related("building")
        .order_by("building__name", "unit", "room")
    )
    actions.put_up(
        draw=row, homes=list(homes.filter(pk__in=_keys(sent, "homes", _("Tick the homes to put up.")))), by=by
    )


def _strike(row, sent, by):
    actions.strike(entry=_of(DrawEntry, row, sent.get("entry")), by=by)


def _take_back(row, sent, by):
    actions.take_back(home=_of(DrawHome, row, sent.get("home")), by=by)


def _name_witness(row, sent, by):
    actions.name_witness(draw=row, name=sent.get("name", ""), body=sent.get("body", ""), by=by)


def _remove_witness(row, sent, by):
    actions.remove_witness(witness=_of(DrawWitness, row, sent.get("witness")), by=by)


def _commit(row, sent, by):
    witness = _of(DrawWitness, row, sent.get("witness"))
    actions.commit(witness=witness, commitment=sent.get("commitment", ""), by=by, on=clock.today())


def _freeze(row, sent, by):
    actions.freeze(draw=row, by=by, on=clock.today())


def _reveal(row, sent, by):
    actions.reveal(
        witness=_of(DrawWitness, row, sent.get("witness")), secret=sent.get("secret", ""), by=by, on=clock.today(),
        from_envelope=bool(sent.get("from_envelope")),
    )  # fmt: skip


def _run(row, sent, by):
    actions.run(draw=row, by=by, on=clock.today())


def _abandon(row, sent, by):
    actions.abandon(draw=row, reason=sent.get("reason", ""), by=by, on=clock.today())


def _cancel(row, sent, by):
    actions.cancel(draw=row, reason=sent.get("reason", ""), by=by, on=clock.today())


def _repeat(row, sent, by):
    day = day_of(sent.get("reveal_by"), "reveal_by")
    return actions.repeat_draw(draw=row, reveal_by=day, by=by, on=clock.today())


def _give_back(row, sent, by):
    entry = _of(DrawEntry, row, sent.get("entry"))
    actions.give_back(entry=entry, reason=sent.get("reason", ""), by=by, on=clock.today())


STEPS = {
    "enter": _enter, "strike": _strike, "put-up": _put_up, "take-back": _take_back, "name-witness": _name_witness,
    "remove-witness": _remove_witness, "commit": _commit, "freeze": _freeze, "reveal": _reveal, "run": _run,
    "abandon": _abandon, "cancel": _cancel, "repeat": _repeat, "give-back": _give_back,
}  # fmt: skip


def _keys(sent, name, message):
    keys = [key for key in map(key_of, sent.getlist(name)) if key]
    if not keys:
        raise Invalid(field=name, code="required", message=message)
    return keys


def _of(model, row, text):
    found = model.objects.select_related("draw").filter(draw=row, pk=key_of(text or "")).first()
    if found is None:
        raise Http404
    return found


def _linked(row, tried, given, errors):
    """The refusals with the labels of their fields, linked to where these stand on the page."""
    witness = DrawWitness.objects.filter(draw=row, pk=key_of(given.get("witness", ""))).first()
    places = {each.name: each.name for each in ASKED} | {"reason": REASONS.get(tried, "reason")}
    if witness:
        places |= {name: f"{name}-{witness.number}" for name in ("commitment", "secret")}
    return [(places.get(field, ""), text) for field, text in named(errors, ASKED)]


def _show(request, pk, errors=(), status=200, tried=""):
    row = row_of(request, queries.counted(Draw.objects.select_related("site", "repeats", "county")), pk)
    may_run = carries(request.user.role, "draws.run")
    preparing, public = row.state == DrawState.PREPARING, row.state in PUBLIC
    adding = may_run and preparing and not row.repeats_id
    given = request.POST if errors else {}
    context = {
        "row": row, "errors": _linked(row, tried, given, errors), "given": given, "may_run": may_run, "public": public,
        "tried": tried, "witness_fields": filled(WITNESS, *((given, errors) if tried == "name-witness" else ({},))),
        "preparing": preparing, "entries": queries.entries_of(row), "homes": queries.homes_of(row),
        "witnesses": queries.witnesses_of(row), "on": clock.today(), "untold": queries.missing(row).count(),
        "candidates": candidates(row) if adding else [],
        "free": queries.free_homes(row.site, row).exclude(draw_homes__draw=row)[:AT_ONCE] if adding else [],
        "again": Draw.objects.filter(repeats=row).first(), "left_open": queries.left_open(row),
    }  # fmt: skip
    if preparing and row.entry_count and row.home_count:
        context["classes"], context["would_wait"] = queries.prospect(row)
    if row.state == DrawState.DRAWN:
        # What the desk shows itself, as its witnesses with their rows, stays over what is published of it.
        context = shown(queries.publication_of(row)) | context
    return render(request, "desk/draw.html", context, status=status)
