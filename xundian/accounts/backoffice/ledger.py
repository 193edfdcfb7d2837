"""Base of the back office: read-mostly ledgers, rows through the scope service, rights from the role table."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from xundian.accounts.audit import history
from xundian.accounts.backoffice.filters import PlaceFilter
from xundian.accounts.backoffice.views import WithViews
from xundian.accounts.labels import Lists
from xundian.accounts.roles import OFFICE_ROLES, carries
from xundian.accounts.scope import visible_to
from xundian.accounts.wording import Wording

# What a filter of the list may append to its field.
STEPS = {"", "exact", "in", "isnull", "isempty", "gte", "gt", "lte", "lt", "year", "month", "day"}


class ScopedAdmin(WithViews):
    """A ledger: everyone with `right` reads it within their place; writing happens through `office_action`s only.

    `codes` names the fields that hold codes with their lists ({"occupation": ("occupation",)}): lists and details
    show the label instead. Fields in fen are shown in yuan. `labels` are the words for columns that the table leaves
    without any; keys to other rows then go by the name of what they lead to. `words` are those of values that a column
    holds without naming them itself ({"reason": {"road_closed": …}}), for its history. `found_by_name`: the search on
    top of the office asks it. `search_with` is a room's own search, (rows, text, user) -> rows, in place of
    `search_fields`.
    """

    right = ""
    schemes: tuple[str, ...] = ()
    found_by_name = False
    search_with = None
    list_per_page = 50
    show_full_result_count = False
    list_disable_select_all = True
    object_history_template = "admin/history.html"

    def get_fields(self, request, obj=None):
        """The same on the page of one row, unless it is a form."""
        names = super().get_fields(request, obj)
        return names if self.has_change_permission(request, obj) else [self._shown.get(name, name) for name in names]

    def get_list_filter(self, request):
        """The ledger's own filters, and the place where rows have one."""
        placed = "division" in getattr(self.model, "scope_paths", {})
        return [*([PlaceFilter] if placed else []), *super().get_list_filter(request)]

    def get_queryset(self, request):
        """Only rows in the user's place. Code lists are read once, by whatever shows a label first."""
        # A table answers in the language of the page, so that a ledger, which threads share, may share it too.
        schemes = {scheme for schemes in self.codes.values() for scheme in schemes}
        self.lists = Lists(tuple(schemes.union(self.schemes)))
        return self.within(request, super().get_queryset(request))

    def get_search_results(self, request, queryset, search_term):
        """By the room's own search where it has one."""
        if self.search_with is None or not search_term.strip():
            return super().get_search_results(request, queryset, search_term)
        return self.search_with(queryset, search_term, request.user), False

    def within(self, request, queryset):
        """The rows of the queryset that the reader may see; for tables without a place, say here which."""
        return visible_to(request.user, queryset)

    def lookup_allowed(self, lookup, value, request=None):
        """Deny by default: a query string narrows by the ledger's own filters and by nothing else."""
        known = {self.date_hierarchy} if self.date_hierarchy else set()
        # A filter by another row asks for its key.
        rows = {field.name for field in self.model._meta.concrete_fields if field.is_relation}
        for each in self.get_list_filter(request):
            name = getattr(each, "parameter_name", None) or (each if isinstance(each, str) else each[0])
            known |= {name, f"{name}__id"} if name in rows else {name}
        field, _step, step = lookup.rpartition("__")
        return lookup in known or (field in known and step in STEPS)

    def get_actions(self, request):
        """The steps that the role may take; ours are the only ones."""
        found = super().get_actions(request)
        return {
            name: entry for name, entry in found.items() if carries(request.user.role, getattr(entry[0], "right", None))
        }

    def response_action(self, request, queryset):
        """A choice that is no key of a row is refused like one that is not there."""
        try:
            return super().response_action(request, queryset)
        except (ValueError, ValidationError):
            messages.warning(request, _("Choose rows of this list."))
            return None

    def history_view(self, request, object_id, extra_context=None):
        """Who changed what and when, from the history the database keeps; for those who may read the audit."""
        if not carries(request.user.role, "audit.read"):
            raise PermissionDenied
        row = self.get_object(request, unquote(object_id))
        extra = {} if row is None else {"lines": list(self._worded(request, history(row)))}
        return super().history_view(request, object_id, extra | (extra_context or {}))

    def _worded(self, request, lines):
        """Lines of a history with the fields' names, and the words of choices, codes and other rows."""
        wording = Wording(request.user, self.lists)
        wording.learn([(self.model, lines)])
        for line in lines:
            yield line | {"changes": list(wording.changes(self.model, line, everything=True))}

    def has_module_permission(self, request):
        """Shown in the menu to whoever may read it."""
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        """The role table decides."""
        user = request.user
        return user.is_active and getattr(user, "role", "") in OFFICE_ROLES and carries(user.role, self.right)

    def has_add_permission(self, request, obj=None):
        """Records are made by actions, never by the ledger's own form."""
        return False

    has_change_permission = has_delete_permission = has_add_permission
