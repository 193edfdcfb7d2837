"""REST resources `enrolments`, `training-assessments` and `certificates`."""

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.registry.models import Laborer
from trainings.classes import actions, queries
from trainings.classes.api.people import (
    AssessmentPart,
    CertificateSerializer,
    EnrolmentSerializer,
    LeavingClass,
    NewAssessmentPart,
    NewCertificate,
    NewEnrolment,
    RevokedCertificate,
    TrainingResult,
)
from trainings.classes.api.shapes import ClassSerializer
from trainings.classes.api.words import JOINING, LABORER, LabelledViewSet, check_own
from trainings.classes.models import Assessment, Certificate, Enrolment
from xundian.kit.clock import today


class EnrolmentViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, LabelledViewSet):
    """Who joined which class, or waits for a place, and with what result."""

    queryset = queries.with_certificate(Enrolment.objects.select_related("training_class", "laborer", "division"))
    serializer_class = EnrolmentSerializer
    filterset_fields = ["training_class", "laborer", "state", "drop_out", "source"]
    rights = {
        "list": "trainings.read", "retrieve": "trainings.read", "choices": "enrolments.edit",
        "create": "enrolments.edit", "wait": "enrolments.edit", "complete": "trainings.edit",
        "withdraw": "enrolments.edit",
    }  # fmt: skip

    def answered(self, row, status=200):
        """The row read again, with its certificate."""
        return super().answered(self.get_queryset().get(pk=row.pk), status)

    @extend_schema(responses=ClassSerializer(many=True), filters=False, parameters=[LABORER])
    @action(detail=False, methods=["get"], pagination_class=None)
    def choices(self, request):
        """The classes that a laborer of your place may join today."""
        asked = serializers.UUIDField().run_validation(request.query_params.get("laborer"))
        rows = queries.with_hours(queries.choices_for(self.find(Laborer, asked), today()))
        rows = rows.select_related("institution", "division", "programme")
        return Response(ClassSerializer(rows, many=True, context=self.get_serializer_context()).data)

    @extend_schema(request=NewEnrolment, responses={201: EnrolmentSerializer})
    def create(self, request):
        """Enrol a laborer of your place, with their recorded consent to training."""
        return self.answered(actions.enrol(**self._joining(), by=request.user, on=today()), 201)

    @extend_schema(request=NewEnrolment, responses={201: EnrolmentSerializer})
    @action(detail=False, methods=["post"])
    def wait(self, request):
        """Put a laborer on the waiting list of a full class; a free place moves the first in line up."""
        return self.answered(actions.wait(**self._joining(), by=request.user, on=today()), 201)

    def _joining(self):
        values = self.read(NewEnrolment)
        return {name: self.find(model, values.pop(name)) for name, model in JOINING.items()} | values

    @extend_schema(request=TrainingResult, responses=EnrolmentSerializer)
    @action(detail=True, methods=["post"])
    def complete(self, request, pk=None):
        """Record the result; a certificate becomes a skill of the person."""
        row = self.get_object()
        check_own(request.user, row.training_class_id)
        return self.answered(actions.complete(enrolment=row, by=request.user, on=today(), **self.read(TrainingResult)))

    @extend_schema(request=LeavingClass, responses=EnrolmentSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk=None):
        """The trainee leaves the class or its waiting list; nothing else follows from it."""
        row = self.get_object()
        return self.answered(actions.withdraw(enrolment=row, by=request.user, on=today(), **self.read(LeavingClass)))


class TrainingAssessmentViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, LabelledViewSet):
    """Parts of the assessment of trainees."""

    queryset = Assessment.objects.select_related("enrolment__laborer")
    serializer_class = AssessmentPart
    filterset_fields = ["enrolment", "enrolment__training_class", "part"]
    rights = {"list": "trainings.read", "retrieve": "trainings.read", "create": "trainings.edit"}

    @extend_schema(request=NewAssessmentPart, responses={201: AssessmentPart})
    def create(self, request):
        """Record a part of the assessment of a trainee of your own class."""
        values = self.read(NewAssessmentPart)
        row = self.find(Enrolment, values.pop("enrolment"))
        check_own(request.user, row.training_class_id)
        return self.answered(actions.record_assessment(enrolment=row, by=request.user, on=today(), **values), 201)


class CertificateViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, LabelledViewSet):
    """Certificates of trainees who passed."""

    queryset = Certificate.objects.select_related("enrolment__laborer", "enrolment__training_class")
    serializer_class = CertificateSerializer
    filterset_fields = {
        "number": ["exact"], "enrolment": ["exact"], "enrolment__laborer": ["exact"],
        "enrolment__training_class": ["exact"], "level": ["exact"], "kind": ["exact"], "revoked_on": ["isnull"],
    }  # fmt: skip
    rights = {
        "list": "trainings.read", "retrieve": "trainings.read", "create": "trainings.edit", "revoke": "trainings.edit",
    }  # fmt: skip

    @extend_schema(request=NewCertificate, responses={201: CertificateSerializer})
    def create(self, request):
        """Issue the certificate of a trainee of your own class who passed."""
        values = self.read(NewCertificate)
        row = self.find(Enrolment, values.pop("enrolment"))
        check_own(request.user, row.training_class_id)
        return self.answered(actions.issue_certificate(enrolment=row, by=request.user, on=today(), **values), 201)

    @extend_schema(request=RevokedCertificate, responses=CertificateSerializer)
    @action(detail=True, methods=["post"])
    def revoke(self, request, pk=None):
        """It is void from today; its page says so."""
        row = self.get_object()
        check_own(request.user, row.enrolment.training_class_id)
        reason = self.read(RevokedCertificate)["reason"]
        return self.answered(actions.revoke_certificate(certificate=row, reason=reason, by=request.user, on=today()))


ROUTES = [
    ("enrolments", EnrolmentViewSet),
    ("training-assessments", TrainingAssessmentViewSet),
    ("certificates", CertificateViewSet),
]
