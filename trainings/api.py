"""Index of the REST resources of trainings, room by room; and the steps that open a class from demand."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from laborers.registry.models import Laborer
from trainings import journeys
from trainings.classes.api import ROUTES as CLASSES
from trainings.classes.models import TrainingClass
from trainings.demand.api import DemandViewSet, OrderViewSet, WisherSerializer
from trainings.institutions.api import ROUTES as INSTITUTIONS
from trainings.institutions.models import Institution
from trainings.outcomes.api import ROUTES as OUTCOMES
from trainings.programmes.api import ROUTES as PROGRAMMES
from trainings.programmes.models import Programme
from xundian.accounts.scope import visible_to
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.errors import Missing
from xundian.kit.filters import refuse_unknown
from xundian.kit.pagination import Cursor
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class ClassFromOrder(StrictSerializer):
    """The plan of a class; without a division or places they are the order's."""

    id = serializers.UUIDField(required=False)
    programme = serializers.UUIDField()
    institution = serializers.UUIDField()
    division = serializers.CharField(max_length=9, required=False)
    title = serializers.CharField(max_length=80)
    capacity = serializers.IntegerField(min_value=1, max_value=10_000, required=False)
    starts_on = serializers.DateField()
    ends_on = serializers.DateField()
    venue = serializers.CharField(max_length=100, required=False, allow_blank=True)
    subsidised = serializers.BooleanField(required=False, default=False)


class ClassFromWishes(ClassFromOrder):
    """The plan of a class for the people of a place who wish what the programme teaches."""

    division = serializers.CharField(max_length=9)


class PlannedClass(StrictModelSerializer):
    """The class as planned; nobody is enrolled in it yet."""

    class Meta:
        model = TrainingClass
        fields = [
            "id", "title", "institution", "division", "programme", "order", "capacity", "hours", "starts_on", "ends_on",
            "state", "version",
        ]  # fmt: skip
        read_only_fields = fields


class _OpensClasses:
    """Plans a class out of what the request names; the place must be the caller's own."""

    def plan(self, kind):
        """The body with the rows that it names."""
        values = self.read(kind)
        values["programme"] = self.find(Programme, values["programme"])
        values["institution"] = self.find(Institution, values["institution"])
        if "division" in values:
            values["division"] = self.find(Division, values["division"])
            if not values["division"].code.startswith(self.request.user.division_id):
                raise Missing
        return values | {"by": self.request.user, "on": clock.today()}


class OrdersWithClasses(_OpensClasses, OrderViewSet):
    """As the room has it, and the class that is opened from an order."""

    rights = OrderViewSet.rights | {"open_class": "trainings.edit"}

    @extend_schema(request=ClassFromOrder, responses={201: PlannedClass})
    @action(detail=True, methods=["post"], url_path="open-class", serializer_class=PlannedClass)
    def open_class(self, request, pk=None):
        """Plan a class for it; ask `training-demand/proposed/` whom to ask, enrolment needs each one's consent."""
        order = self.get_object()
        return self.answered(journeys.open_class_from_order(order=order, **self.plan(ClassFromOrder)), 201)


class DemandWithClasses(_OpensClasses, DemandViewSet):
    """As the room has it, the class that is opened from wishes, and whom to ask for a class."""

    rights = DemandViewSet.rights | {"open_class": "trainings.edit", "proposed": "demand.read"}

    @extend_schema(request=ClassFromWishes, responses={201: PlannedClass})
    @action(detail=False, methods=["post"], url_path="open-class", serializer_class=PlannedClass)
    def open_class(self, request):
        """Plan a class for the people of a place who wish what the programme teaches."""
        return self.answered(journeys.open_class_from_wishes(**self.plan(ClassFromWishes)), 201)

    @extend_schema(
        parameters=[OpenApiParameter("training_class", str, required=True)], responses=WisherSerializer(many=True)
    )
    @action(detail=False, serializer_class=WisherSerializer, filter_backends=[], pagination_class=Cursor)
    def proposed(self, request):
        """Whom to ask for a planned or open class, registered poor first: a proposal, no enrolment."""
        refuse_unknown(request, ("training_class", "cursor", "limit"))
        row = self.find(TrainingClass, request.query_params.get("training_class", ""))
        rows = journeys.proposed(row, clock.today()).filter(laborer__in=visible_to(request.user, Laborer.objects.all()))
        return self.get_paginated_response(self.get_serializer(self.paginate_queryset(rows), many=True).data)


DEMAND = [("training-orders", OrdersWithClasses), ("training-demand", DemandWithClasses)]
ROUTES = [*PROGRAMMES, *INSTITUTIONS, *DEMAND, *CLASSES, *OUTCOMES]
