"""Forms of the bases: a base, what is added to it, the correction of a sale, days worked, schemes and policies."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from laborers.enterprises.models import Enterprise
from relocation.bases import actions, queries
from relocation.bases.models import Sale, WorkDays
from xundian.accounts.scope import owned_by, visible_to
from xundian.divisions.models import Division
from xundian.divisions.states import Level
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.kit.ids import key_of
from xundian.pages.desk.bases.kinds import KINDS, SALE, TERMS, read, sale_fields, text_of
from xundian.pages.desk.bases.listing import may_set_terms
from xundian.pages.desk.bases.one import note_heads, own
from xundian.pages.desk.form import (
    Field,
    asked,
    day_or_nothing,
    filled,
    named,
    refusals,
    version_of,
    whole_of,
    yuan_text,
)
from xundian.pages.finding import day_or_none, row_of

FORM = "desk/bases_form.html"
NAMES = ("name", "company_name", "organiser_name", "collective_name")
FIRMS = ("company", "organiser")
BASE = dict.fromkeys((*NAMES, *FIRMS, "division"), text_of) | dict.fromkeys(("opened_on", "closed_on"), day_or_nothing)


def new(request):
    """A base of the own place."""

    def save(sent):
        def write(values):
            places = owned_by(request.user, Division.objects.all())
            values["division"] = row_of(request, places, values["division"])
            return actions.create_base(by=request.user, on=clock.today(), **_firms(request, values))

        return read(sent, BASE, write)

    return asked(request, FORM, _fields(request), save, "desk-base", title=_("Add a base"))


def edit(request, pk):
    """Change what was said of a base."""
    row = own(request, pk)

    def save(sent):
        def write(values):
            changes = _firms(request, values)
            return actions.edit_base(
                base=row, changes=changes, by=request.user, on=clock.today(), expected_version=version_of(sent)
            )

        return read(sent, {name: reader for name, reader in BASE.items() if name != "division"}, write)

    given = {name: getattr(row, name) for name in BASE if name not in (*FIRMS, "division")}
    given |= {name: str(getattr(row, f"{name}_id") or "") for name in FIRMS}
    fields = filled([each for each in _fields(request) if each.name != "division"], given)
    return asked(
        request, FORM, fields, save, "desk-base", title=_("Change the base"), base=row, version=row.version
    )  # fmt: skip


def _firms(request, values):
    firms = visible_to(request.user, Enterprise.objects.all())
    for name in FIRMS:
        key = key_of(values[name])
        values[name] = row_of(request, firms, key) if key else None
    return values


def _fields(request):
    user = request.user
    rows = owned_by(user, Division.objects.filter(level__in=[Level.TOWNSHIP, Level.VILLAGE], valid_to=None))
    places = [(each.code, each.label) for each in rows.order_by("code")]
    firms = visible_to(user, Enterprise.objects.all()).order_by("name", "pk")[:500]
    recorded = [("", _("Not on record")), *((str(each.pk), each.name) for each in firms)]
    return [
        Field("name", _("Name of the base"), most=80),
        Field("division", _("Village or township"), "select", places),
        Field("company", _("Leading company on record"), "select", recorded),
        Field("company_name", _("Name of the leading company"), most=100,
              hint=_("May stay empty for an enterprise on record.")),
        Field("organiser", _("Base organiser on record"), "select", recorded),
        Field("organiser_name", _("Name of the base organiser"), most=100,
              hint=_("May stay empty for an enterprise on record.")),
        Field("collective_name", _("Village collective"), most=100),
        Field("opened_on", _("Opened on"), "date", value=clock.today()),
        Field("closed_on", _("Closed on, if it is"), "date"),
    ]  # fmt: skip


def add(request, pk, kind):
    """Add a plot, posts, a technician, an insurance, a household, a season or a sale."""
    base, found = own(request, pk), KINDS.get(kind)
    if found is None:
        raise Http404

    def save(sent):
        read(sent, found.read, lambda values: found.save(request, base, kind, values))
        return base

    return asked(request, FORM, found.fields(request), save, "desk-base", title=str(found.title), base=base)


def set_terms(request, kind):
    """Add a scheme or a policy of the own county."""
    if kind not in TERMS or not may_set_terms(request.user):
        raise Http404
    found, errors, fields = TERMS[kind], [], TERMS[kind].fields(request)
    if request.method == "POST":
        try:
            read(request.POST, found.read, lambda values: actions.add_part(
                model=found.model, owner=request.user.division, by=request.user, on=clock.today(), **values
            ))  # fmt: skip
        except DomainError as error:
            errors = refusals(error)
        else:
            messages.success(request, _("Saved."), extra_tags="done")
            return redirect("base-terms")
    context = {"fields": filled(fields, request.POST if errors else {}, errors),
               "errors": named(errors, fields), "title": str(found.title), "terms": True}  # fmt: skip
    return render(request, FORM, context, status=422 if errors else 200)


def correct_sale(request, pk):
    """Put another sale in the place of one, or none."""
    row = row_of(request, owned_by(request.user, Sale.objects.select_related("base")), pk)
    base = row.base

    def save(sent):
        def write(values):
            actions.correct_sale(
                sale=row, by=request.user, on=clock.today(), took_place=not sent.get("none"), **values
            )  # fmt: skip

        read(sent, SALE, write)
        return base

    given = {name: getattr(row, name) for name in SALE} | {"amount_fen": yuan_text(row.amount_fen)}
    fields = [*filled(sale_fields(), given), Field("none", _("There was no such sale"), "tick")]
    return asked(request, FORM, fields, save, "desk-base", title=_("Correct the sale"), base=base)


def days(request, pk):
    """The days that linked households worked at a base in a month."""
    base, on, errors = own(request, pk), clock.today(), []
    month = (day_or_none(f"{request.GET.get('month', '')}-01") or on).replace(day=1)
    held = visible_to(request.user, queries.linked_on(base, on))
    homes = {str(each.household_id): each for each in queries.with_head(held)}
    note_heads(request, homes.values())
    rows = WorkDays.objects.filter(base=base, month=month)
    worked = dict(rows.values_list("household_id", "days"))
    if request.method == "POST":
        try:
            given = {each.household: whole_of(request.POST.get(f"days-{key}"), f"days-{key}") or 0
                     for key, each in homes.items()}  # fmt: skip
            actions.set_work_days(base=base, month=month, days=given, by=request.user, on=on)
        except DomainError as error:
            errors = refusals(error)
        else:
            messages.success(request, _("Saved."), extra_tags="done")
            return redirect(f"{request.path}?month={month:%Y-%m}")
    for key, each in homes.items():
        each.days = request.POST.get(f"days-{key}", "") if errors else worked.get(each.household_id, 0)
    context = {"base": base, "homes": homes.values(), "month": month, "errors": errors}
    return render(request, "desk/bases_days.html", context, status=422 if errors else 200)
