"""Writes of targets."""

from django.db import transaction
from django.utils.translation import gettext as _

from xundian.accounts.scope import covers
from xundian.kit.errors import Invalid, Missing
from xundian.kit.etag import check_version
from xundian.reports.models import Target


@transaction.atomic
def set_target(*, indicator, division, year, value, by, document="", id=None):
    """Set what a division is to reach of an indicator in a year (X2.1); one target per division and year.

    Raises Missing for a division outside the user's place, Invalid when the target is set already.
    """
    if by is not None and not covers(by, division.code):
        raise Missing
    if Target.objects.filter(indicator=indicator, division=division, year=year).exists():
        raise Invalid(field="year", code="taken", message=_("This target is set already. Change it instead."))
    given = {"id": id} if id else {}
    return Target.objects.create(
        indicator=indicator, division=division, year=year, value=value, document=document, **given
    )


@transaction.atomic
def change_target(*, target, changes, expected_version, by):
    """Change value or document of a target; Stale when someone else was faster. The audit keeps the former value."""
    row = Target.objects.select_for_update(of=("self",)).get(pk=target.pk)
    check_version(row, expected_version)
    for name in ("value", "document"):
        if name in changes:
            setattr(row, name, changes[name])
    row.save(update_fields=["value", "document"])
    return row.reread()
