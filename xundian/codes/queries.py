"""Reads of the code lists: from a word to its code, from a code to its label, on a given day."""

from collections import defaultdict
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from django.db.models import Count, Max, Q, Sum
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from xundian.codes.models import Code
from xundian.codes.rules import fold
from xundian.kit.errors import Invalid


class Entry(NamedTuple):
    """One row of a list, with whether it holds on the day of the look-up."""

    code: str
    label_zh: str
    label_en: str
    valid_from: object
    valid_to: object
    aliases: tuple
    successor: str
    live: bool

    def label(self, language):
        """The English label for English, the Chinese one otherwise."""
        return self.label_en if (language or "").startswith("en") else self.label_zh


class Lookup:
    """One list on one day, held in memory: made once for an import or a page, it asks the database nothing more."""

    def __init__(self, scheme, entries, on):
        self.scheme, self.on, self._entries = scheme, on, entries
        self._periods = defaultdict(list)
        for entry in sorted(entries, key=lambda each: each.valid_from):
            self._periods[entry.code].append(entry)

    def __contains__(self, code):
        """Whether the code holds on the day."""
        return any(entry.live for entry in self._periods.get(code, ()))

    def find(self, text):
        """The code a word means: a code, a label or an alias; None when it means nothing here.

        A word of another time is understood too, unless it means something else on the day.
        """
        return self._words.get(text) or self._words.get(fold(text))

    def label(self, code, language=None):
        """The label of a code in a language (the active one by default); the code itself when it is unknown.

        A code that has ended shows the label of its successor: no screen of today speaks the words of yesterday.
        """
        entry = self._entry(code)
        return entry.label(language or get_language()) if entry else code

    def choices(self, language=None):
        """(code, label) of everything that holds on the day, in the order of the list."""
        language = language or get_language()
        return [(entry.code, entry.label(language)) for entry in self._entries if entry.live]

    @cached_property
    def _words(self):
        words = {}
        newest = sorted(self._entries, key=lambda each: each.valid_from, reverse=True)
        for live in (True, False):
            rows = [entry for entry in newest if entry.live is live]
            for kind in ("code", "label_zh", "label_en", "aliases"):
                for entry in rows:
                    value = getattr(entry, kind)
                    for word in value if kind == "aliases" else (value,):
                        words.setdefault(fold(word), entry.code)
        words.pop("", None)
        return words

    def _entry(self, code):
        seen = set()
        while code in self._periods and code not in seen:
            seen.add(code)
            periods = self._periods[code]
            live = [entry for entry in periods if entry.live]
            if live:
                return live[0]
            if self.on is not None and self.on < periods[0].valid_from:
                return periods[0]
            last = periods[-1]
            if last.successor not in self._periods:
                return last
            code = last.successor
        return None


def tables(schemes, on):
    """{scheme: Lookup} on a day, all read by one query; on=None takes what has no end."""
    found = {scheme: [] for scheme in schemes}
    columns = ("code", "label_zh", "label_en", "valid_from", "valid_to", "aliases", "successor")
    rows = Code.objects.filter(scheme__in=found).order_by("scheme", "position", "code", "valid_from")
    for scheme, *row in rows.values_list("scheme", *columns):
        found[scheme].append(Entry(*row, live=_holds(row[3], row[4], on)))
    return {scheme: Lookup(scheme, entries, on) for scheme, entries in found.items()}


def holding(on):
    """Q for the rows that hold on a day."""
    return Q(valid_from__lte=on) & (Q(valid_to=None) | Q(valid_to__gte=on))


def fingerprint(rows):
    """A short text that changes whenever any row of the queryset is added, changed or removed."""
    facts = rows.order_by().aggregate(count=Count("pk"), last=Max("updated_at"), versions=Sum("version"))
    return sha256(repr(sorted(facts.items())).encode()).hexdigest()[:20]


def table(scheme, on):
    """One list on a day as a Lookup: one query, then none."""
    return tables([scheme], on)[scheme]


def lookup(scheme, text, on):
    """The code that a word in a file means on a day, or None."""
    return table(scheme, on).find(text)


def label(scheme, code, language, on):
    """The label of a code in a language on a day; the code itself when the list does not have it."""
    return table(scheme, on).label(code, language)


def choices(scheme, on, language=None):
    """(code, label) of a list on a day, in its order, for a form."""
    return table(scheme, on).choices(language)


def check_code(scheme, code, on, field):
    """The code, when it holds on the day; Invalid naming the field otherwise."""
    if code not in table(scheme, on):
        raise Invalid(
            _("“%(code)s” is not in the list %(list)s.") % {"code": code, "list": scheme},
            code="unknown_code",
            field=field,
        )
    return code


def _holds(start, end, on):
    return end is None if on is None else start <= on and (end is None or on <= end)
