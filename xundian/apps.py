"""The office: ground rooms, messages, reports and pages."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class XundianConfig(AppConfig):
    """App label xundian."""

    name = "xundian"
    verbose_name = _("Office")

    def ready(self):
        """Register the access check, the Celery application, the marks of figures, and our kind of import."""
        import xundian.accounts.checks
        import xundian.celery
        import xundian.reports.rollups.marking  # noqa: F401
        from laborers.imports.kinds import register
        from laborers.imports.states import ImportKind
        from xundian.aggregates.importing.kind import AGGREGATES

        register(ImportKind.AGGREGATES, AGGREGATES)


class OfficeConfig(admin_apps.AdminConfig):
    """Django's admin with our site in it: see accounts/site.py."""

    default = False
    default_site = "xundian.accounts.site.Office"
