"""App label relocation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RelocationConfig(AppConfig):
    """The package relocation as a Django app."""

    name = "relocation"
    verbose_name = _("Relocation")

    def ready(self):
        """Give yearly indicators to the room of imports, which lies below."""
        from laborers.imports.kinds import register
        from laborers.imports.states import ImportKind
        from relocation.indicators.importing.kind import INDICATORS

        register(ImportKind.INDICATORS, INDICATORS)
