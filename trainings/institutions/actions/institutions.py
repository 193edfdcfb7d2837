"""Writes of training institutions: register and correct (X4). Whether one is qualified, only a review says."""

from django.db import transaction
from django.utils.translation import gettext as _

from trainings.institutions.models import Institution
from xundian.codes.queries import check_code
from xundian.codes.rules import check_phone, check_uscc
from xundian.divisions.states import Level
from xundian.kit.changing import locked, only
from xundian.kit.checking import words
from xundian.kit.errors import Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

FIELDS = ("name", "contact", "phone", "address", "legal_representative", "occupations")
LONGEST = {"name": 100, "contact": 50, "address": 200, "legal_representative": 50}


@transaction.atomic
def register(*, county, name, uscc, by, on=None, id=None, **facts):
    """An institution of a county, not yet reviewed; `facts` are fields of FIELDS (X4).

    Invalid for a wrong or known credit code (GB 32100), a wrong phone, or an occupation that no list has on `on`.
    """
    if county.level != Level.COUNTY:
        raise Invalid(field="county", code="level", message=_("Institutions belong to a county."))
    checked = check_uscc(uscc)
    if checked.problems:
        message = _("This is not a valid credit code. It has 18 characters; check every one.")
        raise Invalid(field="uscc", code=checked.problems[0], message=message)
    if Institution.objects.filter(county=county, uscc=checked.number).exists():
        raise Invalid(field="uscc", code="taken", message=_("This institution is already registered."))
    check_fresh(Institution, id)
    values = _checked({"name": name} | facts, on)
    return Institution.objects.create(id=id or new_id(), county=county, uscc=checked.number, **values)


@transaction.atomic
def edit(*, institution, changes, expected_version, by, on=None):
    """Correct FIELDS; Stale when someone else was faster, Invalid for any other field."""
    values = _checked(changes, on)
    row = locked(Institution, institution, expected_version)
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    return row.reread()


def _checked(values, on):
    only(values, FIELDS)
    checked = {name: words(name, text, LONGEST[name], required=name == "name")
               for name, text in values.items() if name in LONGEST}  # fmt: skip
    if "phone" in values:
        checked["phone"] = _phone(values["phone"])
    if "occupations" in values:
        codes = values["occupations"] or []
        checked["occupations"] = sorted({check_code("occupation", code, on, "occupations") for code in codes})
    return checked


def _phone(value):
    checked = check_phone(value) if value else None
    if checked and "phone_format" in checked.problems:
        raise Invalid(field="phone", code="phone_format", message=_("This is not a valid telephone number."))
    return checked.number if checked else ""
