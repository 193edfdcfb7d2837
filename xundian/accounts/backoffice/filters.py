"""Filters of ledgers, and how they read as badges."""

from django.contrib import admin
from django.contrib.admin.utils import get_fields_from_path
from django.contrib.admin.views.main import SEARCH_VAR
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xundian.accounts.labels import word
from xundian.accounts.scope import covers, under
from xundian.accounts.wording import title_of
from xundian.divisions.models import Division
from xundian.kit import clock


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
        """Never a place outside the reader's own; a row lies where it is read (`scope_paths`)."""
        code = self.value()
        if not code:
            return queryset
        path = queryset.model.scope_paths["division"]
        return queryset.filter(under(path, code)) if covers(request.user, code) else queryset.none()


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


def badges(changelist):
    """The list's filters as [{title, value, remove, choices: [{words, address, here}]}], the active ones with `value`.

    Also what narrows it besides: the search, a link from elsewhere (`state__in`), a month of the dates above the list.
    """
    shown = [_badge(changelist, spec) for spec in changelist.filter_specs]
    rest = dict(changelist.get_filters_params())
    for spec in changelist.filter_specs:
        for name in spec.expected_parameters():
            rest.pop(name, None)
    if changelist.date_hierarchy:
        shown += _day(changelist, rest)
    shown += [_loose(changelist, name, values) for name, values in rest.items()]
    if changelist.query:
        remove = changelist.get_query_string(remove=[SEARCH_VAR])
        shown.append({"title": _("search"), "value": changelist.query, "remove": remove, "choices": []})
    return shown


def _badge(changelist, spec):
    choices = [
        {"words": each["display"], "address": each["query_string"], "here": each["selected"]}
        for each in spec.choices(changelist)
    ]
    given = changelist.get_filters_params()
    active = any(name in given for name in spec.expected_parameters())
    here = [str(each["words"]) for each in choices if each["here"]]
    remove = changelist.get_query_string(remove=spec.expected_parameters()) if active else ""
    # A filter that only says yes is one link.
    alone = len(choices) == 2 and str(choices[1]["words"]) == str(spec.title)
    return {
        "title": spec.title, "value": "、".join(here) if active else "", "remove": remove,
        "choices": choices, "alone": choices[1]["address"] if alone and not active else "",
        "yes": alone and active,
    }  # fmt: skip


def _day(changelist, rest):
    """The badge of the dates above the list, taken out of `rest`."""
    field = changelist.date_hierarchy
    parts = [rest.pop(f"{field}__{part}", None) for part in ("year", "month", "day")]
    if parts[0] is None:
        return []
    return [
        {
            "title": title_of(changelist.opts.get_field(field), changelist.model_admin.labels),
            "value": "-".join(str(each[-1]).rjust(2, "0") for each in parts if each),
            "remove": changelist.get_query_string(remove=[f"{field}__"]), "choices": [],
        }
    ]  # fmt: skip


def _loose(changelist, name, values):
    """A condition without a filter of its own on the page, by its field's name and in the field's words."""
    path = name.rpartition("__")[0] or name
    ledger = changelist.model_admin
    try:
        field = get_fields_from_path(changelist.model, path)[-1]
    except FieldDoesNotExist:
        return {"title": path, "value": "、".join(values), "remove": changelist.get_query_string(remove=[name])}
    words = dict(field.flatchoices or ())
    told = [part for value in values for part in str(value).split(",")]
    codes = ledger.codes.get(path)
    told = [str(words.get(part) or (word(ledger.lists, codes, part) if codes else part)) for part in told]
    return {
        "title": title_of(field, ledger.labels), "value": "、".join(told),
        "remove": changelist.get_query_string(remove=[name]), "choices": [],
    }  # fmt: skip
