"""REST resource `training-classes`."""

from drf_spectacular.utils import extend_schema
from rest_framework import mixins
from rest_framework.decorators import action
from rest_framework.response import Response

from trainings.classes import actions, queries
from trainings.classes.api.people import RosterSerializer
from trainings.classes.api.shapes import (
    ClashSerializer,
    ClassCancelling,
    ClassChanges,
    ClassSerializer,
    NewClass,
    SessionSerializer,
    Weekdays,
)
from trainings.classes.api.sheets import ClassInspection, NewInspection, SatisfactionSerializer, Slips
from trainings.classes.api.words import NAMED, LabelledViewSet
from trainings.classes.models import TrainingClass
from trainings.classes.rules import shown_slip
from xundian.accounts.scope import visible_to
from xundian.kit.clock import today


def _step(step, text):
    """An endpoint `POST {id}/{verb}/` that calls one step of a class which the caller's own place runs."""

    def move(self, request, pk=None):
        return self.answered(step(training_class=self.get_object(), by=request.user, on=today()))

    move.__name__, move.__doc__ = step.__name__, text
    return extend_schema(request=None, responses=ClassSerializer)(action(detail=True, methods=["post"])(move))


class TrainingClassViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, LabelledViewSet):
    """Training classes of the county (X2.2-4, X4): their county finds them, their own place changes them."""

    queryset = queries.with_hours(
        queries.with_taken(TrainingClass.objects.select_related("institution", "division", "programme"))
    )
    serializer_class = ClassSerializer
    filterset_fields = [
        "state", "kind", "occupation", "division", "institution", "programme", "order", "subsidised", "source",
    ]  # fmt: skip
    # The answer holds codes that are kept nowhere else.
    never_kept = ("slips",)
    rights = {
        "list": "trainings.read", "retrieve": "trainings.read", "create": "trainings.edit",
        "partial_update": "trainings.edit", "open": "trainings.edit", "start": "trainings.edit",
        "assess": "trainings.edit", "close": "trainings.edit", "cancel": "trainings.edit",
        "weekdays": "trainings.edit", "clashes": "trainings.read",
        "inspections": "trainings.read", "inspect": "trainings.edit", "roster": "trainings.read",
        "satisfaction": "trainings.read", "slips": "trainings.edit", "void_slips": "trainings.edit",
    }  # fmt: skip

    def answered(self, row, status=200):
        """The row read again, with what a list counts of it."""
        return super().answered(self.get_queryset().get(pk=row.pk), status)

    @extend_schema(request=NewClass, responses={201: ClassSerializer})
    def create(self, request):
        """Plan a class of your own place; a subsidised one needs an institution on a final list."""
        values = self.read(NewClass)
        given = {name: values.pop(name) for name in NAMED if values.get(name)}
        places = {name: self.find(NAMED[name], pk) for name, pk in given.items()}
        empty = {name: value for name, value in values.items() if name not in NAMED}
        return self.answered(actions.plan_class(**places, **empty, by=request.user), 201)

    @extend_schema(request=ClassChanges, responses=ClassSerializer)
    def partial_update(self, request, pk=None):
        """Correct the plan; send If-Match. More places move people up from the waiting list."""
        row = self.get_object()
        version, changes = self.expected_version(), self.read(ClassChanges)
        return self.answered(
            actions.change_class(
                training_class=row, changes=changes, expected_version=version, by=request.user, on=today()
            )
        )

    open = _step(actions.open, "Open it for enrolment; its institution must be approved today.")
    start = _step(actions.start, "Teaching begins; it needs trainees and a timetable.")
    assess = _step(actions.assess, "The assessment was held.")
    close = _step(actions.close, "Close it once every trainee has a result.")

    @extend_schema(request=ClassCancelling, responses=ClassSerializer)
    @action(detail=True, methods=["post"])
    def cancel(self, request, pk=None):
        """It does not take place; trainees and those who wait leave without consequence."""
        row = self.get_object()
        return self.answered(
            actions.cancel(training_class=row, by=request.user, on=today(), **self.read(ClassCancelling))
        )

    @extend_schema(request=Weekdays, responses={201: SessionSerializer(many=True)}, filters=False)
    @action(detail=True, methods=["post"], pagination_class=None)
    def weekdays(self, request, pk=None):
        """Generate sessions on weekdays until the hours of the class are reached."""
        row, values = self.get_object(), self.read(Weekdays)
        made = actions.generate_sessions(training_class=row, by=request.user, **values)
        rows = queries.timetable(row).filter(pk__in=[each.pk for each in made]).select_related("training_class")
        return Response(SessionSerializer(rows, many=True).data, 201)

    @extend_schema(responses=ClashSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def clashes(self, request, pk=None):
        """Sessions that meet others at the same place, or with the same person; told, and no obstacle."""
        met = queries.clashes(list(queries.sessions_of(self.get_object())))
        return Response([_clash(session, other) for session, others in met.items() for other in others])

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
        values["found"] = [(each["kind"], each["note"]) for each in values.get("found", ())]
        row = actions.inspect(training_class=self.get_object(), by=request.user, on=today(), **values)
        return Response(ClassInspection(row).data, 201)

    @extend_schema(responses=RosterSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], page_order=["laborer__pinyin", "id"])
    def roster(self, request, pk=None):
        """Trainees with their attendance; a village sees its own people."""
        page = self.paginate_queryset(visible_to(request.user, queries.roster(self.get_object())))
        return self.get_paginated_response(RosterSerializer(page, many=True).data)

    @extend_schema(responses=SatisfactionSerializer, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def satisfaction(self, request, pk=None):
        """What trainees think of a closed class, once enough of them answered; nobody can be told from it."""
        return Response(SatisfactionSerializer(queries.satisfaction(self.get_object())).data)

    @extend_schema(request=None, responses={201: Slips})
    @action(detail=True, methods=["post"])
    def slips(self, request, pk=None):
        """Fresh codes for trainees without one, to be drawn unseen; they are shown this once."""
        codes = actions.print_slips(training_class=self.get_object(), by=request.user)
        return Response({"codes": [shown_slip(code) for code in codes]}, 201)

    @extend_schema(request=None, responses=ClassSerializer)
    @action(detail=True, methods=["post"], url_path="void-slips")
    def void_slips(self, request, pk=None):
        """Unused slips are dead, for a stack that was lost."""
        row = self.get_object()
        actions.void_slips(training_class=row, by=request.user)
        return self.answered(row)


def _clash(session, other):
    return {
        "session": str(session), "other": str(other.pk), "title": other.training_class.title, "day": other.day,
        "begins": other.begins, "ends": other.ends, "place": other.place,
    }  # fmt: skip


ROUTES = [("training-classes", TrainingClassViewSet)]
