"""REST: exports. Ask, watch, have approved, take home."""

from urllib.parse import quote

from django.http import StreamingHttpResponse
from django.utils import translation
from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import mixins, renderers, serializers
from rest_framework.decorators import action

from xundian.accounts.access import ScopedViewSet
from xundian.exports import actions, queries
from xundian.exports.kinds import KINDS
from xundian.exports.models import Export
from xundian.exports.rules import SHORTEST_REASON
from xundian.exports.states import MEDIA_TYPES, ExportState, Format
from xundian.kit import clock
from xundian.kit.renderers import Table, Workbook
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer

KIND_CHOICES = [(kind.name, kind.title) for kind in KINDS.values()]


class NewExport(StrictSerializer):
    """What is asked for. `filters` are those of the REST list of the kind, as text."""

    id = serializers.UUIDField(required=False)
    kind = serializers.ChoiceField(choices=KIND_CHOICES)
    filters = serializers.DictField(child=serializers.CharField(max_length=100, allow_blank=True), default=dict)
    format = serializers.ChoiceField(choices=Format.choices, default=Format.XLSX)
    reason = serializers.CharField(min_length=SHORTEST_REASON, max_length=200)
    with_identity = serializers.BooleanField(
        default=False, help_text="Identity numbers in full; beyond a thousand people a second person must agree."
    )


class ExportProgress(serializers.Serializer):
    """How far the file is, in rows."""

    done = serializers.IntegerField()
    total = serializers.IntegerField()


class DownloadSerializer(serializers.Serializer):
    """Who took the file home, and when."""

    by = serializers.CharField(source="by.name")
    at = serializers.DateTimeField()


class ExportSerializer(StrictModelSerializer):
    """An export as a list shows it; `rows` are known when it is ready, `rows_expected` from the beginning."""

    kind = serializers.ChoiceField(choices=KIND_CHOICES, read_only=True)
    kind_label = serializers.SerializerMethodField()
    division_name = serializers.CharField(source="division.name")
    state_label = serializers.CharField(source="get_state_display")
    filters = serializers.DictField(child=serializers.CharField())
    progress = serializers.SerializerMethodField()
    failure_label = serializers.SerializerMethodField()
    rows_expected = serializers.IntegerField(source="expected")
    by_name = serializers.CharField(source="by.name")
    decided_by_name = serializers.CharField(source="decided_by.name", default="")

    class Meta:
        model = Export
        fields = [
            "id", "kind", "kind_label", "format", "filters", "reason", "with_identity", "division", "division_name",
            "state", "state_label", "progress", "rows", "rows_expected", "size", "cut_off", "query_hash", "failure",
            "failure_label", "by", "by_name", "approved", "decided_by", "decided_by_name", "decided_at", "created_at",
            "expires_at", "ended_at", "version",
        ]  # fmt: skip
        read_only_fields = fields

    def get_kind_label(self, export) -> str:
        """What the ledger is called."""
        return str(KINDS[export.kind].title)

    @extend_schema_field(ExportProgress)
    def get_progress(self, export):
        """Rows written, of how many."""
        return queries.progress(export)

    def get_failure_label(self, export) -> str:
        """Why there is no file (any more), or an empty text."""
        return queries.failure(export)


class ExportDetail(ExportSerializer):
    """An export with every time its file was taken home."""

    downloads = DownloadSerializer(many=True, read_only=True)

    class Meta(ExportSerializer.Meta):
        fields = [*ExportSerializer.Meta.fields, "downloads"]
        read_only_fields = fields


class ExportFilter(filters.FilterSet):
    """Filters of the list."""

    kind = filters.ChoiceFilter(choices=KIND_CHOICES)
    state = filters.ChoiceFilter(choices=ExportState.choices)

    class Meta:
        model = Export
        fields = ["with_identity", "by"]


def file_response(export, content):
    """The file as a download that no cache keeps, named in the language it is written in."""
    day = clock.day_of(export.cut_off)
    with translation.override(export.language):
        name = f"{KINDS[export.kind].title}-{day:%Y%m%d}.{export.format}"
    response = StreamingHttpResponse(content, content_type=MEDIA_TYPES[export.format])
    response["Content-Disposition"] = f"attachment; filename=\"export.{export.format}\"; filename*=UTF-8''{quote(name)}"
    response["Content-Length"] = str(export.size)
    response["Cache-Control"] = "no-store"
    return response


class ExportViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Lists taken out as files: the own ones; for county and auditor, everyone's of their place."""

    queryset = Export.objects.all()
    serializer_class = ExportDetail
    filterset_class = ExportFilter
    rights = dict.fromkeys(["list", "retrieve", "create", "cancel", "file"], "exports.make") | {
        "approve": "exports.approve"
    }

    def get_queryset(self):
        """With names; a single one with its downloads."""
        if getattr(self, "swagger_fake_view", False):
            return Export.objects.none()
        rows = queries.shown(queries.visible(self.request.user))
        return rows if self.action == "list" else queries.with_downloads(rows)

    def get_serializer_class(self):
        """Lists leave the downloads out."""
        return ExportSerializer if self.action == "list" else ExportDetail

    @extend_schema(request=NewExport, responses={202: ExportDetail})
    def create(self, request):
        """Ask for a list as a file; it is written in the background, or waits for a second person's approval."""
        form = self.read(NewExport)
        language, at = translation.get_language(), clock.now()
        row = actions.ask(**form, language=language, by=request.user, on=clock.today(), at=at)
        return self.answered(row, 202)

    @extend_schema(request=None, responses={202: ExportDetail})
    @action(detail=True, methods=["post"])
    def approve(self, request, pk=None):
        """Let somebody else's export with many full identity numbers be written."""
        return self.answered(actions.approve(export=self.get_object(), by=request.user, at=clock.now()), 202)

    @extend_schema(request=None, responses=ExportDetail)
    @action(detail=True, methods=["post"])
    def cancel(self, request, pk=None):
        """Give the export up and destroy its file; the county declines so what waits for approval."""
        return self.answered(actions.cancel(export=self.get_object(), by=request.user, at=clock.now()))

    @extend_schema(
        responses={(200, MEDIA_TYPES[Format.XLSX]): OpenApiTypes.BINARY, (200, "text/csv"): OpenApiTypes.BINARY}
    )
    @action(
        detail=True, methods=["get"], renderer_classes=[renderers.JSONRenderer, Workbook, Table], filter_backends=[]
    )
    def file(self, request, pk=None):
        """Take the file home; who and when is kept. 409 when it is not ready, has expired, or is no longer yours."""
        return file_response(*actions.hand_out(export=self.get_object(), by=request.user, at=clock.now()))

    def answered(self, row, status=200):
        """The row read again, with names and downloads."""
        return super().answered(self.get_queryset().get(pk=row.pk), status)


ROUTES = [("exports", ExportViewSet)]
