"""Writes of enterprises and their contacts (X2.2-3)."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from laborers.enterprises.actions.steps import check_number, constraint_of
from laborers.enterprises.models import Contact, Enterprise
from laborers.enterprises.queries import check_codes
from laborers.enterprises.states import ENTERPRISE_MOVES, FAULTS, EnterpriseState, Size
from xundian.codes.rules import check_uscc
from xundian.kit.changing import locked, only, written
from xundian.kit.checking import Faults, check_choice, check_length, words
from xundian.kit.errors import Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

FIELDS = ("name", "industry", "size", "is_intermediary", "introduced_on", "destination", "address", "contact", "phone")
CONTACT_FIELDS = ("name", "post", "phone", "valid_from", "valid_to")
# The longest of each text.
TEXTS = {"name": 100, "address": 200, "contact": 50, "phone": 20}
# Columns that hold a code, and the list it comes from.
SCHEMES = {"industry": "industry_section"}


@transaction.atomic
def register_enterprise(*, county, name, uscc, destination, by, on, id=None, **facts):
    """A new employer or intermediary of the county (X2.2-3); `facts` are fields of FIELDS.

    Invalid for a wrong unified social credit code (GB 32100), or one that the county has already.
    """
    checked, faults = check_uscc(uscc), Faults()
    if checked.problems:
        faults.add("uscc", checked.problems[0], FAULTS[checked.problems[0]])
    elif Enterprise.objects.filter(county=county, uscc=checked.number).exists():
        faults.add("uscc", "taken", _taken(county, checked.number))
    values = {"name": name, "destination": destination} | facts
    _check(values, on, faults)
    check_fresh(Enterprise, id)
    enterprise = Enterprise(id=id or new_id(), county=county, uscc=checked.number, **values)
    try:
        with transaction.atomic():
            enterprise.save(force_insert=True)
    except IntegrityError as error:
        if constraint_of(error) != "enterprise_once_per_county":
            raise
        raise Invalid(field="uscc", code="taken", message=_taken(county, checked.number)) from None
    return enterprise


@transaction.atomic
def edit_enterprise(*, enterprise, changes, expected_version, by, on):
    """Change fields of FIELDS; Stale when someone else was faster, Invalid for any other field."""
    row = locked(Enterprise, enterprise, expected_version)
    _check(changes, on, Faults())
    return written(row, changes)


@transaction.atomic
def set_state(*, enterprise, state, by, on, reason=""):
    """Begin, pause or resume work with an enterprise; a pause says why, for whoever must resume it.

    While it is paused no post is offered from it (queries.inspected); who works there goes on. MoveRefused for a step
    that does not follow.
    """
    row = locked(Enterprise, enterprise)
    check_choice("state", state, EnterpriseState)
    ENTERPRISE_MOVES.check(row.state, state)
    paused = state == EnterpriseState.SUSPENDED
    reason = words("reason", reason, 200, required=paused) if paused else ""
    return written(row, {"state": state, "state_reason": reason})


@transaction.atomic
def add_contact(*, enterprise, name, phone, valid_from, by, post="", valid_to=None, id=None):
    """Somebody to talk to at an enterprise."""
    values = {"name": name, "post": post, "phone": phone, "valid_from": valid_from, "valid_to": valid_to}
    check_fresh(Contact, id)
    return Contact.objects.create(id=id or new_id(), enterprise=enterprise, **_contact(values))


@transaction.atomic
def edit_contact(*, contact, changes, expected_version, by):
    """Change fields of CONTACT_FIELDS; who has left gets a last day and stays in the history."""
    row = locked(Contact, contact, expected_version)
    only(changes, CONTACT_FIELDS)
    values = {name: getattr(row, name) for name in CONTACT_FIELDS} | changes
    checked = _contact(values)
    return written(row, {name: checked[name] for name in changes}) if changes else row


def _contact(values):
    values = values | {
        "name": words("name", values["name"], 50), "post": words("post", values["post"], 50, required=False),
        "phone": words("phone", values["phone"], 20),
    }  # fmt: skip
    check_number(values)
    if values["valid_to"] and values["valid_to"] < values["valid_from"]:
        message = _("The last day is before the first. Correct one of them.")
        raise Invalid(field="valid_to", code="before_start", message=message)
    return values


def _taken(county, uscc):
    known = Enterprise.objects.get(county=county, uscc=uscc)
    return _("The county has this enterprise already, as “%(name)s”. Open that one instead.") % {"name": known.name}


def _check(values, on, faults):
    """Invalid with all that was found, before or here."""
    only(values, FIELDS)
    if not values.get("name", "x").strip():
        faults.add("name", "required", _("Give the name of the enterprise."))
    for name, longest in TEXTS.items():
        faults.check(check_length, name, values.get(name) or "", longest)
    if values.get("size"):
        faults.check(check_choice, "size", values["size"], Size)
    if values.get("introduced_on") and values["introduced_on"] > on:
        faults.add("introduced_on", "in_future", _("This day has not come yet."))
    faults.check(check_number, values)
    faults.check(check_codes, values, SCHEMES, on)
    faults.tell()
