"""How the history of a record reads: fields by their names, and codes, choices, money and keys in words."""

from collections.abc import Hashable

from django.contrib import admin
from django.db.models import BooleanField, DateTimeField
from django.utils.dateparse import parse_datetime
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from xundian.accounts.labels import word
from xundian.accounts.scope import visible_to
from xundian.kit.formats import written
from xundian.kit.money import yuan

# Words for what the tables themselves leave without any.
COMMON = {
    "created_at": gettext_lazy("recorded at"), "version": gettext_lazy("version"), "reasons": gettext_lazy("Reasons"),
    "token": gettext_lazy("link of the card"),
}  # fmt: skip
# Counted with every change, so they tell nothing of it; keys of rows that the line is about anyway.
UNSAID = {"id", "created_at", "version", "token", "pinyin", "initials"}


def title_of(field, labels=None):
    """What a field is called, also one to which the table gives no words."""
    if field.is_relation and isinstance(field.verbose_name, str):
        return field.related_model._meta.verbose_name
    if field.name.endswith("_fen"):
        return format_lazy("{} ({})", field.verbose_name, gettext_lazy("yuan"))
    return (labels or {}).get(field.name) or COMMON.get(field.name) or field.verbose_name


class Wording:
    """Words for changes of several tables at once: other rows are read by one query for each table they stand in."""

    def __init__(self, user, lists, codes=None):
        self.user, self.lists, self.codes = user, lists, codes or {}
        self._names = {}

    def learn(self, pairs):
        """Take in (model, lines) of the history, and read the names of all rows that they lead to."""
        wanted = {}
        for model, lines in pairs:
            fields = {field.name: field for field in model._meta.concrete_fields if field.is_relation}
            for change in (change for line in lines for change in line["changes"] if change["field"] in fields):
                other = fields[change["field"]].related_model
                wanted.setdefault(other, set()).update(filter(None, (change["before"], change["after"])))
        for other, keys in wanted.items():
            self._names[other] = {str(row.pk): str(row) for row in _seen(self.user, other).filter(pk__in=keys)}

    def changes(self, model, line, everything=False):
        """The changes of one line as {label, before, after}; of a fresh record those of its filled fields."""
        fields = {field.name: field for field in model._meta.concrete_fields}
        ledger = admin.site._registry.get(model)
        labels, codes = getattr(ledger, "labels", {}), self.codes.get(model._meta.label) or getattr(ledger, "codes", {})
        words = getattr(ledger, "words", {})
        for change in line["changes"]:
            name, field = change["field"], fields.get(change["field"])
            if field is None or (name in UNSAID and not everything):
                continue
            sides = (_worded(words.get(name, {}), change[side]) for side in ("before", "after"))
            before, after = (self._side(value, field, codes.get(name)) for value in sides)
            if before or after:
                yield {"label": title_of(field, labels), "before": before, "after": after}

    def facts(self, row, names):
        """Of a row the named fields that are filled, as [(label, words)]; keys are no facts."""
        codes = getattr(admin.site._registry.get(type(row)), "codes", {})
        fields = (row._meta.get_field(name) for name in names)
        told = (
            (title_of(field), self._side(getattr(row, field.attname), field, codes.get(field.name))) for field in fields
        )
        return [(label, words) for label, words in told if words]

    def _side(self, value, field, codes):
        if value is None or value in ("", [], {}):
            return ""
        if codes:
            return word(self.lists, codes, str(value))
        if field.is_relation:
            return self._names.get(field.related_model, {}).get(str(value), _("another record"))
        if field.name.endswith("_fen"):
            return str(yuan(value))
        if isinstance(field, DateTimeField) and isinstance(value, str):
            value = parse_datetime(value) or value
        if isinstance(field, BooleanField):
            return _("yes") if value else _("no")
        if isinstance(value, list) and not any(isinstance(each, list | dict) for each in value):
            return "、".join(map(str, value))
        if isinstance(value, list | dict):
            return ngettext("%(n)s entry", "%(n)s entries", len(value)) % {"n": len(value)}
        return str(dict(field.flatchoices).get(value, written(value)))


def _worded(words, value):
    """A value as the ledger words it; of a list each of its entries."""
    if isinstance(value, list):
        return [_worded(words, each) for each in value]
    return words.get(value, value) if isinstance(value, Hashable) else value


def _seen(user, model):
    """Rows that may be named to the user: of a table with places those in the own place, of others all."""
    rows = model._base_manager.all()
    return visible_to(user, rows) if getattr(model, "scope_paths", None) else rows
