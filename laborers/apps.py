"""App label laborers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LaborersConfig(AppConfig):
    """The package laborers as a Django app."""

    name = "laborers"
    verbose_name = _("Laborers")
