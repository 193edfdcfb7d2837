"""Shapes of vacancies, of what districts say of them, of what fits them and of whom they fit."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from laborers.enterprises.api.words import CodeLabel, named
from laborers.jobs import queries
from laborers.jobs.api.words import ReasonSerializer, ReasonsField
from laborers.jobs.models import Vacancy, VacancyCheck
from laborers.jobs.states import CHECK_CHOICES, NOT_OFFERABLE, Channel
from xundian.kit import clock
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class VacancySerializer(StrictModelSerializer):
    """A vacancy with names and labels; wages are yuan a month, `left` counts the posts not yet filled.

    `cannot_be_offered` says why not today, with the remedy; empty when it can.
    """

    enterprise_name = named("enterprise.name")
    occupation_label = CodeLabel("occupation", "occupation")
    min_education_label = CodeLabel("education", "min_education")
    destination_label = CodeLabel("destination", "destination")
    channel_label, state_label = named("get_channel_display"), named("get_state_display")
    source_label, effective_label = named("get_source_display"), named("get_effective_display")
    health_required_label = CodeLabel("health_field", "health_required")
    welfare_kind_label = CodeLabel("welfare_post_kind", "welfare_kind")
    cannot_be_offered = serializers.SerializerMethodField()
    wage_min, wage_max = YuanField(source="wage_min_fen"), YuanField(source="wage_max_fen")
    left = serializers.SerializerMethodField()

    class Meta:
        model = Vacancy
        fields = [
            "id", "enterprise", "enterprise_name", "title", "occupation", "occupation_label", "headcount", "filled",
            "left", "wage_min", "wage_max", "pay_day", "hours_per_day", "days_per_week", "board", "lodging",
            "board_and_lodging", "insurance", "min_age", "max_age", "min_education", "min_education_label",
            "needs_skill", "health_required", "health_required_label", "health_note", "sex", "sex_ground",
            "season_from", "season_to", "destination", "destination_label", "channel", "channel_label", "welfare_kind",
            "welfare_kind_label", "funding_source", "term_months", "opens", "closes", "state", "state_label", "source",
            "source_label", "effective", "effective_label", "confirmed_on", "confirmed_until", "cannot_be_offered",
            "description", "version",
        ]  # fmt: skip
        read_only_fields = fields

    def get_left(self, vacancy) -> int:
        """Posts still to fill."""
        return vacancy.headcount - vacancy.filled

    @extend_schema_field(ReasonSerializer(many=True))
    def get_cannot_be_offered(self, vacancy):
        """Why it cannot be offered today."""
        codes = queries.why_not(vacancy, clock.today())
        return [{"code": code, "text": str(NOT_OFFERABLE[code])} for code in codes]


class VacancyChange(StrictModelSerializer):
    """What may change of a vacancy; wages are yuan a month."""

    wage_min, wage_max = YuanField(source="wage_min_fen"), YuanField(source="wage_max_fen")
    channel = serializers.ChoiceField(choices=Channel.choices)

    class Meta:
        model = Vacancy
        fields = [
            "title", "occupation", "headcount", "wage_min", "wage_max", "pay_day", "hours_per_day", "days_per_week",
            "board", "lodging", "board_and_lodging", "insurance", "min_age", "max_age", "min_education", "needs_skill",
            "health_required", "health_note", "sex", "sex_ground", "season_from", "season_to", "destination",
            "channel", "welfare_kind", "funding_source", "term_months", "opens", "closes", "description",
        ]  # fmt: skip


class NewVacancy(VacancyChange):
    """Posts of one kind at an enterprise; open from today unless told otherwise."""

    id = serializers.UUIDField(required=False)
    enterprise = serializers.UUIDField()
    opens = serializers.DateField(required=False)

    class Meta(VacancyChange.Meta):
        fields = ["id", "enterprise", *VacancyChange.Meta.fields]


class VacancyReopening(StrictSerializer):
    """Until when it is open again, and with how many posts."""

    closes = serializers.DateField()
    headcount = serializers.IntegerField(min_value=1, required=False)


class VacancyExtension(StrictSerializer):
    """The new last day."""

    closes = serializers.DateField()


class NewCheck(StrictSerializer):
    """What the receiving district said; `until` only for a vacancy that stands."""

    id = serializers.UUIDField(required=False)
    answer = serializers.ChoiceField(choices=CHECK_CHOICES)
    answered_by = serializers.CharField(max_length=80, help_text="The office in the district that said so.")
    until = serializers.DateField(required=False, allow_null=True)
    note = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")


class VacancyCheckSerializer(StrictModelSerializer):
    """One answer of the receiving district."""

    answer_label, station_name = named("get_answer_display"), named("station.name")
    by = named("by.name")

    class Meta:
        model = VacancyCheck
        fields = ["id", "on", "answer", "answer_label", "answered_by", "until", "note", "station_name", "by"]
        read_only_fields = fields


class PersonFit(serializers.Serializer):
    """A person who fits a vacancy, with the reasons in words."""

    laborer = serializers.UUIDField(source="record.pk")
    laborer_name = named("record.name")
    division = serializers.CharField(source="record.division_id")
    division_name = named("record.division.name")
    score = serializers.IntegerField()
    reasons = ReasonsField()


class PeopleFor(serializers.Serializer):
    """The people who fit best, best first."""

    results = PersonFit(many=True)


class VacancyFit(serializers.Serializer):
    """A vacancy that fits a person, with the reasons in words."""

    vacancy = VacancySerializer(source="record")
    score = serializers.IntegerField()
    reasons = ReasonsField()


class PostsFor(serializers.Serializer):
    """The vacancies that fit best, best first; without any, what stands in the way."""

    results = VacancyFit(many=True)
    in_the_way = ReasonsField()
