"""REST: imports. Upload, choose the columns, look at what was found and what would change, load, undo."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, renderers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.imports import actions, queries
from laborers.imports.api.forms import (
    ChangePage,
    ImportDetail,
    ImportSerializer,
    Layout,
    NewImport,
    Page,
    Preview,
    ProblemPage,
    ProblemQuery,
)
from laborers.imports.models import ImportBatch
from laborers.imports.workbook import errors_workbook
from xundian.accounts.access import ScopedViewSet
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.filters import refuse_unknown
from xundian.kit.parsing import BoundedJSON, Upload
from xundian.kit.renderers import Workbook, workbook_response
from xundian.kit.sheets import XLSX


class ImportViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Workbooks that were uploaded, checked, loaded, undone."""

    queryset = ImportBatch.objects.select_related("division", "round", "by").defer("file_sealed")
    serializer_class = ImportSerializer
    filterset_fields = ["state", "kind"]
    rights = {
        "list": "imports.read", "retrieve": "imports.read", "create": "imports.run", "commit": "imports.run",
        "undo": "imports.run", "errors": "imports.run", "preview": "imports.run", "layout": "imports.run",
        "problems": "imports.read", "changes": "imports.read",
    }  # fmt: skip

    def get_queryset(self):
        """Lists leave the reports where they are."""
        rows = super().get_queryset()
        return rows.defer("file_sealed", "report") if self.action == "list" else rows

    def filter_queryset(self, queryset):
        """Pages of one import take the parameters of those pages, not the filters of the list."""
        return queryset if self.action in ("problems", "changes") else super().filter_queryset(queryset)

    def get_serializer_class(self):
        """With the report everywhere but in lists."""
        return ImportSerializer if self.action == "list" else ImportDetail

    @extend_schema(request={"multipart/form-data": NewImport}, responses={202: ImportDetail})
    def create(self, request):
        """Upload a workbook; it is checked in the background."""
        values = self.read(NewImport)
        upload = values.pop("file")
        division = self.find(Division, values.pop("division"))
        content = upload.read(actions.limit() + 1)
        return self.answered(
            actions.upload(content=content, file_name=upload.name, division=division, by=request.user, **values), 202
        )

    @extend_schema(request=None, responses={202: ImportDetail})
    @action(detail=True, methods=["post"])
    def commit(self, request, pk=None):
        """Load the rows without errors in the background, all or none of them."""
        return self.answered(actions.start_commit(batch=self.get_object(), by=request.user), 202)

    @extend_schema(request=None, responses=ImportDetail)
    @action(detail=True, methods=["post"])
    def undo(self, request, pk=None):
        """Take a loaded import back within seven days; rows that something happened to since are kept and named."""
        return self.answered(actions.undo(batch=self.get_object(), by=request.user, at=clock.now()))

    @extend_schema(responses={(200, XLSX): OpenApiTypes.BINARY})
    @action(detail=True, methods=["get"], url_path=r"errors\.xlsx", renderer_classes=[renderers.JSONRenderer, Workbook])
    def errors(self, request, pk=None):
        """The uploaded sheet with coloured cells and a column that says what to correct."""
        batch = self.get_object()
        return workbook_response(errors_workbook(batch), f"errors-{batch.pk}.xlsx")

    @extend_schema(responses=Preview)
    @action(detail=True, methods=["get"])
    def preview(self, request, pk=None):
        """The sheets, the first rows, and what each column is taken for; works where no header is known, too."""
        return Response(Preview(queries.preview(self.get_object())).data)

    @extend_schema(request=Layout, responses={202: ImportDetail})
    @action(detail=True, methods=["post"])
    def layout(self, request, pk=None):
        """Choose sheet, header row and columns, or a saved mapping; the import is then checked in the background."""
        batch, values = self.get_object(), dict(self.read(Layout))
        mapping = values.pop("mapping", None)
        if mapping:
            mapping = self.find(queries.mappings(request.user, batch.kind), mapping)
            actions.apply_mapping(batch=batch, mapping=mapping, by=request.user)
        else:
            actions.choose_layout(batch=batch, by=request.user, **values)
        return self.answered(actions.start_check(batch=batch, by=request.user), 202)

    @extend_schema(parameters=[ProblemQuery], responses=ProblemPage)
    @action(detail=True, methods=["get"])
    def problems(self, request, pk=None):
        """What was found, row by row, in pages; of one level or code."""
        query = self._read(ProblemQuery)
        rows = queries.problems(self.get_object(), level=query.get("level"), code=query.get("code"))
        return self._page(ProblemPage, rows, query)

    @extend_schema(parameters=[Page], responses=ChangePage)
    @action(detail=True, methods=["get"])
    def changes(self, request, pk=None):
        """Which values of which registered people the import changes, in pages; nothing of people elsewhere."""
        return self._page(ChangePage, queries.changes(self.get_object()), self._read(Page))

    parser_classes = [Upload, BoundedJSON]

    def _read(self, form):
        fields = form().fields
        refuse_unknown(self.request, fields)
        given = self.request.query_params
        query = form(data={name: given[name] for name in fields if name in given})
        query.is_valid(raise_exception=True)
        return query.validated_data

    def _page(self, answer, rows, query):
        first, count = query["start"], len(rows)
        shown = {"count": count, "start": first, "results": rows[first : first + query["limit"]]}
        return Response(answer(shown).data)
