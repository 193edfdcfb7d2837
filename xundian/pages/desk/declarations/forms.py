"""Declare a household, or put right what was declared before it is decided."""

from django.http import Http404
from django.utils.translation import gettext as _

from laborers.registry.models import Household
from relocation.declarations import actions, queries
from relocation.declarations.states import UNDECIDED, Condition
from relocation.households.queries import size_of
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.checking import Faults
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import key_of
from xundian.pages.desk.declarations.deciding import site_choices, site_of
from xundian.pages.desk.declarations.one import own
from xundian.pages.desk.declarations.steps import read, words_of
from xundian.pages.desk.form import Field, asked, filled, together, version_of, whole_of
from xundian.pages.finding import day_of

FORM = "desk/declaration_form.html"


def new(request):
    """Declare a household; `household` in the address names one."""
    chosen = _named(request)
    given = {"number": chosen.number, "persons": size_of(chosen)} if chosen else {}
    fields = [
        Field("number", _("Household number"), most=30),
        Field("declared_on", _("Declared on"), "date", value=clock.today()),
        *_fields(request.user),
    ]

    def save(sent):
        faults = Faults()
        known = {
            "household": faults.check(_household, request, sent.get("number")), "claims": faults.check(_claims, sent),
            "site": site_of(request.user, sent.get("site")), "by": request.user, "on": clock.today(),
        }  # fmt: skip
        known |= read(sent, faults, declared_on=day_of, **READERS)
        return _together(faults, lambda: actions.declare(**known))

    return asked(request, FORM, filled(fields, given), save, "declaration", row=None, title=_("Declare a household"))


def edit(request, pk):
    """Put right what was declared."""
    row = own(request, pk)
    if request.method != "POST" and row.state not in UNDECIDED:
        raise Http404
    given = {each.condition: each.evidence for each in queries.claims_of(row)}
    given |= {"persons": row.persons, "site": str(row.site_id or ""), "note": row.note}

    def save(sent):
        faults = Faults()
        changes = {"claims": faults.check(_claims, sent), "site": site_of(request.user, sent.get("site"))}
        changes |= read(sent, faults, **READERS)
        if changes["persons"] is None:
            faults.required(changes, ["persons"])
            del changes["persons"]
        known = {"declaration": row, "expected_version": version_of(sent), "by": request.user, "on": clock.today()}
        return _together(faults, lambda: actions.amend(changes=changes, **known))

    shown = {"row": row, "title": _("Put right what was declared"), "version": request.POST.get("version", row.version)}
    return asked(request, FORM, filled(_fields(request.user), given), save, "declaration", **shown)


# Where the form asks for what the action calls otherwise.
BESIDE = {"household": "number", "claims": Condition.values[0]}
READERS = {"persons": whole_of, "note": words_of}


def _fields(user):
    claims = [
        Field(value, label, "long", hint=_("What shows it; left empty, it is not claimed."), most=500)
        for value, label in Condition.choices
    ]
    counted = _("Left empty, as many as the registry counts.")
    return [
        Field("persons", _("Persons"), "number", most=2, hint=counted),
        Field("site", _("Wishes to go to the site"), "select", choices=site_choices(user)),
        *claims,
        Field("note", _("Note"), "long", most=500),
    ]


def _claims(sent):
    claims = {each: sent.get(each, "").strip() for each in Condition.values}
    claims = {each: text for each, text in claims.items() if text}
    if not claims:
        message = _("Claim at least one condition: say what shows it.")
        raise Invalid(field=Condition.values[0], code="unclaimed", message=message)
    return claims


def _together(faults, write):
    """form.together, with what the action says of a household or its claims beside the fields of this form."""

    def named():
        try:
            return write()
        except Conflict as error:
            raise Conflict(error.message, code=error.code, field=BESIDE.get(error.field, error.field)) from None
        except Invalid as error:
            told = {BESIDE.get(field, field): (code, text) for field, code, text in error.errors}
            raise Invalid(error.message, fields=told, code=error.code) from None

    return together(faults, named)


def _named(request):
    key = key_of(request.GET.get("household", ""))
    return visible_to(request.user, Household.objects.filter(pk=key)).first() if key else None


def _household(request, number):
    """The household with that number in the user's place."""
    found = visible_to(request.user, Household.objects.filter(number=(number or "").strip())).order_by("pk").first()
    if found is None:
        raise Invalid(field="number", code="unknown", message=_("No household of your place has this number."))
    return found
