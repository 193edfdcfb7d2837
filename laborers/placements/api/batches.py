"""REST resources `batches` with their rosters; the index adds departure and arrival, which cross rooms."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.jobs.models import Offer
from laborers.placements import actions, queries
from laborers.placements.api.resources import Resource
from laborers.placements.api.shapes import DayOfStep, below, label, named, read
from laborers.placements.models import Batch, RosterLine
from laborers.placements.states import GAPS, BatchState
from xundian.accounts.scope import find_visible, visible_to
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer

OWN = [
    "id", "division", "name", "departs_on", "destination", "transport_kind", "transport", "meeting_point", "meets_at",
    "leader_name", "leader_phone",
]  # fmt: skip


class BatchSerializer(StrictModelSerializer):
    """A batch and how many people are on its roster, left, and arrived."""

    division_name, state_label = named("division.name"), named("get_state_display")
    transport_kind_label, destination_label = named("get_transport_kind_display"), label()
    people, departed = serializers.IntegerField(read_only=True), serializers.IntegerField(read_only=True)
    arrived = serializers.IntegerField(read_only=True)

    class Meta:
        model = Batch
        fields = [
            *OWN, "division_name", "destination_label", "transport_kind_label", "state", "state_label", "arrived_on",
            "people", "departed", "arrived", "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewBatch(StrictModelSerializer):
    """What a batch needs before it leaves."""

    id = serializers.UUIDField(required=False)
    division = serializers.CharField(max_length=12)

    class Meta:
        model = Batch
        fields = OWN


class BatchChanges(StrictModelSerializer):
    """What may be changed of a batch that has not left."""

    class Meta:
        model = Batch
        fields = [name for name in OWN if name not in ("id", "division")]


class GapSerializer(serializers.Serializer):
    """Something that is missing, as a code and in words."""

    code, text = serializers.CharField(), serializers.CharField()


class BatchRosterSerializer(StrictModelSerializer):
    """One person of a batch and what is still missing; `id` is the line, by which the checks name the person."""

    laborer_name, laborer_phone = named("laborer.name"), named("laborer.phone")
    household_number, division_name = named("laborer.household.number"), named("division.name")
    vacancy_title, enterprise_name = named("offer.vacancy.title"), serializers.SerializerMethodField()
    state_label = named("get_state_display")
    wage = YuanField(source="wage_fen", read_only=True, allow_null=True)
    gaps = serializers.SerializerMethodField()

    class Meta:
        model = RosterLine
        fields = [
            "id", "laborer", "laborer_name", "laborer_phone", "household_number", "division", "division_name", "offer",
            "vacancy_title", "enterprise_name", "placement", "consent", "state", "state_label", "contract_from",
            "contract_to", "wage", "settled_on", "handed_to", "note", "gaps", "version",
        ]  # fmt: skip
        read_only_fields = fields

    def get_enterprise_name(self, line) -> str:
        """Where the person is to work, or works."""
        place = line.placement or (line.offer and line.offer.vacancy)
        return place.enterprise.name if place and place.enterprise else getattr(line.placement, "employer_name", "")

    @extend_schema(responses=GapSerializer(many=True))
    def get_gaps(self, line) -> list[dict[str, str]]:
        """What is still missing, the weightiest first."""
        return [{"code": code, "text": str(GAPS[code])} for code in queries.gaps_of(line, self.context["batch"])]


class NewLine(StrictSerializer):
    """Somebody who accepted a post, with the terms as far as they are known."""

    id = serializers.UUIDField(required=False)
    offer = serializers.UUIDField()
    contract_from = serializers.DateField(required=False, allow_null=True)
    contract_to = serializers.DateField(required=False, allow_null=True)
    wage = YuanField(source="wage_fen", required=False, allow_null=True)
    note = serializers.CharField(max_length=200, required=False, allow_blank=True)


class RemovedLine(StrictSerializer):
    """Who is taken off the list."""

    line = serializers.UUIDField()
    note = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")


class Departure(DayOfStep):
    """Of whom the departure check says that they did not come: `later` keeps the post, `called_off` gives it back."""

    later = serializers.ListField(child=serializers.UUIDField(), default=list, max_length=500)
    called_off = serializers.ListField(child=serializers.UUIDField(), default=list, max_length=500)

    def validate(self, attrs):
        """Today unless another day is given."""
        return super().validate(attrs) | {name: attrs[name] for name in ("later", "called_off")}


class Arrival(DayOfStep):
    """To whom everybody was handed over, but for the lines of `handed`; and who did not arrive, with what is known."""

    handed_to = serializers.CharField(max_length=80, required=False, allow_blank=True, default="")
    handed = serializers.DictField(child=serializers.CharField(max_length=80), default=dict)
    not_arrived = serializers.DictField(child=serializers.CharField(max_length=200, allow_blank=True), default=dict)

    def validate(self, attrs):
        """Today unless another day is given."""
        return super().validate(attrs) | {name: attrs[name] for name in ("handed_to", "handed", "not_arrived")}


class BatchFilter(filters.FilterSet):
    """Filters of the list of batches."""

    state = filters.ChoiceFilter(choices=BatchState.choices)
    division = filters.CharFilter(method="narrow_division", help_text="A division's code: it and all below.")
    since = filters.DateFilter(field_name="departs_on", lookup_expr="gte")
    until = filters.DateFilter(field_name="departs_on", lookup_expr="lte")
    narrow_division = below("division_id")

    class Meta:
        model = Batch
        fields = ["state", "division", "destination", "since", "until"]


class BatchViewSet(Resource):
    """Batches: people who leave together (X2.2-6)."""

    queryset = Batch.objects.all()
    serializer_class = BatchSerializer
    filterset_class = BatchFilter
    rights = dict.fromkeys(["list", "retrieve", "roster"], "batches.read") | dict.fromkeys(
        ["create", "partial_update", "add", "remove"], "batches.edit"
    )

    def shown(self, rows):
        """With names, labels and the number of people."""
        return queries.batches_with_labels(rows)

    @extend_schema(request=NewBatch, responses={201: BatchSerializer})
    def create(self, request):
        """Plan a batch of the own division or one below."""
        values = read(NewBatch, request)
        values["division"] = self.find(Division, values["division"])
        return self.answer(actions.create_batch(by=request.user, **values), 201)

    @extend_schema(request=BatchChanges, responses=BatchSerializer)
    def partial_update(self, request, pk=None):
        """Change a batch that has not left; needs If-Match."""
        serializer = BatchChanges(data=request.data, partial=True)
        serializer.is_valid(raise_exception=True)
        changed = actions.edit_batch(
            batch=self.get_object(), changes=serializer.validated_data, expected_version=self.expected_version(),
            by=request.user,
        )  # fmt: skip
        return self.answer(changed)

    @extend_schema(responses=BatchRosterSerializer(many=True), filters=False)
    @action(detail=True, filter_backends=[])
    def roster(self, request, pk=None):
        """Who leaves with it, as far as they are of the caller's place, and what is still missing of each."""
        batch = self.get_object()
        self.page_order = ("division_id", "laborer_id", "id")
        page = self.paginate_queryset(visible_to(request.user, queries.roster(batch)))
        return self.get_paginated_response(BatchRosterSerializer(page, many=True, context={"batch": batch}).data)

    @extend_schema(request=NewLine, responses={201: BatchRosterSerializer})
    @action(detail=True, methods=["post"])
    def add(self, request, pk=None):
        """Put somebody who accepted a post on the roster."""
        values, batch = read(NewLine, request), self.get_object()
        values["offer"] = self.find(Offer, values["offer"])
        line = actions.list_person(batch=batch, by=request.user, on=clock.today(), **values)
        return self._line(batch, line, 201)

    @extend_schema(request=RemovedLine, responses=BatchSerializer)
    @action(detail=True, methods=["post"])
    def remove(self, request, pk=None):
        """Take somebody off the roster; the post they accepted stays theirs."""
        values, batch = read(RemovedLine, request), self.get_object()
        line = find_visible(request.user, RosterLine.objects.filter(batch=batch), values["line"])
        actions.remove_person(line=line, note=values["note"], by=request.user, on=clock.today())
        return self.answer(batch.reread())

    def _line(self, batch, line, status):
        row = queries.roster(batch).get(pk=line.pk)
        return Response(BatchRosterSerializer(row, context={"batch": batch}).data, status)
