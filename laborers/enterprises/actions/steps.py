"""Steps that the writes of enterprises share."""

from django.utils.translation import gettext as _

from xundian.codes.rules import check_phone
from xundian.kit.errors import Invalid
from xundian.kit.sql import fetch

HOLD = "SELECT id FROM laborers_enterprise WHERE id = ANY(%(ids)s) ORDER BY id FOR SHARE"


def hold(ids):
    """Keep enterprises (keys) as they stand until the transaction ends: a pause or an inspection waits, or was first.

    Shared: two who take posts of one enterprise need not wait for each other. Held before the gate is looked at.
    """
    fetch(HOLD, {"ids": sorted(set(ids))})


def check_number(values):
    """Invalid when `phone` is none."""
    if values.get("phone") and "phone_format" in check_phone(values["phone"]).problems:
        raise Invalid(field="phone", code="phone_format", message=_("This is not a telephone number."))


def constraint_of(error):
    """The name of the constraint that an IntegrityError broke."""
    return error.__cause__.diag.constraint_name
