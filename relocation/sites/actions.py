"""Writes of sites, their workshops and public-welfare posts (W2.2)."""

from django.db import transaction
from django.utils.translation import gettext as _

from relocation.sites import queries
from relocation.sites.models import Site, WelfarePost, Workshop
from xundian.codes.queries import tables
from xundian.codes.rules import check_phone
from xundian.divisions.states import Level
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.etag import check_version
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

SITE_FIELDS = ("address", "phone", "opened_on")
WORKSHOP_FIELDS = ("name", "places", "wage_fen", "recognised_on")
POST_FIELDS = ("places", "wage_fen", "funded_by")


@transaction.atomic
def create_site(*, division, name, by, address="", phone="", opened_on=None, id=None):
    """A resettlement site in the street (township) that manages it (W2.2-4); Invalid when the name is taken there."""
    if division.level != Level.TOWNSHIP:
        raise Invalid(_("A site lies in a township or street."), field="division", code="level")
    if Site.objects.filter(division=division, name=name).exists():
        raise Invalid(_("A site of this name is already there."), field="name", code="taken")
    check_fresh(Site, id)
    return Site.objects.create(
        id=id or new_id(), division=division, name=name, address=address, phone=_phone(phone), opened_on=opened_on
    )


@transaction.atomic
def edit_site(*, site, changes, expected_version, by):
    """Change SITE_FIELDS; Stale when someone else was faster, Invalid for any other field or a wrong phone."""
    if "phone" in changes:
        changes = changes | {"phone": _phone(changes["phone"])}
    return _edit(Site, site, changes, SITE_FIELDS, expected_version)


@transaction.atomic
def add_workshop(*, site, name, occupation, places, wage_fen, by, on, recognised_on=None, id=None):
    """A workshop near the homes, with its places and fen a month; `occupation` is a code that holds that day."""
    _check_code("occupation", "occupation", occupation, on)
    check_fresh(Workshop, id)
    return Workshop.objects.create(
        id=id or new_id(), site=site, name=name, occupation=occupation, places=places, wage_fen=wage_fen,
        recognised_on=recognised_on,
    )  # fmt: skip


@transaction.atomic
def edit_workshop(*, workshop, changes, expected_version, by):
    """Change WORKSHOP_FIELDS; Conflict when that leaves fewer places than people at work there."""
    return _edit(Workshop, workshop, changes, WORKSHOP_FIELDS, expected_version)


@transaction.atomic
def add_welfare_post(*, site, kind, places, wage_fen, by, on, funded_by="", id=None):
    """A public-welfare post of a kind that holds that day (list welfare_post_kind), with places and fen a month."""
    _check_code("kind", "welfare_post_kind", kind, on)
    check_fresh(WelfarePost, id)
    return WelfarePost.objects.create(
        id=id or new_id(), site=site, kind=kind, places=places, wage_fen=wage_fen, funded_by=funded_by
    )


@transaction.atomic
def edit_welfare_post(*, welfare_post, changes, expected_version, by):
    """Change POST_FIELDS; Conflict when that leaves fewer places than people at work there."""
    return _edit(WelfarePost, welfare_post, changes, POST_FIELDS, expected_version)


@transaction.atomic
def close(*, row, on, by):
    """A workshop or post takes nobody after that day; who works there goes on until the placement ends."""
    row = type(row).objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.closed_on:
        raise Conflict(_("This is already closed."), code="closed")
    row.closed_on = on
    row.save(update_fields=["closed_on"])
    return row.reread()


def _edit(model, record, changes, allowed, expected_version):
    unknown = sorted(set(changes) - set(allowed))
    if unknown:
        raise Invalid(_("This field cannot be changed here."), field=unknown[0], code="unexpected_field")
    row = model.objects.select_for_update(of=("self",)).get(pk=record.pk)
    check_version(row, expected_version)
    if "places" in changes and changes["places"] < queries.taken(row):
        message = _("More people work there than that. End a placement first.")
        raise Conflict(message, field="places", code="places_taken")
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=list(changes))
    return row.reread()


def _check_code(field, scheme, code, on):
    if code not in tables([scheme], on)[scheme]:
        message = _("This word is not in the list of codes. Choose one of the list.")
        raise Invalid(message, field=field, code="unknown_code")


def _phone(value):
    checked = check_phone(value) if value else None
    if checked and "phone_format" in checked.problems:
        raise Invalid(_("This is not a valid telephone number."), field="phone", code="phone_format")
    return checked.number if checked else ""
