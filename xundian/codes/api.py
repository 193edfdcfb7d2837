"""REST resource `codes`: the code lists, the same for everyone who has signed in."""

from django.utils.translation import get_language
from django_filters import rest_framework as filters
from rest_framework import mixins, serializers, viewsets
from rest_framework.response import Response

from xundian.codes import queries
from xundian.codes.models import Code
from xundian.kit.serializers import StrictModelSerializer


class CodeSerializer(StrictModelSerializer):
    """One code in one period of validity; `label` is the one in the caller's language."""

    label = serializers.SerializerMethodField(help_text="The label in the caller's language.")

    class Meta:
        model = Code
        fields = [
            "id", "scheme", "code", "label", "label_zh", "label_en", "valid_from", "valid_to", "aliases", "position",
            "sure", "own", "successor", "note", "version",
        ]  # fmt: skip
        read_only_fields = fields

    def get_label(self, row) -> str:
        """English for English, Chinese otherwise."""
        return row.label_en if get_language().startswith("en") else row.label_zh


class CodeFilter(filters.FilterSet):
    """Filters of the list."""

    scheme = filters.CharFilter(max_length=40, help_text="The name of a list, such as education.")
    code = filters.CharFilter(max_length=40)
    on = filters.DateFilter(method="holding", help_text="Only codes that hold on this day.")

    class Meta:
        model = Code
        fields = ["scheme", "code", "on"]

    def holding(self, queryset, name, value):
        """Codes that hold on a day."""
        return queryset.filter(queries.holding(value))


class CodeViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet):
    """Code lists belong to no place, so the scope service has nothing to decide: every role reads all of them.

    Answers carry an ETag; send it back as If-None-Match and get 304 while nothing has changed.
    """

    queryset = Code.objects.all()
    serializer_class = CodeSerializer
    filterset_class = CodeFilter
    page_order = ("position", "scheme", "code", "valid_from")
    rights = {"list": "codes.read", "retrieve": "codes.read"}

    def list(self, request, *args, **kwargs):
        """A page of codes, or 304 when the caller has it already."""
        tag = f'W/"{queries.fingerprint(self.filter_queryset(self.get_queryset()))}-{get_language()}"'
        return self._fresh(request, tag) or self._tagged(super().list(request, *args, **kwargs), tag)

    def retrieve(self, request, *args, **kwargs):
        """One code, or 304 when the caller has it already."""
        row = self.get_object()
        tag = f'"{row.version}-{get_language()}"'
        return self._fresh(request, tag) or self._tagged(Response(self.get_serializer(row).data), tag)

    def _fresh(self, request, tag):
        known = [each.strip() for each in request.headers.get("If-None-Match", "").split(",")]
        return self._tagged(Response(status=304), tag) if tag in known else None

    def _tagged(self, response, tag):
        response["ETag"] = tag
        response["Cache-Control"] = "private, no-cache"
        return response


ROUTES = [("codes", CodeViewSet)]
