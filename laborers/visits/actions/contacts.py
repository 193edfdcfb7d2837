"""Writes of contact points: where migrants find help (X2.2-7). Nobody's membership is written down anywhere."""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.placements.rules import is_destination
from laborers.registry.actions.editing import edit
from laborers.visits.models import ContactPoint
from laborers.visits.states import ContactKind, ContactService
from xundian.accounts.scope import in_their_cities
from xundian.codes.rules import check_phone
from xundian.kit.changing import only
from xundian.kit.checking import at_most
from xundian.kit.errors import Invalid
from xundian.kit.ids import new_id
from xundian.kit.once import id_reused

CONTACT_FIELDS = (
    "name", "kind", "destination", "address", "enterprise", "contact", "phone", "services", "hours", "valid_from",
    "valid_to",
)  # fmt: skip


@transaction.atomic
def add_contact_point(*, by, id=None, **values):
    """A contact point of the caller's county; `values` are CONTACT_FIELDS. Invalid names every field that is wrong."""
    only(values, CONTACT_FIELDS)
    if id and ContactPoint.objects.filter(pk=id).exists():
        raise id_reused()
    point = ContactPoint(id=id or new_id(), county_id=(by.home_id or "")[:6], **values)
    _check(point, by)
    point.save(force_insert=True)
    return point


@transaction.atomic
def edit_contact_point(*, point, changes, expected_version, by):
    """Change CONTACT_FIELDS of a contact point; a `valid_to` ends it. Stale, or Invalid as on adding."""
    row = edit(ContactPoint, point, changes, CONTACT_FIELDS, expected_version)
    _check(row, by)
    return row


def _check(point, by):
    wrong = {}
    if not point.name.strip():
        wrong["name"] = ("required", _("Give the contact point a name."))
    for name in ("name", "address", "contact", "hours"):
        longest = ContactPoint._meta.get_field(name).max_length
        if len(getattr(point, name)) > longest:
            wrong[name] = ("max_length", at_most(longest))
    if point.kind not in ContactKind.values:
        wrong["kind"] = ("unknown", _("Choose what kind of contact point it is."))
    if set(point.services) - set(ContactService.values):
        wrong["services"] = ("unknown", _("Choose the services from the list."))
    wrong |= _place_problems(point, by) | _reach_problems(point)
    if point.valid_to and point.valid_to < point.valid_from:
        wrong["valid_to"] = ("before_start", _("The last day lies before the first."))
    if wrong:
        raise Invalid(fields=wrong)


def _place_problems(point, by):
    if not is_destination(point.destination):
        return {"destination": ("bad_code", _("Give the place as the six digits of its division code."))}
    if not in_their_cities(by, point.destination):
        return {"destination": ("not_yours", _("This place is not among the cities of your station."))}
    return {}


def _reach_problems(point):
    if not point.phone and not point.address.strip():
        return {"phone": ("required", _("Give a telephone number or an address: people must be able to reach it."))}
    hotline = len(point.phone) == 5 and point.phone.isascii() and point.phone.isdigit()
    if point.phone and not hotline and "phone_format" in check_phone(point.phone).problems:
        return {"phone": ("phone_format", _("This is no telephone number."))}
    return {}
