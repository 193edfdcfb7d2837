"""REST: imports. Upload, look at the report, load, undo, and take the marked workbook home."""

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import mixins, renderers, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.imports import actions, queries
from laborers.imports.models import ImportBatch
from laborers.imports.states import ImportKind
from laborers.imports.workbook import errors_workbook
from xundian.accounts.access import ScopedViewSet
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.parsing import BoundedJSON, Upload
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class NewImport(StrictSerializer):
    """A workbook, and what it is for."""

    id = serializers.UUIDField(required=False)
    file = serializers.FileField(allow_empty_file=True)
    kind = serializers.ChoiceField(choices=ImportKind.choices, default=ImportKind.SURVEY)
    round = serializers.IntegerField(help_text="The year of the rows; a survey's round is opened when it is new.")
    division = serializers.CharField(max_length=20, help_text="Code of the division the rows must lie in.")


class Progress(serializers.Serializer):
    """How far reading the file is, in rows."""

    done = serializers.IntegerField()
    total = serializers.IntegerField()


class ProblemSerializer(serializers.Serializer):
    """One thing to say about one cell; `row` is Excel's number, identity numbers in `value` are masked."""

    row = serializers.IntegerField()
    column = serializers.CharField()
    value = serializers.CharField()
    code = serializers.CharField()
    level = serializers.ChoiceField(choices=["error", "warning", "note"])
    message = serializers.CharField()


class Report(serializers.Serializer):
    """Figures of a checked import, the first problems, and what an undo kept."""

    rows = serializers.IntegerField()
    ready = serializers.IntegerField()
    created = serializers.IntegerField()
    updates = serializers.IntegerField()
    unchanged = serializers.IntegerField()
    set_aside = serializers.IntegerField()
    warnings = serializers.IntegerField()
    errors = serializers.IntegerField()
    duplicates = serializers.IntegerField()
    changed_fields = serializers.DictField(child=serializers.IntegerField())
    ignored_columns = serializers.ListField(child=serializers.CharField())
    left_out_rows = serializers.ListField(child=serializers.IntegerField())
    problems = ProblemSerializer(many=True)
    problems_total = serializers.IntegerField()
    notes = ProblemSerializer(many=True)
    undo = serializers.DictField()


class ImportSerializer(StrictModelSerializer):
    """An import as a list shows it."""

    round = serializers.IntegerField(source="year")
    division_label = serializers.CharField(source="division.name")
    state_label = serializers.CharField(source="get_state_display")
    progress = serializers.SerializerMethodField()
    failure = serializers.SerializerMethodField()
    by = serializers.CharField(source="by.name", default="")

    class Meta:
        model = ImportBatch
        fields = [
            "id", "kind", "file_name", "division", "division_label", "round", "state", "state_label", "progress",
            "failure", "by", "created_at", "committed_at", "undone_at", "version",
        ]  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(Progress)
    def get_progress(self, batch):
        """Rows read, of about how many."""
        return {"done": batch.done, "total": batch.total}

    def get_failure(self, batch) -> str:
        """Why the file as a whole could not be read, or an empty text."""
        return queries.failure(batch)


class ImportDetail(ImportSerializer):
    """An import with its report; the report is empty until the check is done."""

    report = serializers.SerializerMethodField()

    class Meta(ImportSerializer.Meta):
        fields = [*ImportSerializer.Meta.fields, "report"]
        read_only_fields = fields

    @extend_schema_field(Report)
    def get_report(self, batch):
        """The report in the caller's language."""
        return queries.report(batch)


class Workbook(renderers.BaseRenderer):
    """Lets a caller ask for xlsx by its media type."""

    media_type, format, charset, render_style = XLSX, "xlsx", None, "binary"

    def render(self, data, accepted_media_type=None, renderer_context=None):
        """Never called with a workbook, which is answered as it is."""
        return renderers.JSONRenderer().render(data)


class ImportViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Workbooks that were uploaded, checked, loaded, undone."""

    queryset = ImportBatch.objects.select_related("division", "round", "by").defer("file_sealed")
    serializer_class = ImportSerializer
    filterset_fields = ["state", "kind"]
    rights = {
        "list": "imports.read", "retrieve": "imports.read", "create": "imports.run", "commit": "imports.run",
        "undo": "imports.run", "errors": "imports.run",
    }  # fmt: skip

    def get_queryset(self):
        """Lists leave the reports where they are."""
        rows = super().get_queryset()
        return rows.defer("file_sealed", "report") if self.action == "list" else rows

    def get_serializer_class(self):
        """With the report everywhere but in lists."""
        return ImportSerializer if self.action == "list" else ImportDetail

    @extend_schema(request={"multipart/form-data": NewImport}, responses={202: ImportDetail})
    def create(self, request):
        """Upload a workbook; it is checked in the background."""
        form = NewImport(data=request.data)
        form.is_valid(raise_exception=True)
        values = form.validated_data
        upload = values.pop("file")
        division = self.find(Division, values.pop("division"))
        content = upload.read(actions.limit() + 1)
        return self._answer(
            actions.upload(content=content, file_name=upload.name, division=division, by=request.user, **values), 202
        )

    @extend_schema(request=None, responses={202: ImportDetail})
    @action(detail=True, methods=["post"])
    def commit(self, request, pk=None):
        """Load the rows without errors in the background, all or none of them."""
        return self._answer(actions.start_commit(batch=self.get_object(), by=request.user), 202)

    @extend_schema(request=None, responses=ImportDetail)
    @action(detail=True, methods=["post"])
    def undo(self, request, pk=None):
        """Take a loaded import back within seven days; rows that something happened to since are kept and named."""
        return self._answer(actions.undo(batch=self.get_object(), by=request.user, at=clock.now()))

    @extend_schema(responses={(200, XLSX): OpenApiTypes.BINARY})
    @action(detail=True, methods=["get"], url_path=r"errors\.xlsx", renderer_classes=[renderers.JSONRenderer, Workbook])
    def errors(self, request, pk=None):
        """The uploaded sheet with coloured cells and a column that says what to correct."""
        batch = self.get_object()
        name = f"errors-{batch.pk}.xlsx"
        return HttpResponse(
            errors_workbook(batch), XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'}
        )

    parser_classes = [Upload, BoundedJSON]

    def _answer(self, batch, status=200):
        self.answered_with = batch
        return Response(self.get_serializer(batch).data, status)


ROUTES = [("imports", ImportViewSet)]
