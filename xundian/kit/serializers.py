"""Serializers that say no to what they do not know, instead of silently dropping it."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from xundian.kit import clock

UNEXPECTED = _("This field is unknown here, or only the server may set it. Leave it out.")


class StrictMixin:
    """Refuses unknown and server-owned fields in the input with code `unexpected_field`."""

    def to_internal_value(self, data):
        """As usual, after the check; a read-only field in the input is refused, not ignored."""
        if isinstance(data, dict):
            known = {name for name, field in self.fields.items() if not field.read_only}
            extra = sorted(set(data) - known)
            if extra:
                error = serializers.ErrorDetail(str(UNEXPECTED), code="unexpected_field")
                raise serializers.ValidationError({name: [error] for name in extra})
        return super().to_internal_value(data)


class StrictSerializer(StrictMixin, serializers.Serializer):
    """A plain serializer for the input of one step."""


class StrictModelSerializer(StrictMixin, serializers.ModelSerializer):
    """A model serializer; list its fields explicitly."""

    def build_standard_field(self, field_name, model_field):
        """As usual; where a list of words may be left empty, the empty word is one of what is answered.

        DRF forgets that of read-only fields, and a client generated of the document then refuses our own answers.
        """
        kind, options = super().build_standard_field(field_name, model_field)
        if model_field.choices and model_field.blank and model_field.empty_strings_allowed and "choices" in options:
            options["choices"] = [*options["choices"], ("", "")]
        return kind, options


def not_to_come(day):
    """The day, or none; refused with `in_future` when it lies ahead."""
    if day and day > clock.today():
        raise serializers.ValidationError(_("This day has not come yet."), code="in_future")
    return day
