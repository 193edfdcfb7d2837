"""Observations at the desk: a new one of a kind, a correction, and what was remedied (W2.4-4 to 6)."""

from django.http import Http404
from django.utils.translation import gettext as _

from relocation.sites import actions, queries
from relocation.sites.models import Facility, Observation
from relocation.sites.states import SCHOOLS, Finding, ObservationKind
from xundian.accounts.scope import owned_by
from xundian.kit import clock
from xundian.kit.checking import Faults
from xundian.kit.ids import key_of
from xundian.pages.desk.form import Field, asked, day_or_nothing, filled, together, whole_of
from xundian.pages.desk.sites.forms import FORM, own_site, tab_of
from xundian.pages.finding import row_of

DAYS, NUMBERS = ("remedy_by",), ("children", "enrolled", "participants", "villages")


def new(request, pk, kind):
    """An observation of a kind."""
    if kind not in ObservationKind.values:
        raise Http404
    site = own_site(request, pk)
    return _form(request, site, kind, ObservationKind(kind).label)


def correct(request, pk):
    """A new row in the place of a wrong one."""
    row = _found(request, pk)
    return _form(request, row.site, row.kind, _("Correct what was observed"), row)


def remedy(request, pk):
    """The day on which the shortcomings were put right."""
    row, on = _found(request, pk), clock.today()
    fields = [
        Field("remedied_on", _("Remedied on"), "date", value=on),
        Field("note", _("How it was remedied"), value=""),
    ]  # fmt: skip

    def save(sent):
        faults = Faults()
        day = faults.check(day_or_nothing, sent.get("remedied_on"), "remedied_on")
        faults.required({"remedied_on": day}, ("remedied_on",))
        faults.tell()
        actions.remedy(observation=row, remedied_on=day, note=sent.get("note", ""), by=request.user, on=on)
        return row.site

    title = _("Remedied: %(subject)s") % {"subject": row.subject}
    return asked(request, FORM, fields, save, "site", title=title, site=row.site, back=tab_of(row.site, "observations"))


def _found(request, pk):
    return row_of(request, owned_by(request.user, Observation.objects.select_related("site", "facility")), pk)


def _form(request, site, kind, title, row=None):
    on, fields = clock.today(), _fields(site, kind)
    given = {"observed_on": on}
    if row:
        given = {each.name: getattr(row, each.name) for each in fields} | {"facility": str(row.facility_id or "")}

    def save(sent):
        faults, facts = Faults(), {}
        for name in actions.FACTS[ObservationKind(kind)]:
            facts[name] = _fact(name, sent.get(name, ""), site, faults)
        observed_on = on
        if kind != ObservationKind.MIX:
            observed_on = faults.check(day_or_nothing, sent.get("observed_on"), "observed_on")
            faults.required({"observed_on": observed_on}, ("observed_on",))
        together(
            faults,
            lambda: actions.observe(
                site=site, kind=kind, observed_on=observed_on or on, by=request.user, on=on, facts=facts,
                note=sent.get("note", ""), corrects=row,
            ),
        )  # fmt: skip
        return site

    shown = {
        "title": title, "site": site, "back": tab_of(site, "observations"), "counts_only": True,
        "children": queries.school_children(site, on) if kind == ObservationKind.ENROLMENT else None,
    }  # fmt: skip
    return asked(request, FORM, filled(fields, given), save, "site", **shown)


def _fact(name, text, site, faults):
    if name == "facility":
        return Facility.objects.filter(site=site, pk=key_of(text)).first() if key_of(text) else None
    if name in DAYS:
        return faults.check(day_or_nothing, text, name)
    if name in NUMBERS:
        return faults.check(whole_of, text, name)
    return text.strip()


def _fields(site, kind):
    note = Field("note", _("Note"), "long", most=500)
    if kind == ObservationKind.MIX:
        return [note]
    return [Field("observed_on", _("Day"), "date"), *KINDS[kind](site), note]


def _business(site):
    return [
        Field("subject", _("Business"), most=80),
        Field("finding", _("Finding"), "select", [("", _("Choose what was found")), *Finding.choices]),
        Field("remedy_by", _("To be remedied by"), "date", hint=_("Empty where all is in order.")),
    ]  # fmt: skip


def _enrolment(site):
    return [
        Field("facility", _("School"), "select", _facilities(site, SCHOOLS), hint=_("Empty: the whole site.")),
        Field("children", _("Children of school age checked"), "number", most=6),
        Field("enrolled", _("Of whom enrolled"), "number", most=6),
    ]  # fmt: skip


def _activity(site):
    return [
        Field("subject", _("Activity"), most=80),
        Field("facility", _("Place of the activity"), "select", _facilities(site)),
        Field("participants", _("People who took part"), "number", most=6),
        Field(
            "villages", _("From how many villages of origin"), "number", most=6, hint=_("Empty where nobody counted.")
        ),
    ]  # fmt: skip


def _facilities(site, kinds=None):
    rows = queries.open_on(Facility.objects.filter(site=site), clock.today()).order_by("kind", "name", "pk")
    rows = rows.filter(kind__in=kinds) if kinds else rows
    return [("", _("None named")), *((str(each.pk), str(each)) for each in rows)]


KINDS = {
    ObservationKind.ENVIRONMENT: _business, ObservationKind.ENROLMENT: _enrolment, ObservationKind.ACTIVITY: _activity,
}  # fmt: skip
