"""The key by which a row of the registry belongs to its village."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xundian.divisions.models import Division

VILLAGE_DIGITS = 12


def village_key(**options):
    """A foreign key to the village a row belongs to; the index stands in Meta, with the scope prefix first."""
    return models.ForeignKey(
        Division, models.PROTECT, db_index=False, related_name="+", verbose_name=_("village"), **options
    )
