"""REST resources `training-classes` and `enrolments`."""

from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, inline_serializer
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.placements.models import Consent
from laborers.registry.models import Laborer
from trainings.classes import actions, queries
from trainings.classes.models import DailyInspection, Enrolment, TrainingClass
from trainings.classes.rules import rate
from trainings.institutions.models import Institution
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.scope import owned_by, visible_to
from xundian.codes.queries import tables
from xundian.divisions.models import Division
from xundian.kit.clock import today
from xundian.kit.errors import Forbidden
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class ClassSerializer(StrictModelSerializer):
    """A class with the labels of its codes and the places taken."""

    institution_name = serializers.CharField(source="institution.name", read_only=True)
    division_name = serializers.CharField(source="division.name", read_only=True)
    state_label = serializers.CharField(source="get_state_display", read_only=True)
    kind_label = serializers.SerializerMethodField()
    occupation_label = serializers.SerializerMethodField()
    taken = serializers.IntegerField(read_only=True)

    class Meta:
        model = TrainingClass
        fields = [
            "id", "institution", "institution_name", "division", "division_name", "title", "kind", "kind_label",
            "programme", "occupation", "occupation_label", "venue", "capacity", "taken", "hours", "starts_on",
            "ends_on", "state", "state_label", "version",
        ]  # fmt: skip
        read_only_fields = fields

    def get_kind_label(self, row) -> str:
        """In the reader's language."""
        return self.context["labels"]["training_kind"].label(row.kind)

    def get_occupation_label(self, row) -> str:
        """In the reader's language."""
        return row.occupation and self.context["labels"]["occupation"].label(row.occupation)


class NewClass(StrictSerializer):
    """What planning a class takes."""

    id = serializers.UUIDField(required=False)
    institution = serializers.UUIDField()
    division = serializers.CharField(max_length=12)
    title = serializers.CharField(max_length=80)
    kind = serializers.CharField(max_length=20)
    programme = serializers.CharField(max_length=40, required=False, allow_blank=True)
    occupation = serializers.CharField(max_length=40, required=False, allow_blank=True)
    venue = serializers.CharField(max_length=100, required=False, allow_blank=True)
    capacity = serializers.IntegerField(min_value=1, max_value=1000)
    hours = serializers.IntegerField(min_value=1, max_value=5000)
    starts_on = serializers.DateField()
    ends_on = serializers.DateField()


class AttendanceSheet(StrictSerializer):
    """Who was there: enrolment ids; everyone else of the day was absent."""

    day = serializers.DateField()
    present = serializers.ListField(child=serializers.UUIDField(), max_length=1000)


COUNTS = inline_serializer("AttendanceCounts", {name: serializers.IntegerField() for name in ("present", "absent")})
NAMED = {"institution": Institution, "division": Division}
JOINING = {"laborer": Laborer, "consent": Consent, "training_class": TrainingClass}
LABORER = OpenApiParameter("laborer", OpenApiTypes.UUID, required=True)


class ClassInspection(StrictModelSerializer):
    """A daily inspection with its findings."""

    by_name = serializers.CharField(source="by.name", read_only=True)

    class Meta:
        model = DailyInspection
        fields = ["id", "day", "present", "village_staff_present", "findings", "by", "by_name"]
        read_only_fields = fields


class NewInspection(StrictSerializer):
    """What an inspection records."""

    id = serializers.UUIDField(required=False)
    day = serializers.DateField()
    present = serializers.IntegerField(min_value=0, max_value=1000)
    village_staff_present = serializers.BooleanField(required=False)
    findings = serializers.CharField(max_length=500, required=False, allow_blank=True)


class EnrolmentSerializer(StrictModelSerializer):
    """A trainee in a class, with what came of it."""

    title = serializers.CharField(source="training_class.title", read_only=True)
    laborer_name = serializers.CharField(source="laborer.name", read_only=True)
    division_name = serializers.CharField(source="division.name", read_only=True)
    state_label = serializers.CharField(source="get_state_display", read_only=True)

    class Meta:
        model = Enrolment
        fields = [
            "id", "training_class", "title", "laborer", "laborer_name", "case", "division", "division_name",
            "consent", "state", "state_label", "enrolled_on", "ended_on", "score", "certificate", "level", "note",
            "version",
        ]  # fmt: skip
        read_only_fields = fields


class RosterSerializer(EnrolmentSerializer):
    """A trainee with the attendance so far; `attendance_rate` in percent, null before the first sheet."""

    days = serializers.IntegerField(read_only=True)
    days_present = serializers.IntegerField(read_only=True)
    attendance_rate = serializers.SerializerMethodField()

    class Meta(EnrolmentSerializer.Meta):
        fields = [*EnrolmentSerializer.Meta.fields, "days", "days_present", "attendance_rate"]
        read_only_fields = fields

    def get_attendance_rate(self, row) -> float | None:
        """Percent with one decimal."""
        return rate(row.days_present, row.days)


class NewEnrolment(StrictSerializer):
    """What enrolling takes."""

    id = serializers.UUIDField(required=False)
    training_class = serializers.UUIDField()
    laborer = serializers.UUIDField()
    consent = serializers.UUIDField()


class TrainingResult(StrictSerializer):
    """A trainee's result."""

    passed = serializers.BooleanField()
    score = serializers.IntegerField(min_value=0, max_value=100, required=False, allow_null=True)
    certificate = serializers.CharField(max_length=60, required=False, allow_blank=True)
    level = serializers.CharField(max_length=30, required=False, allow_blank=True)
    note = serializers.CharField(max_length=200, required=False, allow_blank=True)


class LeavingClass(StrictSerializer):
    """A word about why, if the trainee wants to give one."""

    note = serializers.CharField(max_length=200, required=False, allow_blank=True)


def _step(step, text):
    """An endpoint `POST {id}/{verb}/` that calls one step of a class which the caller's own place runs."""

    def move(self, request, pk=None):
        return self.answered(step(training_class=self.get_object(), by=request.user, on=today()))

    move.__name__, move.__doc__ = step.__name__, text
    return extend_schema(request=None, responses=ClassSerializer)(action(detail=True, methods=["post"])(move))


class LabelledViewSet(ScopedViewSet):
    """Gives serializers the labels of codes, read when the first one is needed."""

    page_order = None

    def get_serializer_context(self):
        """The usual context and `labels`, the lists of today."""
        labels = SimpleLazyObject(lambda: tables(["training_kind", "occupation"], today()))
        return super().get_serializer_context() | {"labels": labels}


class TrainingClassViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, LabelledViewSet):
    """Training classes of the county (X2.2-4, X4): their county finds them, their own place changes them."""

    queryset = queries.with_taken(TrainingClass.objects.select_related("institution", "division"))
    serializer_class = ClassSerializer
    filterset_fields = ["state", "kind", "occupation", "division", "institution"]
    rights = {
        "list": "trainings.read", "retrieve": "trainings.read", "create": "trainings.edit",
        "open": "trainings.edit", "start": "trainings.edit", "assess": "trainings.edit",
        "close": "trainings.edit", "cancel": "trainings.edit", "attendance": "trainings.edit",
        "inspections": "trainings.read", "inspect": "trainings.edit", "roster": "trainings.read",
    }  # fmt: skip

    def answered(self, row, status=200):
        """The row read again, with what a list counts of it."""
        return super().answered(self.get_queryset().get(pk=row.pk), status)

    @extend_schema(request=NewClass, responses={201: ClassSerializer})
    def create(self, request):
        """Plan a class of your own place."""
        values = self.read(NewClass)
        places = {name: self.find(model, values.pop(name)) for name, model in NAMED.items()}
        return self.answered(actions.plan_class(**places, **values, by=request.user), 201)

    open = _step(actions.open, "Open it for enrolment; its institution must be approved today.")
    start = _step(actions.start, "Teaching begins.")
    assess = _step(actions.assess, "The assessment was held.")
    close = _step(actions.close, "Close it once every trainee has a result.")
    cancel = _step(actions.cancel, "It does not take place; trainees leave without consequence.")

    @extend_schema(request=AttendanceSheet, responses=COUNTS)
    @action(detail=True, methods=["post"])
    def attendance(self, request, pk=None):
        """The attendance sheet of a day; a second one replaces the first."""
        values = self.read(AttendanceSheet)
        return Response(actions.attend(training_class=self.get_object(), by=request.user, on=today(), **values))

    @extend_schema(responses=ClassInspection(many=True), filters=False)
    @action(detail=True, methods=["get"], page_order=["-day", "-id"])
    def inspections(self, request, pk=None):
        """The daily inspections, newest first."""
        page = self.paginate_queryset(queries.inspections(self.get_object()))
        return self.get_paginated_response(ClassInspection(page, many=True).data)

    @extend_schema(request=NewInspection, responses={201: ClassInspection})
    @inspections.mapping.post
    def inspect(self, request, pk=None):
        """Record today's inspection, or one of an earlier day of the class."""
        values = self.read(NewInspection)
        row = actions.inspect(training_class=self.get_object(), by=request.user, on=today(), **values)
        return Response(ClassInspection(row).data, 201)

    @extend_schema(responses=RosterSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], page_order=["laborer__pinyin", "id"])
    def roster(self, request, pk=None):
        """Trainees with their attendance; a village sees its own people."""
        page = self.paginate_queryset(visible_to(request.user, queries.roster(self.get_object())))
        return self.get_paginated_response(RosterSerializer(page, many=True).data)


class EnrolmentViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, LabelledViewSet):
    """Who joined which class, and with what result."""

    queryset = Enrolment.objects.select_related("training_class", "laborer", "division")
    serializer_class = EnrolmentSerializer
    filterset_fields = ["training_class", "laborer", "state"]
    rights = {
        "list": "trainings.read", "retrieve": "trainings.read", "choices": "enrolments.edit",
        "create": "enrolments.edit", "complete": "trainings.edit", "withdraw": "enrolments.edit",
    }  # fmt: skip

    @extend_schema(responses=ClassSerializer(many=True), filters=False, parameters=[LABORER])
    @action(detail=False, methods=["get"], pagination_class=None)
    def choices(self, request):
        """The classes that a laborer of your place may join today."""
        asked = serializers.UUIDField().run_validation(request.query_params.get("laborer"))
        rows = queries.choices_for(self.find(Laborer, asked), today())
        return Response(ClassSerializer(rows, many=True, context=self.get_serializer_context()).data)

    @extend_schema(request=NewEnrolment, responses={201: EnrolmentSerializer})
    def create(self, request):
        """Enrol a laborer of your place, with their recorded consent to training."""
        values = self.read(NewEnrolment)
        found = {name: self.find(model, values.pop(name)) for name, model in JOINING.items()}
        return self.answered(actions.enrol(**found, **values, by=request.user, on=today()), 201)

    @extend_schema(request=TrainingResult, responses=EnrolmentSerializer)
    @action(detail=True, methods=["post"])
    def complete(self, request, pk=None):
        """Record the result; a certificate becomes a skill of the person."""
        row = self.get_object()
        if not owned_by(request.user, TrainingClass.objects.filter(pk=row.training_class_id)).exists():
            raise Forbidden(_("This class belongs to another place."))
        return self.answered(actions.complete(enrolment=row, by=request.user, on=today(), **self.read(TrainingResult)))

    @extend_schema(request=LeavingClass, responses=EnrolmentSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk=None):
        """The trainee leaves; nothing else follows from it."""
        row = self.get_object()
        return self.answered(actions.withdraw(enrolment=row, by=request.user, on=today(), **self.read(LeavingClass)))


ROUTES = [("training-classes", TrainingClassViewSet), ("enrolments", EnrolmentViewSet)]
