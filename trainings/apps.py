"""App label trainings."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrainingsConfig(AppConfig):
    """The package trainings as a Django app."""

    name = "trainings"
    verbose_name = _("Trainings")
