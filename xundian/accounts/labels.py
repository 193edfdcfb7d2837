"""Codes in REST answers and input: each list is read once per request, labels follow the request's language.

A view names its lists in `schemes`; its serializers show a code's words by `CodeLabel` and take a code by `CodeField`.
"""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from xundian.codes.queries import table, tables
from xundian.kit import clock

UNKNOWN = _("“{code}” is not in the list {scheme}.")


class WithCodes:
    """Mix into a resource: its serializers find the code lists of today in their context."""

    schemes: tuple[str, ...] = ()

    def get_serializer_context(self):
        """The usual, and `codes`: {list: Lookup}, read when the first label is asked for."""
        return super().get_serializer_context() | {"codes": _Lists(self.schemes)}


class _Lists:
    """The lists of a view, all read by one query at the first look-up."""

    def __init__(self, schemes):
        self._schemes, self._found = schemes, None

    def __getitem__(self, scheme):
        if self._found is None:
            self._found = tables(self._schemes, clock.today()) if self._schemes else {}
        if scheme not in self._found:
            self._found[scheme] = table(scheme, clock.today())
        return self._found[scheme]


class CodeLabel(serializers.CharField):
    """The words of the code at `source`, in the language of the request; empty for no code."""

    def __init__(self, scheme, **kwargs):
        self.scheme = scheme
        super().__init__(**{"read_only": True} | kwargs)

    def to_representation(self, value):
        """The label; the code itself when the list does not know it."""
        return self.context["codes"][self.scheme].label(value) if value else ""


class CodeField(serializers.CharField):
    """A code of a list that holds today; empty where `allow_blank` says so."""

    default_error_messages = {"unknown_code": UNKNOWN}

    def __init__(self, scheme, **kwargs):
        self.scheme = scheme
        super().__init__(**{"max_length": 40} | kwargs)

    def to_internal_value(self, data):
        """The code itself; refused with `unknown_code` when the list does not hold it."""
        code = super().to_internal_value(data)
        if code and code not in self.context["codes"][self.scheme]:
            self.fail("unknown_code", code=code, scheme=self.scheme)
        return code


class ChoiceLabel(serializers.CharField):
    """The words of a fixed choice at `source` (a TextChoices), in the language of the request."""

    def __init__(self, choices, **kwargs):
        self.words = dict(choices.choices)
        super().__init__(**{"read_only": True} | kwargs)

    def to_representation(self, value):
        """The label, or nothing for no value."""
        return str(self.words.get(value, value or ""))
