"""The ledger of targets."""

from django.contrib import admin

from xundian.accounts.backoffice import ScopedAdmin
from xundian.reports.models import Target


@admin.register(Target)
class TargetAdmin(ScopedAdmin):
    right = "targets.read"
    list_display = ["division", "indicator", "year", "value", "document"]
    list_filter = ["indicator", "year"]
    search_fields = ["division__name", "^division__code", "document"]
    list_select_related = ["division"]
