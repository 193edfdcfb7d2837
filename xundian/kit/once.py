"""Rows whose id was minted by the client: written down once, however often they are sent."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from xundian.kit.errors import Conflict


def id_reused(field="id", text=""):
    """The refusal of an id that names something else already."""
    return Conflict(text or _("This id is already used."), code="id_reused", field=field)


def differ(standing, sent, names):
    """Whether two rows differ in any of these columns."""
    return any(getattr(standing, name) != getattr(sent, name) for name in names)


def insert_fresh(rows, field="id"):
    """Write new rows of one model, all or none; Conflict (id_reused) when the id of one is taken."""
    if not rows:
        return []
    model = type(rows[0])
    try:
        with transaction.atomic():
            return model.objects.bulk_create(rows)
    except IntegrityError:
        if model.objects.filter(pk__in=[row.pk for row in rows]).exists():
            raise id_reused(field) from None
        raise


def insert_or_find(row):
    """Write a new row, None; or the row that another connection was quicker to write under its id.

    IntegrityError when something else than the id forbids it.
    """
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        standing = type(row).objects.filter(pk=row.pk).first()
        if standing is None:
            raise
        return standing
    return None
