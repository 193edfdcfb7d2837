"""Codes in REST answers and input: each list is read once per request, labels follow the request's language.

A view names its lists in `schemes`; its serializers show a code's words by `CodeLabel` and take a code by `CodeField`.
"""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from xundian.codes.queries import table, tables
from xundian.codes.rules import check_phone
from xundian.codes.states import PROBLEMS
from xundian.kit import clock

UNKNOWN = _("“{code}” is not in the list {scheme}.")


class WithCodes:
    """Mix into a resource: its serializers find the code lists of today in their context."""

    schemes: tuple[str, ...] = ()

    def get_serializer_context(self):
        """The usual, and `codes`: {list: Lookup}, read when the first label is asked for."""
        return super().get_serializer_context() | {"codes": Lists(self.schemes)}


class Lists:
    """Code lists of today by name, all read by one query at the first look-up."""

    def __init__(self, schemes):
        self._schemes, self._found = schemes, None

    def __getitem__(self, scheme):
        """The Lookup of a list; one that was not announced is read by itself."""
        if self._found is None:
            self._found = tables(self._schemes, clock.today()) if self._schemes else {}
        if scheme not in self._found:
            self._found[scheme] = table(scheme, clock.today())
        return self._found[scheme]


class CodeLabel(serializers.CharField):
    """The words of the code at `source`, in the language of the request; empty for no code.

    Of several lists the first that knows the code words it: health has a short list for forms and the standard's own.
    """

    def __init__(self, *schemes, **kwargs):
        self.schemes = schemes
        super().__init__(**{"read_only": True} | kwargs)

    def to_representation(self, value):
        """The label; the code itself when no list knows it."""
        return word(self.context["codes"], self.schemes, value)


def word(lists, schemes, code):
    """The label of a code in the first list that knows it; the code itself when none does."""
    found = (lists[scheme].label(code) for scheme in schemes)
    return next((label for label in found if label != code), code) if code else ""


class CodeField(serializers.CharField):
    """A code that holds today in one of the lists; empty where `allow_blank` says so."""

    default_error_messages = {"unknown_code": UNKNOWN}

    def __init__(self, *schemes, **kwargs):
        self.schemes = schemes
        super().__init__(**{"max_length": 40} | kwargs)

    def to_internal_value(self, data):
        """The code itself; refused with `unknown_code` when no list holds it."""
        code = super().to_internal_value(data)
        if code and not any(code in self.context["codes"][scheme] for scheme in self.schemes):
            self.fail("unknown_code", code=code, scheme=" / ".join(self.schemes))
        return code


class PhoneField(serializers.CharField):
    """A telephone number as typed, kept as digits; a landline is one too."""

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 30} | kwargs)

    def to_internal_value(self, data):
        """Only digits; refused with `phone_format` when it is no number."""
        checked = check_phone(super().to_internal_value(data))
        if checked.number and "phone_format" in checked.problems:
            raise serializers.ValidationError(PROBLEMS["phone_format"], code="phone_format")
        return checked.number


class PlaceName(serializers.CharField):
    """The name of the division at `source`, in English where it has one and the request asks for it."""

    def __init__(self, **kwargs):
        super().__init__(**{"read_only": True} | kwargs)

    def to_representation(self, division):
        """The name for people; the code stands beside it."""
        return division.label


class ChoiceLabel(serializers.CharField):
    """The words of a fixed choice at `source` (a TextChoices), in the language of the request."""

    def __init__(self, choices, **kwargs):
        self.words = dict(choices.choices)
        super().__init__(**{"read_only": True} | kwargs)

    def to_representation(self, value):
        """The label, or nothing for no value."""
        return str(self.words.get(value, value or ""))
