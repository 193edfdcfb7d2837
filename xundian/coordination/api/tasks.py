"""REST resource `tasks` (X2.2-8)."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from xundian.accounts.filters import DivisionFilter
from xundian.accounts.labels import ChoiceLabel
from xundian.accounts.models import User
from xundian.coordination import actions, queries
from xundian.coordination.actions.checks import NOTE
from xundian.coordination.actions.tasks import LONGEST
from xundian.coordination.api.ledger import Ledger, Line
from xundian.coordination.models import Meeting, Task
from xundian.coordination.rules import late_days
from xundian.coordination.states import TaskState
from xundian.kit import clock
from xundian.kit.serializers import StrictSerializer


class TaskSerializer(Line):
    """What somebody is to do by a day; `late_days` of an open task whose day has passed."""

    owner_name = serializers.CharField(source="owner.name", read_only=True)
    meeting_title = serializers.CharField(source="meeting.title", read_only=True, allow_null=True, default=None)
    state_label = ChoiceLabel(TaskState, source="state")
    late_days = serializers.SerializerMethodField()

    class Meta:
        model = Task
        fields = [
            "id", "division", "division_name", "meeting", "meeting_title", "text", "owner", "owner_name", "set_on",
            "due_on", "late_days", "state", "state_label", "ended_on", "outcome", "by", "by_name", "version",
        ]  # fmt: skip
        read_only_fields = fields

    def get_late_days(self, row) -> int:
        """Days since its day has passed; 0 when it is not late."""
        return late_days(row.state, row.due_on, clock.today())


class NewTask(StrictSerializer):
    """What setting a task takes: the words, whose it is, by when; the meeting that decided it, if one did."""

    id = serializers.UUIDField(required=False)
    text = serializers.CharField(max_length=LONGEST)
    owner = serializers.UUIDField()
    due_on = serializers.DateField()
    meeting = serializers.UUIDField(required=False, allow_null=True)


class TaskChanges(StrictSerializer):
    """What may change of an open task."""

    text = serializers.CharField(max_length=LONGEST, required=False)
    owner = serializers.UUIDField(required=False)
    due_on = serializers.DateField(required=False)


class Outcome(StrictSerializer):
    """What became of it."""

    outcome = serializers.CharField(max_length=NOTE)


class Reopened(StrictSerializer):
    """The new day."""

    due_on = serializers.DateField()


class TaskFilter(filters.FilterSet):
    """Tasks by place, owner, meeting, state and day; `late` when the day has passed, `mine` for one's own."""

    division = DivisionFilter()
    late = filters.BooleanFilter(method="only_late")
    mine = filters.BooleanFilter(method="only_mine")

    class Meta:
        model = Task
        fields = {"owner": ["exact"], "meeting": ["exact"], "state": ["exact"], "due_on": ["gte", "lte"]}

    def only_late(self, rows, name, value):
        """Late ones, or all the others."""
        found = queries.late(rows, clock.today())
        return found if value else rows.exclude(pk__in=found.values("pk"))

    def only_mine(self, rows, name, value):
        """One's own, or all the others."""
        return rows.filter(owner=self.request.user) if value else rows.exclude(owner=self.request.user)


class TaskViewSet(Ledger):
    """What was decided: who does what by when, and what became of it (X2.2-8)."""

    queryset = Task.objects.select_related("division", "owner", "meeting", "by")
    serializer_class = TaskSerializer
    filterset_class = TaskFilter
    page_order = ("due_on", "id")
    rights = dict.fromkeys(["list", "retrieve"], "tasks.read") | {"done": "tasks.finish"} | dict.fromkeys(
        ["create", "partial_update", "withdraw", "reopen"], "tasks.edit"
    )  # fmt: skip

    @extend_schema(request=NewTask, responses={201: TaskSerializer})
    def create(self, request):
        """Set somebody of your place a task; the owner is told."""
        given = self.read(NewTask)
        given["owner"] = self.find(User, given["owner"])
        given["meeting"] = self.find(Meeting, given["meeting"]) if given.get("meeting") else None
        return self.answered(actions.set_task(by=request.user, on=clock.today(), at=clock.now(), **given), 201)

    @extend_schema(request=TaskChanges, responses=TaskSerializer)
    def partial_update(self, request, pk=None):
        """Change words, day or owner of an open task; send If-Match."""
        row, version, changes = self.get_object(), self.expected_version(), self.read(TaskChanges)
        if "owner" in changes:
            changes["owner"] = self.find(User, changes["owner"])
        return self.answered(actions.change_task(
            task=row, changes=changes, expected_version=version, by=request.user, on=clock.today(), at=clock.now()
        ))  # fmt: skip

    @extend_schema(request=Outcome, responses=TaskSerializer)
    @action(detail=True, methods=["post"])
    def done(self, request, pk=None):
        """It is done, and how; one's own, or any of the place for who sets tasks."""
        return self._ended(TaskState.DONE)

    @extend_schema(request=Outcome, responses=TaskSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk=None):
        """It need not be done any more, and why."""
        return self._ended(TaskState.WITHDRAWN)

    @extend_schema(request=Reopened, responses=TaskSerializer)
    @action(detail=True, methods=["post"])
    def reopen(self, request, pk=None):
        """It is to be done after all, by a new day."""
        row, given = self.get_object(), self.read(Reopened)
        return self.answered(actions.reopen_task(task=row, by=request.user, on=clock.today(), at=clock.now(), **given))

    def _ended(self, state):
        row, given = self.get_object(), self.read(Outcome)
        return self.answered(actions.end_task(task=row, state=state, by=self.request.user, on=clock.today(), **given))


ROUTES = [("tasks", TaskViewSet)]
