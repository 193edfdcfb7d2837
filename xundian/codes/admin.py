"""The ledger of code lists: the county adds, edits and ends codes through the room's actions."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from xundian.accounts.backoffice import ScopedAdmin, office_action
from xundian.accounts.roles import carries
from xundian.codes import actions as acts
from xundian.codes.models import Code
from xundian.codes.states import SCHEMES
from xundian.kit import clock
from xundian.kit.errors import DomainError

EDIT = "codes.edit"
EDITABLE = ("label_zh", "label_en", "aliases", "position", "note")
FIXED = ("called", "code", "valid_from", "valid_to", "successor", "sure", "own")


@office_action(right=EDIT, description=_("End today"))
def end_today(modeladmin, request, row):
    acts.end_code(pk=row.pk, on=clock.today(), by=request.user)


class SchemeFilter(admin.AllValuesFieldListFilter):
    """The lists by what they are called."""

    def choices(self, changelist):
        """As usual, in words."""
        for choice in super().choices(changelist):
            yield choice | {"display": SCHEMES.get(choice["display"], choice["display"])}


@admin.register(Code)
class CodeAdmin(ScopedAdmin):
    right = "codes.read"
    list_display = ["called", "code", "label_zh", "label_en", "valid_from", "valid_to", "sure", "own"]
    list_filter = [("scheme", SchemeFilter), "sure", "own"]
    search_fields = ["code", "label_zh", "label_en", "aliases"]
    ordering = ["scheme", "position", "code", "valid_from"]
    actions = [end_today]

    @admin.display(description=_("list"), ordering="scheme")
    def called(self, row):
        return SCHEMES.get(row.scheme, row.scheme)

    def within(self, request, queryset):
        """Code lists belong to no place; whoever may read them reads all of them."""
        return queryset

    def has_change_permission(self, request, obj=None):
        return self.has_view_permission(request) and carries(request.user.role, EDIT)

    has_add_permission = has_change_permission

    def get_fields(self, request, obj=None):
        return [*FIXED, *EDITABLE] if obj else ["scheme", "code", "valid_from", "valid_to", *EDITABLE]

    def get_readonly_fields(self, request, obj=None):
        return FIXED if obj else ("position",)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """A refusal of the action is told above the form; nothing has been written then."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except DomainError as error:
            for text in [message for _field, _code, message in error.errors] or [error.message]:
                messages.error(request, text)
            return HttpResponseRedirect(request.get_full_path())

    def save_model(self, request, obj, form, change):
        """Hand the form to the action that writes."""
        given = {name: form.cleaned_data[name] for name in form.changed_data}
        if change:
            acts.edit_code(pk=obj.pk, by=request.user, **given)
        else:
            obj.pk = acts.add_code(**given, by=request.user).pk
