"""App label relocation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RelocationConfig(AppConfig):
    """The package relocation as a Django app."""

    name = "relocation"
    verbose_name = _("Relocation")
