"""Workshops and public-welfare posts of the sites: recognition, technicians, pay, term, who holds one (W2.2)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from laborers.placements.models import Placement
from relocation.channels import queries
from relocation.channels.rules import USUAL
from relocation.sites import actions
from relocation.sites.models import Site, WelfarePost, Workshop
from relocation.sites.queries import with_free
from xundian.accounts.labels import Lists
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.checking import Faults
from xundian.kit.errors import DomainError, Invalid
from xundian.kit.ids import key_of
from xundian.pages.desk.channels.listing import sites_of
from xundian.pages.desk.form import (
    Field,
    day_or_nothing,
    fen_of,
    filled,
    named,
    refusals,
    together,
    version_of,
    whole_of,
    yuan_text,
)
from xundian.pages.finding import row_of

PAGE = 50


def places(request):
    """Workshops with whom they took in, posts with their quota, and who holds a post, whose term ends first."""
    user, on, lists = request.user, clock.today(), Lists(("occupation", "welfare_post_kind"))
    held = queries.holders(on, visible_to(user, Placement.objects.all())).order_by("contract_to", "pk")
    workshops = with_free(visible_to(user, Workshop.objects.select_related("site")))
    posts = with_free(visible_to(user, WelfarePost.objects.select_related("site")))
    streets = Site.objects.filter(pk=user.site_id).values_list("division_id", flat=True)
    place = user.division_id or streets.first() or ""
    context = {
        "workshops": workshops.order_by("site__name", "name", "pk"),
        "posts": posts.order_by("site__name", "kind", "pk"),
        "page": Paginator(held, PAGE).get_page(request.GET.get("page")), "on": on,
        "soon": on.fromordinal(on.toordinal() + queries.terms_on(place, on).term_warning_days),
        "occupations": lists["occupation"], "kinds": lists["welfare_post_kind"],
        "may_edit": carries(user.role, "relocation.edit"), "usual": USUAL,
    }  # fmt: skip
    return render(request, "desk/workshops.html", context)


def new_workshop(request):
    """Add a workshop to a site of the place."""
    return _form(request, Workshop, None)


def edit_workshop(request, pk):
    """Change a workshop."""
    return _form(request, Workshop, row_of(request, Workshop.objects.select_related("site"), pk))


def new_post(request):
    """Add a public-welfare post to a site of the place."""
    return _form(request, WelfarePost, None)


def edit_post(request, pk):
    """Change a public-welfare post."""
    return _form(request, WelfarePost, row_of(request, WelfarePost.objects.select_related("site"), pk))


@require_POST
def close_workshop(request, pk):
    """It takes nobody from tomorrow on."""
    return _close(request, row_of(request, Workshop.objects.all(), pk))


@require_POST
def close_post(request, pk):
    """It takes nobody from tomorrow on."""
    return _close(request, row_of(request, WelfarePost.objects.all(), pk))


def _close(request, row):
    try:
        actions.close(row=row, on=clock.today(), by=request.user)
    except DomainError as error:
        messages.error(request, error.message, extra_tags="bad")
    else:
        messages.success(request, _("Saved."), extra_tags="done")
    return redirect("desk-workshops")


def _form(request, model, row):
    lists, errors = Lists(("occupation", "welfare_post_kind")), []
    fields = _fields(request.user, model, row, lists)
    if request.method == "POST":
        try:
            _keep(request, model, row)
        except DomainError as error:
            errors = refusals(error)
        else:
            messages.success(request, _("Saved."), extra_tags="done")
            return redirect("desk-workshops")
    context = {
        "row": row, "errors": named(errors, fields), "fields": filled(fields, request.POST if errors else {}, errors),
        "version": row.version if row else 0, "post": model is WelfarePost,
        "title": row and (row.name if model is Workshop else lists["welfare_post_kind"].label(row.kind)),
    }  # fmt: skip
    return render(request, "desk/workshop_form.html", context, status=422 if errors else 200)


def _keep(request, model, row):
    sent, faults, on = request.POST, Faults(), clock.today()
    values = _read(sent, model, faults)
    unread = [name for name in ("places", "wage_fen") if values[name] is None]
    if row:
        values = {name: value for name, value in values.items() if name not in unread}
        edit, name = (actions.edit_workshop, "workshop") if model is Workshop else (
            actions.edit_welfare_post, "welfare_post")  # fmt: skip
        together(
            faults, lambda: edit(**{name: row}, changes=values, expected_version=version_of(sent), by=request.user)
        )
        return
    code = "occupation" if model is Workshop else "kind"
    values |= {code: sent.get(code, "").strip()[:40], "site": faults.check(_site, request, sent.get("site", ""))}
    add = actions.add_workshop if model is Workshop else actions.add_welfare_post
    # Without a readable number nothing is kept, and the words that refuse it stand beside those of the action.
    values |= dict.fromkeys(unread, 0)
    if values["site"] is None:
        faults.tell()
    together(faults, lambda: add(**values, by=request.user, on=on))


def _read(sent, model, faults):
    values = {
        "places": faults.check(_needed, whole_of, sent.get("places"), "places"),
        "wage_fen": faults.check(_needed, fen_of, sent.get("wage_fen"), "wage_fen"),
    }
    if model is Workshop:
        values |= {
            "name": faults.check(_words, sent.get("name"), "name") or "",
            "technicians": faults.check(whole_of, sent.get("technicians"), "technicians") or 0,
            "recognised_on": faults.check(day_or_nothing, sent.get("recognised_on"), "recognised_on"),
            "recognised_until": faults.check(day_or_nothing, sent.get("recognised_until"), "recognised_until"),
        }
    else:
        values |= {
            "funded_by": sent.get("funded_by", "").strip()[:80],
            "term_months": faults.check(whole_of, sent.get("term_months"), "term_months"),
        }
    return values


def _needed(read, text, field):
    value = read(text, field)
    if value is None:
        raise Invalid(_("This is required."), field=field, code="required")
    return value


def _words(text, field):
    if not (text or "").strip():
        raise Invalid(_("This is required."), field=field, code="required")
    return text.strip()[:80]


def _site(request, text):
    site = visible_to(request.user, Site.objects.filter(pk=key_of(text))).first() if key_of(text) else None
    if site is None:
        raise Invalid(_("Choose a site."), field="site", code="required")
    return site


def _fields(user, model, row, lists):
    def now(name):
        return getattr(row, name) if row else ""

    fields = [] if row else [Field("site", _("Site"), "select", [(str(each.pk), each.name) for each in sites_of(user)])]
    words = _("Wage (yuan a month)") if model is Workshop else _("Pay (yuan a month)")
    wage = Field("wage_fen", words, "number", most=12, value=yuan_text(row.wage_fen) if row else "")
    quota = Field("places", pgettext("class", "Places"), "number", most=6, value=now("places"))
    if model is Workshop:
        fields += [Field("name", pgettext("thing", "Name"), most=80, value=now("name"))]
        if not row:
            fields.append(Field("occupation", _("Occupation"), "select", lists["occupation"].choices()))
        return [
            *fields, quota, wage, Field("technicians", _("Technicians"), "number", most=5, value=now("technicians")),
            Field("recognised_on", _("Recognised from"), "date", value=now("recognised_on")),
            Field("recognised_until", _("Recognised until"), "date", value=now("recognised_until"),
                  hint=_("Afterwards it takes nobody new; who works there goes on.")),
        ]  # fmt: skip
    if not row:
        fields.append(Field("kind", _("Kind"), "select", lists["welfare_post_kind"].choices()))
    return [
        *fields, quota, wage, Field("funded_by", _("Who pays it"), most=80, value=now("funded_by")),
        Field("term_months", _("Term in months"), "number", most=3, value=now("term_months"),
              hint=_("Empty for a post without a term. Who holds one keeps the term it was given with.")),
    ]  # fmt: skip
