"""REST resources `training-sessions` and `class-findings`."""

from drf_spectacular.utils import extend_schema
from rest_framework import mixins
from rest_framework.decorators import action
from rest_framework.response import Response

from trainings.classes import actions, queries
from trainings.classes.api.shapes import NewSession, SessionChanges, SessionSerializer
from trainings.classes.api.sheets import AttendanceCounts, AttendanceSheet, FindingSerializer, Remedy, SheetLine
from trainings.classes.api.words import LabelledViewSet, check_own
from trainings.classes.models import Finding, Session, TrainingClass
from xundian.accounts.scope import visible_to
from xundian.kit.clock import now, today


class SessionViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, LabelledViewSet):
    """Timetables of classes, and the attendance sheet of each session (X4)."""

    queryset = queries.with_marked(Session.objects.select_related("training_class"))
    serializer_class = SessionSerializer
    filterset_fields = ["training_class", "day", "called_off"]
    rights = {
        "list": "trainings.read", "retrieve": "trainings.read", "create": "trainings.edit",
        "partial_update": "trainings.edit", "call_off": "trainings.edit", "sheet": "trainings.read",
        "attendance": "attendance.mark",
    }  # fmt: skip

    def answered(self, row, status=200):
        """The row read again, with what a list counts of it."""
        return super().answered(self.get_queryset().get(pk=row.pk), status)

    @extend_schema(request=NewSession, responses={201: SessionSerializer})
    def create(self, request):
        """A session of a class of your own place."""
        values = self.read(NewSession)
        row = self.find(TrainingClass, values.pop("training_class"))
        check_own(request.user, row.pk)
        return self.answered(actions.add_session(training_class=row, by=request.user, **values), 201)

    @extend_schema(request=SessionChanges, responses=SessionSerializer)
    def partial_update(self, request, pk=None):
        """Correct a session; send If-Match. Its time stays once there is a sheet."""
        row = self.get_object()
        version, changes = self.expected_version(), self.read(SessionChanges)
        return self.answered(
            actions.change_session(session=row, changes=changes, expected_version=version, by=request.user)
        )

    @extend_schema(request=None, responses=SessionSerializer)
    @action(detail=True, methods=["post"], url_path="call-off")
    def call_off(self, request, pk=None):
        """It is not held, and counts nowhere."""
        return self.answered(actions.call_off_session(session=self.get_object(), by=request.user))

    @extend_schema(responses=SheetLine(many=True), filters=False)
    @action(detail=True, methods=["get"], url_path="attendance", page_order=["laborer__pinyin", "id"])
    def sheet(self, request, pk=None):
        """Whom the session expects, of your place, and what the sheet says of each."""
        session = self.get_object()
        rows = queries.with_marks(queries.trainees_on(session.training_class, session.day), session)
        rows = visible_to(request.user, rows.select_related("laborer", "division"))
        return self.get_paginated_response(SheetLine(self.paginate_queryset(rows), many=True).data)

    @extend_schema(request=AttendanceSheet, responses=AttendanceCounts)
    @sheet.mapping.post
    def attendance(self, request, pk=None):
        """Write the sheet, or your village's part of it; a later word replaces an earlier one."""
        session, values = self.find(Session, pk), self.read(AttendanceSheet)
        expected = visible_to(request.user, queries.trainees_on(session.training_class, session.day))
        if "absent" not in values:
            values["absent"] = list(expected.values_list("pk", flat=True))
        actions.check_theirs(set(values["present"]) | set(values["absent"]), expected)
        return Response(actions.mark(session=session, by=request.user, at=now(), **values))


class FindingViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, LabelledViewSet):
    """What inspections found wrong with classes, until it is put right (X4)."""

    queryset = Finding.objects.select_related("inspection")
    serializer_class = FindingSerializer
    filterset_fields = {"kind": ["exact"], "settled_on": ["isnull"], "inspection__training_class": ["exact"]}
    rights = {"list": "trainings.read", "retrieve": "trainings.read", "settle": "trainings.edit"}

    @extend_schema(request=Remedy, responses=FindingSerializer)
    @action(detail=True, methods=["post"])
    def settle(self, request, pk=None):
        """It is put right; say how."""
        row = self.get_object()
        return self.answered(actions.settle_finding(finding=row, by=request.user, on=today(), **self.read(Remedy)))


ROUTES = [("training-sessions", SessionViewSet), ("class-findings", FindingViewSet)]
