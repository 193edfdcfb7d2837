"""Base of the back office: read-mostly ledgers, rows through the scope service, rights from the role table."""

from functools import wraps

from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from unfold.admin import ModelAdmin

from xundian.accounts.labels import Lists
from xundian.accounts.roles import OFFICE_ROLES, carries
from xundian.accounts.scope import visible_to
from xundian.kit.errors import DomainError


class ScopedAdmin(ModelAdmin):
    """A ledger: everyone with `right` reads it within their place; writing happens through `office_action`s only."""

    right = ""
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request):
        """Only rows in the user's place."""
        return visible_to(request.user, super().get_queryset(request))

    def has_module_permission(self, request):
        """Shown in the menu to whoever may read it."""
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        """The role table decides."""
        return request.user.is_active and request.user.role in OFFICE_ROLES and carries(request.user.role, self.right)

    def has_add_permission(self, request, obj=None):
        """Records are made by actions, never by the ledger's own form."""
        return False

    has_change_permission = has_delete_permission = has_add_permission


class WithWords:
    """Mix into a ledger that shows codes: `self.lists` holds the tables of `schemes`, read where a code is shown.

    A table answers in the language of the page, so that ledgers, which threads share, may share it too.
    """

    schemes: tuple[str, ...] = ()

    def get_queryset(self, request):
        """The rows; whatever shows them reads today's lists once."""
        self.lists = Lists(self.schemes)
        return super().get_queryset(request)


def office_action(*, right, description):
    """An admin action that calls one room action per chosen row: `function(admin, request, row)`.

    Each row is its own transaction; refused rows are named with their reason, the others stand.
    """

    def decorate(function):
        @wraps(function)
        def run(modeladmin, request, queryset):
            if not carries(request.user.role, right):
                messages.error(request, _("Your role does not carry this right."))
                return
            done = 0
            for row in queryset:
                try:
                    function(modeladmin, request, row)
                    done += 1
                except DomainError as error:
                    messages.warning(request, f"{row}: {error.message}")
            if done:
                messages.success(request, ngettext("%(n)s row done.", "%(n)s rows done.", done) % {"n": done})

        run.short_description = description
        run.right = right
        return run

    return decorate
