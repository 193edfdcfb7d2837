"""REST resource `divisions`: the tree, read within the caller's place."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from rest_framework import mixins, serializers

from xundian.accounts.access import ScopedViewSet
from xundian.divisions import queries
from xundian.divisions.models import Division
from xundian.divisions.rules import level_of
from xundian.divisions.states import Level
from xundian.kit.errors import Invalid
from xundian.kit.serializers import StrictModelSerializer


class DivisionSerializer(StrictModelSerializer):
    """One place; `parent` and `successor` are codes, the level also in the caller's language."""

    level_label = serializers.CharField(source="get_level_display", read_only=True)

    class Meta:
        model = Division
        fields = [
            "code", "name", "name_en", "level", "level_label", "parent", "pinyin", "valid_from", "valid_to",
            "successor",
        ]  # fmt: skip
        read_only_fields = fields


class DivisionFilter(filters.FilterSet):
    """Filters of the list."""

    level = filters.ChoiceFilter(choices=Level.choices)
    parent = filters.CharFilter(method="children", help_text="A division's code: what lies directly below it.")
    within = filters.CharFilter(method="below", help_text="A division's code: it and all below.")
    on = filters.DateFilter(method="holding", help_text="Only divisions that exist on this day.")
    search = filters.CharFilter(
        method="named", max_length=60, help_text="A part of the name, the beginning of its pinyin, or its initials."
    )

    class Meta:
        model = Division
        fields = ["level", "parent", "within", "on", "search"]

    def children(self, queryset, name, value):
        """Divisions directly below a code."""
        return queryset.filter(parent=_checked(name, value))

    def below(self, queryset, name, value):
        """A division and all below it."""
        return queryset.filter(queries.below(_checked(name, value)))

    def holding(self, queryset, name, value):
        """Divisions that have begun and not ended."""
        return queryset.filter(Q(valid_from=None) | Q(valid_from__lte=value), Q(valid_to=None) | Q(valid_to__gte=value))

    def named(self, queryset, name, value):
        """Divisions by name, pinyin or initials."""
        return queryset.filter(queries.named(value))


def _checked(name, code):
    if level_of(code) is None:
        raise Invalid(_("This is not a division code."), field=name, code="bad_code")
    return code


class DivisionViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Counties, townships, villages and groups: the caller's own division and all below it."""

    queryset = Division.objects.all()
    serializer_class = DivisionSerializer
    filterset_class = DivisionFilter
    page_order = ("code",)
    lookup_value_regex = "[0-9]{6,20}"
    rights = {"list": "divisions.read", "retrieve": "divisions.read"}


ROUTES = [("divisions", DivisionViewSet)]
