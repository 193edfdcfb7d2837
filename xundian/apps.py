"""The office: ground rooms, messages, reports and pages."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class XundianConfig(AppConfig):
    """App label xundian."""

    name = "xundian"
    verbose_name = _("Office")

    def ready(self):
        """Register the access check, and the Celery application that tasks are sent through."""
        import xundian.accounts.checks
        import xundian.celery  # noqa: F401


class OfficeConfig(admin_apps.AdminConfig):
    """Django's admin with our site in it: see accounts/site.py."""

    default = False
    default_site = "xundian.accounts.site.Office"
