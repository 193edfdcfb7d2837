"""Writes of sites themselves (W2.2)."""

from django.db import transaction
from django.utils.translation import gettext as _

from relocation.sites.actions.steps import check_number, edit
from relocation.sites.models import Site
from xundian.codes.rules import check_phone
from xundian.divisions.states import Level
from xundian.kit.checking import words
from xundian.kit.errors import Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

SITE_FIELDS = ("address", "phone", "opened_on", "published_residents", "published_source")
MOST_RESIDENTS, SOURCE_LONGEST = 1_000_000, 200


@transaction.atomic
def create_site(*, division, name, by, address="", phone="", opened_on=None, id=None):
    """A resettlement site in the street (township) that manages it (W2.2-4); Invalid when the name is taken there."""
    if division.level != Level.TOWNSHIP:
        raise Invalid(_("A site lies in a township or street."), field="division", code="level")
    if Site.objects.filter(division=division, name=name).exists():
        raise Invalid(_("A site of this name is already there."), field="name", code="taken")
    check_fresh(Site, id)
    return Site.objects.create(
        id=id or new_id(), division=division, name=name, address=address, phone=phone_of(phone), opened_on=opened_on
    )


@transaction.atomic
def edit_site(*, site, changes, expected_version, by):
    """Change SITE_FIELDS; Stale when someone else was faster, Invalid for any other field or a wrong phone."""
    if "phone" in changes:
        changes = changes | {"phone": phone_of(changes["phone"])}
    if {"published_residents", "published_source"} & set(changes):
        changes = changes | _published(site, changes)
    return edit(Site, site, changes, SITE_FIELDS, expected_version)


def _published(site, changes):
    """The published number of residents with its publication: both, or neither."""
    residents = changes.get("published_residents", site.published_residents)
    source = words("published_source", changes.get("published_source", site.published_source), SOURCE_LONGEST, False)
    if residents is None and source:
        message = _("Give the number that was published.")
        raise Invalid(message, field="published_residents", code="required")
    if residents is not None:
        check_number("published_residents", residents, 1, MOST_RESIDENTS)
        source = words("published_source", source, SOURCE_LONGEST)
    return {"published_residents": residents, "published_source": source}


def phone_of(value):
    """The number as it is kept, empty for none; Invalid when it is none."""
    checked = check_phone(value) if value else None
    if checked and "phone_format" in checked.problems:
        raise Invalid(_("This is not a valid telephone number."), field="phone", code="phone_format")
    return checked.number if checked else ""
