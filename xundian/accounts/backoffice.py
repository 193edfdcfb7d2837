"""Base of the back office: read-mostly ledgers, rows through the scope service, rights from the role table."""

from collections import defaultdict
from functools import wraps

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from unfold.admin import ModelAdmin

from xundian.accounts.audit import history
from xundian.accounts.labels import Lists, word
from xundian.accounts.roles import OFFICE_ROLES, carries
from xundian.accounts.scope import covers, owned_by, under, visible_to
from xundian.accounts.wording import Wording, title_of
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.kit.money import yuan

# An admin action runs within one request; a step for thousands is a sweep's or an import's work.
MOST_ROWS = 200
NAMED = 5
# What a filter of the list may append to its field.
STEPS = {"", "exact", "in", "isnull", "isempty", "gte", "gt", "lte", "lt", "year", "month", "day"}


class PlaceFilter(admin.SimpleListFilter):
    """Rows of one township, for the county; of one village, for a township."""

    title = gettext_lazy("place")
    parameter_name = "place"

    def lookups(self, request, model_admin):
        """The divisions one level below the reader's, those that hold today."""
        below = Division.objects.filter(parent=request.user.division_id, valid_to=None).order_by("code")
        english = request.LANGUAGE_CODE.startswith("en")
        return [(each.code, each.name_en if english and each.name_en else each.name) for each in below]

    def queryset(self, request, queryset):
        """Never a place outside the reader's own."""
        code = self.value()
        if not code:
            return queryset
        return queryset.filter(under("division_id", code)) if covers(request.user, code) else queryset.none()


class CodeFilter(admin.AllValuesFieldListFilter):
    """The codes that occur in a field, by their labels; the ledger names the field in `codes`."""

    def choices(self, changelist):
        """As usual, in words."""
        ledger = changelist.model_admin
        for choice in super().choices(changelist):
            yield choice | {"display": word(ledger.lists, ledger.codes[self.field_path], str(choice["display"]))}


def only(parameter, title, rows):
    """A filter with one choice: `rows(queryset, today)` are the chosen ones, by a room's own definition."""

    def queryset(self, request, queryset):
        return rows(queryset, clock.today()) if self.value() else queryset

    parts = {
        "title": title, "parameter_name": parameter, "queryset": queryset,
        "lookups": lambda self, request, model_admin: [("1", title)],
    }  # fmt: skip
    return type(f"Only_{parameter}", (admin.SimpleListFilter,), parts)


class ScopedAdmin(ModelAdmin):
    """A ledger: everyone with `right` reads it within their place; writing happens through `office_action`s only.

    `codes` names the fields that hold codes with their lists ({"occupation": ("occupation",)}): lists and details
    show the label instead. Fields in fen are shown in yuan. `labels` are the words for columns that the table leaves
    without any; keys to other rows then go by the name of what they lead to. `found_by_name`: the search on top of
    the office asks it. `search_with` is a room's own search, (rows, text, user) -> rows, in place of `search_fields`.
    """

    right = ""
    codes: dict[str, tuple[str, ...]] = {}
    schemes: tuple[str, ...] = ()
    labels: dict[str, str] = {}
    found_by_name = False
    search_with = None
    list_per_page = 50
    show_full_result_count = False
    list_disable_select_all = True
    empty_value_display = "–"
    object_history_template = "admin/history.html"

    def __init__(self, model, admin_site):
        super().__init__(model, admin_site)
        self._shown = {}
        for field in model._meta.concrete_fields:
            if field.name in self.codes:
                self._show_as(field, f"{field.name}_label", self._labelled)
            elif field.name.endswith("_fen"):
                title = format_lazy("{} ({})", field.verbose_name, gettext_lazy("yuan"))
                self._show_as(field, field.name.replace("_fen", "_yuan"), _in_yuan, title)
            elif field.name in self.labels:
                self._show_as(field, f"{field.name}_shown", _plain, self.labels[field.name])
            elif field.is_relation and isinstance(field.verbose_name, str):
                self._show_as(field, f"{field.name}_shown", self._linked, self._title(field))

    def _show_as(self, field, name, read, title=None):
        def show(row):
            return read(row, field.name)

        show.short_description = title or field.verbose_name
        show.admin_order_field = field.name
        setattr(self, name, show)
        self._shown[field.name] = name

    def _labelled(self, row, name):
        return word(self.lists, self.codes[name], getattr(row, name)) or self.empty_value_display

    def _linked(self, row, name):
        """Another row by its name, with the way to it where it has a ledger."""
        other = getattr(row, name)
        if other is None or not self.admin_site.is_registered(type(other)):
            return other
        opts = other._meta
        page = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[other.pk])
        return format_html('<a href="{}" class="text-primary-600">{}</a>', page, other)

    def get_list_display(self, request):
        """Labels and yuan in the place of codes and fen."""
        return [self._shown.get(name, name) for name in super().get_list_display(request)]

    def get_fields(self, request, obj=None):
        """The same on the page of one row, unless it is a form."""
        names = super().get_fields(request, obj)
        return names if self.has_change_permission(request, obj) else [self._shown.get(name, name) for name in names]

    def get_list_filter(self, request):
        """The ledger's own filters, and the place where rows have one."""
        placed = getattr(self.model, "scope_paths", {}).get("division") == "division_id"
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
        for each in self.get_list_filter(request):
            known.add(getattr(each, "parameter_name", None) or (each if isinstance(each, str) else each[0]))
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

    def _title(self, field):
        """What a field is called, also one to which the table gives no words."""
        return title_of(field, self.labels)

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


def _plain(row, name):
    words = getattr(row, f"get_{name}_display", None)
    return words() if words else getattr(row, name)


def _in_yuan(row, name):
    return yuan(getattr(row, name))


def office_action(*, right, description):
    """An admin action that calls one room action per chosen row: `function(admin, request, row)`.

    Each row is its own transaction; refused rows are named with their reason, the others stand. Of shared things only
    those that the user's own place runs are touched.
    """

    def decorate(function):
        @wraps(function)
        def run(modeladmin, request, queryset):
            if not carries(request.user.role, right):
                messages.error(request, _("Your role does not carry this right."))
                return
            rows = list(queryset[: MOST_ROWS + 1])
            if len(rows) > MOST_ROWS:
                messages.error(request, _("Choose at most %(n)s rows at a time.") % {"n": MOST_ROWS})
                return
            done, refused = _run(function, modeladmin, request, rows)
            for reason, names in refused.items():
                more = "…" if len(names) > NAMED else ""
                messages.warning(request, f"{', '.join(names[:NAMED])}{more}: {reason}")
            if done:
                messages.success(request, ngettext("%(n)s row done.", "%(n)s rows done.", done) % {"n": done})

        run.short_description = description
        run.right = right
        return run

    return decorate


def _run(function, modeladmin, request, rows):
    """(how many rows were done, {reason: names of rows refused})."""
    done, refused = 0, defaultdict(list)
    own = _owned(request.user, modeladmin.model, rows)
    for row in rows:
        if row.pk not in own:
            refused[_("Another place runs this.")].append(str(row))
            continue
        try:
            function(modeladmin, request, row)
            done += 1
        except DomainError as error:
            refused[str(error.message)].append(str(row))
    return done, refused


def _owned(user, model, rows):
    chosen = [row.pk for row in rows]
    if "shared" not in getattr(model, "scope_paths", {}):
        return set(chosen)
    return set(owned_by(user, model._default_manager.filter(pk__in=chosen)).values_list("pk", flat=True))
