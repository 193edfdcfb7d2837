"""The ledger of divisions: read only; they change by `manage.py load_divisions` and by the actions of this room."""

from django.contrib import admin

from xundian.accounts.backoffice import ScopedAdmin
from xundian.divisions.models import Division


@admin.register(Division)
class DivisionAdmin(ScopedAdmin):
    right = "divisions.read"
    list_display = ["code", "name", "name_en", "level", "parent", "valid_from", "valid_to", "successor"]
    list_filter = ["level"]
    search_fields = ["code__startswith", "name", "pinyin"]
    list_select_related = ["parent", "successor"]
    ordering = ["code"]
    # How a name is typed is for the search.
    exclude = ["pinyin"]
