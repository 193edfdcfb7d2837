"""Index of the office's REST resources, room by room, and the endpoints of a user that start a journey."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.journeys import load
from laborers.journeys.posts import OFFICE, takers
from xundian.accounts import api as accounts
from xundian.accounts import queries
from xundian.accounts.models import Station, User
from xundian.aggregates import api as aggregates
from xundian.codes import api as codes
from xundian.coordination import api as coordination
from xundian.coordination import journeys
from xundian.coordination.models import Task
from xundian.coordination.queries import open_tasks
from xundian.divisions import api as divisions
from xundian.divisions.models import Division
from xundian.exports import api as exports
from xundian.kit import clock
from xundian.kit.serializers import StrictSerializer
from xundian.messages import api as messages
from xundian.reports import api as reports
from xundian.sync import api as sync
from xundian.targets import api as targets
from xundian.webhooks import api as webhooks


class Taker(StrictSerializer):
    """Of one difficulty: who takes it over, a user by id or the office that it lies with."""

    id = serializers.UUIDField()
    to = serializers.UUIDField(allow_null=True, help_text="A user; null for the office.")


class Assignments(StrictSerializer):
    """Who takes over what: `place` a colleague or somebody of the office above, `until` for a cover with an end.

    `difficulties` names takers one by one; `rest_to_office`, or `rest`, takes those that are not named. `tasks` takes
    over what meetings decided.
    """

    place = serializers.UUIDField(required=False, allow_null=True)
    until = serializers.DateField(required=False, allow_null=True)
    difficulties = Taker(many=True, required=False)
    rest = serializers.UUIDField(required=False, allow_null=True)
    rest_to_office = serializers.BooleanField(default=False)
    tasks = serializers.UUIDField(required=False, allow_null=True)


class Moving(Assignments):
    """The same, and one of division, station and site, where the officer goes."""

    division = serializers.CharField(max_length=20, required=False)
    station = serializers.UUIDField(required=False)
    site_id = serializers.UUIDField(required=False)


class Load(serializers.Serializer):
    """What rests on one officer today."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    role = serializers.CharField()
    due = serializers.IntegerField()
    overdue = serializers.IntegerField()
    difficulties = serializers.IntegerField()
    covers = serializers.IntegerField()


class OwnedDifficulty(serializers.Serializer):
    """A difficulty that the officer owns by name; never what it is about."""

    id = serializers.UUIDField()
    due_on = serializers.DateField()
    level = serializers.CharField()
    confidential = serializers.BooleanField()


class OwnedTask(serializers.Serializer):
    """An open task of the officer."""

    id = serializers.UUIDField()
    text = serializers.CharField()
    due_on = serializers.DateField()


class Handover(serializers.Serializer):
    """The preview: what must be given to somebody, and who may take it."""

    households = serializers.IntegerField()
    load = Load()
    difficulties = OwnedDifficulty(many=True)
    tasks = OwnedTask(many=True)
    takers = Load(many=True)


class UserHandover(accounts.UserViewSet):
    """Accounts of the county, those of its stations and sites included."""

    rights = accounts.UserViewSet.rights | {
        "handover": "users.read", "deactivate": "posts.hand_over", "move": "posts.hand_over",
    }  # fmt: skip

    @extend_schema(responses=Handover)
    @action(detail=True, methods=["get"])
    def handover(self, request, pk):
        """What an officer would leave behind, and who may take it over with what they have already."""
        user = self.get_object()
        able = takers(user)
        known = load.loads([user, *able], clock.today())
        shown = [{"id": each.pk, "name": each.name, "role": each.role} | known[each.pk] for each in (user, *able)]
        answer = {
            "households": load.households_of(user), "load": shown[0], "difficulties": load.owned(user),
            "tasks": open_tasks(Task.objects, owner=user), "takers": shown[1:],
        }  # fmt: skip
        return Response(Handover(answer).data)

    @extend_schema(request=Assignments, responses=accounts.UserSerializer)
    @action(detail=True, methods=["post"])
    def deactivate(self, request, pk):
        """Close an account, once everything of its post is given to somebody; 422 names what is not."""
        user = self.get_object()
        return self._handed(user, self.read(Assignments))

    @extend_schema(request=Moving, responses=accounts.UserSerializer)
    @action(detail=True, methods=["post"])
    def move(self, request, pk):
        """The officer goes to another place of the county, once everything of the post is given to somebody."""
        user, values = self.get_object(), self.read(Moving)
        to = {}
        for name, rows in (("division", Division), ("station", Station), ("site_id", queries.sites())):
            if name in values:
                row = self.find(rows, values.pop(name))
                to[name] = row.pk if name == "site_id" else row
        return self._handed(user, values, to)

    def _handed(self, user, values, to=None):
        given = {
            "place": self._person(values.get("place")), "until": values.get("until"),
            "difficulties": {
                each["id"]: self._person(each["to"]) or OFFICE for each in values.get("difficulties", ())
            },
            "rest": OFFICE if values["rest_to_office"] else self._person(values.get("rest")),
            "tasks": self._person(values.get("tasks")),
        }  # fmt: skip
        changed = journeys.hand_over_post(
            leaver=user, assignments=given, by=self.request.user, on=clock.today(), at=clock.now(), to=to
        )
        return Response(accounts.UserSerializer(changed).data)

    def _person(self, pk):
        return self.find(User, pk) if pk else None


ROUTES = [
    *divisions.ROUTES,
    *codes.ROUTES,
    *accounts.ROUTES,
    ("users", UserHandover),
    *messages.ROUTES,
    *reports.ROUTES,
    *targets.ROUTES,
    *aggregates.ROUTES,
    *coordination.ROUTES,
    *exports.ROUTES,
    *sync.ROUTES,
    *webhooks.ROUTES,
]
# Addresses outside the resources, as their protocol names them.
PATHS = sync.PATHS
