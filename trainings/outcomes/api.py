"""REST resource `training-outcomes`: who was trained by kind and place, and who found work afterwards."""

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from trainings.classes.models import Enrolment
from trainings.outcomes import queries
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.scope import under, visible_to
from xundian.kit import clock
from xundian.kit.asked import PeriodAsked, YearAsked
from xundian.kit.errors import Invalid

DIGITS = {"none": 0, "county": 6, "township": 9, "village": 12}


class TrainedAsked(YearAsked):
    """The year (this one unless told), the place, and the level of the lines."""

    level = serializers.ChoiceField(choices=list(DIGITS), default="none")


class EmployedAsked(PeriodAsked):
    """The period in which classes ended (this year unless told), the place, and by what graduates are grouped."""

    group = serializers.ChoiceField(choices=sorted(queries.GROUPS), default="none")


class GraduatesAsked(EmployedAsked):
    """The same, and the line whose names are opened: its group and key."""

    of = serializers.CharField(required=False, allow_blank=True, max_length=60, default="")


class TrainedSerializer(serializers.Serializer):
    """Of one kind in one place: trainings (who completed two counts twice), those of registered poor, people."""

    place, kind = serializers.CharField(allow_blank=True), serializers.CharField()
    trainings, supported = serializers.IntegerField(), serializers.IntegerField()
    people = serializers.IntegerField()


class EmployedSerializer(serializers.Serializer):
    """One group at one mark; the share in percent, empty while no class is old enough."""

    key, months = serializers.CharField(allow_blank=True), serializers.IntegerField()
    graduates, old_enough = serializers.IntegerField(), serializers.IntegerField()
    employed = serializers.IntegerField()
    percent = serializers.FloatField(allow_null=True)


class GraduateSerializer(serializers.Serializer):
    """One graduate behind a line, with the first work that counts."""

    id, laborer = serializers.UUIDField(), serializers.UUIDField(source="laborer_id")
    laborer_name = serializers.CharField(source="laborer.name")
    division, division_name = serializers.CharField(source="division_id"), serializers.CharField(source="division.name")
    training_class = serializers.UUIDField(source="training_class_id")
    training_class_title = serializers.CharField(source="training_class.title")
    ends_on = serializers.DateField(source="training_class.ends_on")
    work_from = serializers.DateField(allow_null=True)
    works_for = serializers.CharField(allow_null=True)


class OutcomeViewSet(ScopedViewSet):
    """What trainings led to, computed from enrolments and placements (X2.2-4, X3.1)."""

    rights = dict.fromkeys(["trained", "employed", "graduates"], "trainings.read")
    queryset = Enrolment.objects.select_related("laborer", "division", "training_class")
    serializer_class = GraduateSerializer
    filter_backends = []
    page_order = ("id",)

    @extend_schema(parameters=[TrainedAsked], responses=TrainedSerializer(many=True), filters=False)
    @action(detail=False, pagination_class=None)
    def trained(self, request):
        """Trained in a year by kind, of whom registered poor; by place, if asked."""
        asked = _asked(TrainedAsked, request)
        rows = _of_place(queries.completed_in(asked["year"], clock.today()), asked, request.user)
        found = queries.trained(rows, digits=DIGITS[asked["level"]])
        return Response(TrainedSerializer(found, many=True).data)

    @extend_schema(parameters=[EmployedAsked], responses=EmployedSerializer(many=True), filters=False)
    @action(detail=False, pagination_class=None)
    def employed(self, request):
        """Of the graduates of classes that ended in a period: who had work within 1, 3 and 6 months."""
        asked = _asked(EmployedAsked, request)
        rows, period = _of_place(Enrolment.objects.all(), asked, request.user), _period(asked)
        return Response(EmployedSerializer(queries.employed(rows, group=asked["group"], **period), many=True).data)

    @extend_schema(parameters=[GraduatesAsked], responses=GraduateSerializer(many=True), filters=False)
    @action(detail=False)
    def graduates(self, request):
        """The names behind a line of `employed`: group and `of`, its key."""
        asked = _asked(GraduatesAsked, request)
        rows = queries.graduates(_of_place(Enrolment.objects.all(), asked, request.user), **_period(asked))
        page = self.paginate_queryset(queries.of_group(rows, asked["group"], asked["of"]).order_by("id"))
        return self.get_paginated_response(GraduateSerializer(page, many=True).data)


def _asked(kind, request):
    known = {key: value for key, value in request.query_params.items() if key not in ("cursor", "limit")}
    form = kind(data=known)
    form.is_valid(raise_exception=True)
    return form.validated_data


def _period(asked):
    return {"since": asked["since"], "until": asked["until"], "on": clock.today()}


def _of_place(rows, asked, user):
    code = asked.get("division", "")
    if code and not (code.isascii() and code.isdigit()):
        raise Invalid(_("This is not a division code."), field="division", code="bad_code")
    return visible_to(user, rows.filter(under("division_id", code)) if code else rows)


ROUTES = [("training-outcomes", OutcomeViewSet)]
