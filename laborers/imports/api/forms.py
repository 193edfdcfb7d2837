"""What goes into and comes out of the addresses of imports."""

from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from laborers.imports import queries
from laborers.imports.columns import HEADER_ROWS
from laborers.imports.models import ImportBatch
from laborers.imports.states import ImportKind
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer

LEVELS = ["error", "warning", "note"]
PAGE_ROWS, MOST_ROWS = 50, 200


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


# A name of its own: another answer has this one, and the document would hold only one of them.
@extend_schema_serializer(component_name="ImportProblem")
class ProblemSerializer(serializers.Serializer):
    """One thing to say about one cell; `row` is Excel's number, identity numbers in `value` are masked."""

    row = serializers.IntegerField()
    column = serializers.CharField()
    value = serializers.CharField()
    code = serializers.CharField()
    level = serializers.ChoiceField(choices=LEVELS)
    message = serializers.CharField()


class Report(serializers.Serializer):
    """Figures of a checked import, the first problems, and what an undo kept; empty before it was checked."""

    rows = serializers.IntegerField(required=False)
    ready = serializers.IntegerField(required=False)
    created = serializers.IntegerField(required=False)
    updates = serializers.IntegerField(required=False)
    unchanged = serializers.IntegerField(required=False)
    set_aside = serializers.IntegerField(required=False)
    warnings = serializers.IntegerField(required=False)
    errors = serializers.IntegerField(required=False)
    duplicates = serializers.IntegerField(required=False)
    doubts = serializers.IntegerField(
        help_text="Questions for the verify queue; raised when the rows are loaded.", required=False
    )
    transfers = serializers.IntegerField(
        help_text="Reports opened of people known elsewhere; when loaded.", required=False
    )
    changed_fields = serializers.DictField(child=serializers.IntegerField(), required=False)
    ignored_columns = serializers.ListField(child=serializers.CharField(), required=False)
    left_out_rows = serializers.ListField(child=serializers.IntegerField(), required=False)
    problems = ProblemSerializer(many=True, required=False)
    problems_total = serializers.IntegerField(required=False)
    notes = ProblemSerializer(many=True, required=False)
    undo = serializers.DictField(required=False)


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


class Layout(StrictSerializer):
    """Where the columns stand; what is left out stays as it was chosen or is guessed."""

    sheet = serializers.CharField(max_length=100, required=False, allow_blank=True)
    header_row = serializers.IntegerField(min_value=1, max_value=HEADER_ROWS, required=False)
    columns = serializers.DictField(
        child=serializers.IntegerField(min_value=0, allow_null=True), required=False,
        help_text="Our field: place of their column from 0, or null. What is not named is not imported.",
    )  # fmt: skip
    save_as = serializers.CharField(max_length=60, required=False, allow_blank=True)
    mapping = serializers.UUIDField(required=False, help_text="A saved mapping instead of all the others.")


class SheetSerializer(serializers.Serializer):
    """A sheet of the workbook and about how many rows it has."""

    name = serializers.CharField()
    rows = serializers.IntegerField()


class ColumnSerializer(serializers.Serializer):
    """One of their columns: where it is, what it is taken for, and what stands in it; identity numbers are masked."""

    place = serializers.IntegerField()
    letters = serializers.CharField()
    header = serializers.CharField()
    field = serializers.CharField(allow_null=True)
    samples = serializers.ListField(child=serializers.CharField())


class MissingSerializer(serializers.Serializer):
    """A required field without a column, and the headers it often goes by."""

    field = serializers.CharField()
    names = serializers.ListField(child=serializers.CharField())


class FittingMapping(serializers.Serializer):
    """A saved mapping whose required headers the sheet has."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    header_row = serializers.IntegerField()


class Preview(serializers.Serializer):
    """How the uploaded file looks before it is read."""

    sheets = SheetSerializer(many=True)
    sheet = serializers.CharField()
    rows = serializers.ListField(child=serializers.ListField(child=serializers.CharField()))
    header_row = serializers.IntegerField()
    guessed_header_row = serializers.IntegerField(allow_null=True)
    columns = ColumnSerializer(many=True)
    unknown = serializers.ListField(child=serializers.CharField())
    missing = MissingSerializer(many=True)
    mappings = FittingMapping(many=True)


class Page(StrictSerializer):
    """Which part of a long list."""

    start = serializers.IntegerField(min_value=0, default=0)
    limit = serializers.IntegerField(min_value=1, max_value=MOST_ROWS, default=PAGE_ROWS)


class ProblemQuery(Page):
    """Which problems."""

    level = serializers.ChoiceField(choices=LEVELS, required=False)
    code = serializers.CharField(max_length=40, required=False)


class ProblemPage(serializers.Serializer):
    """A part of the problems, and how many there are."""

    count = serializers.IntegerField()
    start = serializers.IntegerField()
    results = ProblemSerializer(many=True)


class ImportedValue(serializers.Serializer):
    """One value before and after, in words."""

    field = serializers.CharField()
    before = serializers.CharField()
    after = serializers.CharField()


class ImportedChange(serializers.Serializer):
    """Which values of one registered person change."""

    row = serializers.IntegerField()
    laborer = serializers.UUIDField()
    name = serializers.CharField()
    changed = ImportedValue(many=True, source="fields")


class ChangePage(serializers.Serializer):
    """A part of the changes, and how many people there are."""

    count = serializers.IntegerField()
    start = serializers.IntegerField()
    results = ImportedChange(many=True)
