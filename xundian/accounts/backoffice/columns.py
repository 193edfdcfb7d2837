"""Columns of a ledger: codes by their labels, fen as yuan, other rows by their names; and which of them are shown."""

from datetime import date

from django.contrib.admin.utils import label_for_field
from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, DateField, JSONField
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy
from unfold.admin import ModelAdmin

from xundian.accounts.labels import word
from xundian.accounts.wording import title_of
from xundian.kit.formats import written
from xundian.kit.money import yuan


class Worded(ModelAdmin):
    """A ledger whose fields read as words. `codes`, `labels`, `words`: see ScopedAdmin."""

    codes: dict[str, tuple[str, ...]] = {}
    labels: dict[str, str] = {}
    words: dict[str, dict[str, str]] = {}
    empty_value_display = "–"

    def __init__(self, model, admin_site):
        super().__init__(model, admin_site)
        self._shown = {}
        for field in model._meta.concrete_fields:
            if isinstance(field, ArrayField):
                self._show_as(field, f"{field.name}_shown", self._several)
            elif field.name in self.codes:
                self._show_as(field, f"{field.name}_label", self._labelled)
            elif field.name.endswith("_fen"):
                title = format_lazy("{} ({})", field.verbose_name, gettext_lazy("yuan"))
                self._show_as(field, field.name.replace("_fen", "_yuan"), _in_yuan, title)
            elif field.name == "month" and isinstance(field, DateField):
                self._show_as(field, "month_shown", _month)
            elif field.name in self.labels:
                self._show_as(field, f"{field.name}_shown", _plain, self.labels[field.name])
                getattr(self, f"{field.name}_shown").boolean = isinstance(field, BooleanField)
            elif field.is_relation and isinstance(field.verbose_name, str):
                self._show_as(field, f"{field.name}_shown", self._linked, self._title(field))

    def _show_as(self, field, name, read, title=None):
        def show(row):
            found = read(row, field.name)
            return self.empty_value_display if found is None or found == "" else found

        show.short_description = title or field.verbose_name
        show.admin_order_field = field.name
        setattr(self, name, show)
        self._shown[field.name] = name

    def _labelled(self, row, name):
        return word(self.lists, self.codes[name], getattr(row, name)) or self.empty_value_display

    def _several(self, row, name):
        """A list of codes or choices in words, one after the other."""
        words, codes = dict(self.model._meta.get_field(name).base_field.flatchoices or ()), self.codes.get(name)
        found = (word(self.lists, codes, each) if codes else words.get(each, each) for each in getattr(row, name) or ())
        return "、".join(map(str, found))

    def _linked(self, row, name):
        """Another row by its name, with the way to it where it has a ledger."""
        other = getattr(row, name)
        if other is None or not self.admin_site.is_registered(type(other)):
            return other
        opts = other._meta
        page = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[other.pk])
        return format_html('<a href="{}" class="text-primary-600">{}</a>', page, other)

    def _title(self, field):
        """What a field is called, also one to which the table gives no words."""
        return title_of(field, self.labels)

    def called(self, row):
        """What a row is called among others: by its own words, and by the person or household it is about."""
        first = self.usual_columns()[0]
        own = self._labelled(row, first) if first in self.codes and str(row) == getattr(row, first) else str(row)
        known = row._state.fields_cache
        about = next((str(known[name]) for name in ("laborer", "household") if known.get(name)), "")
        return own if about in own else f"{about} · {own}"

    def usual_columns(self):
        """The names of the columns that the ledger shows to who chose none."""
        return list(self.list_display)

    def column_names(self):
        """All that can be chosen: the usual ones, and the fields that the page of one row shows and a list can."""
        usual = self.usual_columns()
        fields = {field.name: field for field in self.model._meta.concrete_fields}
        more = [name for name in self.fields or () if name in fields and name not in usual]
        return usual + [name for name in more if self._fits(fields[name])]

    def _fits(self, field):
        return not isinstance(field, JSONField)

    def column_title(self, name):
        """The words above a column."""
        return label_for_field(self._shown.get(name, name), self.model, model_admin=self)

    def with_columns(self, chosen):
        """The chosen names among those there are, in the ledger's order; the first column, the way to a row, stays."""
        usual = self.usual_columns()
        if not chosen:
            return usual
        return [name for name in self.column_names() if name in chosen or name == usual[0]]


def _plain(row, name):
    words = getattr(row, f"get_{name}_display", None)
    value = getattr(row, name)
    return words() if words else written(value) if isinstance(value, date) else value


def _month(row, name):
    """A month that is kept as its first day."""
    return date_format(getattr(row, name), "YEAR_MONTH_FORMAT")


def _in_yuan(row, name):
    return yuan(getattr(row, name))
