"""Columns that the tables of coordination share."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from xundian.divisions.models import Division


def place_key():
    """The division that a thing lies in; its index stands in Meta, with the scope prefix first."""
    return models.ForeignKey(Division, models.PROTECT, related_name="+", db_index=False, verbose_name=_("division"))


def writer_key():
    """Who wrote it down."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )
