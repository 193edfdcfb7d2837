"""App label laborers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LaborersConfig(AppConfig):
    """The package laborers as a Django app."""

    name = "laborers"
    verbose_name = _("Laborers")

    def ready(self):
        """Give the kinds of import of the rooms above to the room of imports, which lies below them."""
        from laborers.imports.kinds import register
        from laborers.imports.states import ImportKind
        from laborers.jobs.importing.kind import VACANCIES

        register(ImportKind.VACANCIES, VACANCIES)
