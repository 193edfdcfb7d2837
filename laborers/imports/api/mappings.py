"""REST: saved mappings of columns; they are made by naming a layout."""

from rest_framework import mixins, serializers

from laborers.imports import actions
from laborers.imports.models import ImportMapping
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.labels import PlaceName
from xundian.kit.serializers import StrictModelSerializer


class MappingSerializer(StrictModelSerializer):
    """A saved mapping: which header text is which of our fields."""

    division_name = PlaceName(source="division")
    by = serializers.CharField(source="by.name", default="")

    class Meta:
        model = ImportMapping
        fields = [
            "id", "kind", "name", "header_row", "columns", "division", "division_name", "by", "created_at", "version",
        ]  # fmt: skip
        read_only_fields = fields


class MappingViewSet(mixins.ListModelMixin, mixins.DestroyModelMixin, ScopedViewSet):
    """Saved mappings of columns; a place forgets only its own."""

    queryset = ImportMapping.objects.select_related("division", "by")
    serializer_class = MappingSerializer
    filterset_fields = ["kind", "division"]
    rights = {"list": "imports.read", "destroy": "imports.run"}

    def perform_destroy(self, instance):
        """Imports that used it stay as they are."""
        actions.delete_mapping(mapping=instance, by=self.request.user)
