"""Writes of training institutions: register, correct, approve (X4, choosing institutions)."""

from django.db import transaction
from django.utils.translation import gettext as _

from trainings.institutions.models import Institution
from xundian.codes.rules import check_phone, check_uscc
from xundian.divisions.states import Level
from xundian.kit.errors import Invalid
from xundian.kit.etag import check_version
from xundian.kit.ids import new_id

FIELDS = ("name", "contact", "phone")


@transaction.atomic
def register(*, county, name, uscc, by, contact="", phone="", id=None):
    """An institution of a county, not yet approved; Invalid for a wrong or known credit code, or a wrong phone (X4)."""
    if county.level != Level.COUNTY:
        raise Invalid(field="county", code="level", message=_("Institutions belong to a county."))
    checked = check_uscc(uscc)
    if checked.problems:
        message = _("This is not a valid credit code. It has 18 characters; check every one.")
        raise Invalid(field="uscc", code=checked.problems[0], message=message)
    if Institution.objects.filter(county=county, uscc=checked.number).exists():
        raise Invalid(field="uscc", code="taken", message=_("This institution is already registered."))
    return Institution.objects.create(
        id=id or new_id(), county=county, name=name, uscc=checked.number, contact=contact, phone=_phone(phone)
    )


@transaction.atomic
def edit(*, institution, changes, expected_version, by):
    """Correct FIELDS; Stale when someone else was faster, Invalid for any other field."""
    unknown = sorted(set(changes) - set(FIELDS))
    if unknown:
        raise Invalid(field=unknown[0], code="unexpected_field", message=_("This field cannot be changed here."))
    row = Institution.objects.select_for_update(of=("self",)).get(pk=institution.pk)
    check_version(row, expected_version)
    for name, value in changes.items():
        setattr(row, name, _phone(value) if name == "phone" else value)
    row.save(update_fields=list(changes))
    return row.reread()


@transaction.atomic
def approve(*, institution, approved_from, approved_to, by):
    """Set the days, both included, in which the institution may run classes; no `approved_to` means no end (X4)."""
    if approved_to and approved_to < approved_from:
        message = _("The approval must not end before it begins.")
        raise Invalid(field="approved_to", code="before_start", message=message)
    row = Institution.objects.select_for_update(of=("self",)).get(pk=institution.pk)
    row.approved_from, row.approved_to = approved_from, approved_to
    row.save(update_fields=["approved_from", "approved_to"])
    return row.reread()


def _phone(value):
    checked = check_phone(value) if value else None
    if checked and "phone_format" in checked.problems:
        raise Invalid(field="phone", code="phone_format", message=_("This is not a valid telephone number."))
    return checked.number if checked else ""
