"""What the doors of jobs share: reasons in words, and the code lists of their labels."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from laborers.enterprises.api.words import CodedViewSet
from laborers.jobs.rules import explain


class ReasonSerializer(serializers.Serializer):
    """One reason, as a code for programs and a sentence for people."""

    code = serializers.CharField()
    text = serializers.CharField()


@extend_schema_field(ReasonSerializer(many=True))
class ReasonsField(serializers.Field):
    """Reasons with their sentences, the weightiest first."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, reasons):
        """Stored rows or fresh Reasons alike."""
        rows = [each if isinstance(each, dict) else each.as_row() for each in reasons]
        return [{"code": row["code"], "text": text} for row, text in zip(rows, explain(rows), strict=True)]


class JobsViewSet(CodedViewSet):
    """A resource of jobs: labels of occupations, schooling and places."""

    schemes = ("occupation", "education", "destination")
