"""What goes in and out of the resources of placements, and what their lists can be narrowed by."""

from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from rest_framework import serializers

from laborers.placements import queries, rules
from laborers.placements.models import Consent, ContractCard, Placement
from laborers.placements.states import Purpose
from laborers.registry.states import Outcome, Stage
from xundian.accounts.scope import under
from xundian.kit import clock
from xundian.kit.errors import Invalid
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer, not_to_come

MOST_CARDS = 200
# As the interface lists them; their dated labels are rows.
END_REASONS = [(code, code) for code in sorted(rules.END_REASONS)]


def named(source, **options):
    """A name or label beside an id or a code."""
    return serializers.CharField(source=source, read_only=True, default="", **options)


def label():
    """A label that the statement joined in under the field's own name."""
    return serializers.CharField(read_only=True, default="")


def asked(kind, request):
    """What the address asks for, by a serializer."""
    serializer = kind(data=request.query_params)
    serializer.is_valid(raise_exception=True)
    return serializer.validated_data


def read(kind, request):
    """The request's body by the serializer of a step."""
    serializer = kind(data=request.data)
    serializer.is_valid(raise_exception=True)
    return serializer.validated_data


class ConsentSerializer(StrictModelSerializer):
    """A consent with the names beside its ids."""

    laborer_name, by_name = named("laborer.name"), named("by.name")
    purpose_label = named("get_purpose_display")

    class Meta:
        model = Consent
        fields = [
            "id", "laborer", "laborer_name", "division", "purpose", "purpose_label", "text_version", "language",
            "given_on", "withdrawn_on", "witness", "by", "by_name", "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewConsent(StrictSerializer):
    """What was asked, in which words and language, and when the laborer said yes."""

    id = serializers.UUIDField(required=False)
    laborer = serializers.UUIDField()
    purpose = serializers.ChoiceField(choices=Purpose.choices)
    text_version = serializers.CharField(max_length=20)
    language = serializers.CharField(max_length=30, default="zh-hans")
    given_on = serializers.DateField()
    witness = serializers.CharField(max_length=50, required=False, allow_blank=True, default="")

    def validate_given_on(self, value):
        """A yes that was given: never on a day to come."""
        return not_to_come(value)


class ConsentTextSerializer(serializers.Serializer):
    """A text that is read before a consent, as it was worded from a day on."""

    version = serializers.CharField(source="code")
    text_zh = serializers.CharField(source="label_zh")
    text_en = serializers.CharField(source="label_en")
    valid_from, valid_to = serializers.DateField(), serializers.DateField(allow_null=True)


class DayOfStep(StrictSerializer):
    """The day of a step; today when left out, never a day to come."""

    on = serializers.DateField(required=False)

    def validate_on(self, value):
        """Not in the future."""
        return not_to_come(value)

    def validate(self, attrs):
        """Today unless another day is given."""
        return {"on": attrs.get("on") or clock.today()}


class PlacementSerializer(StrictModelSerializer):
    """A spell of work with the names beside its ids and the labels beside its codes; `wage` is yuan a month."""

    laborer_name, household_number = named("laborer.name"), named("household.number")
    division_name, enterprise_name, batch_name = named("division.name"), named("enterprise.name"), named("batch.name")
    area_label, destination_label = label(), label()
    occupation_label, organised_by_label = label(), label()
    end_reason_label = label()
    wage = YuanField(source="wage_fen", read_only=True, allow_null=True, min_value=None)

    class Meta:
        model = Placement
        fields = [
            "id", "laborer", "laborer_name", "case", "household", "household_number", "division", "division_name",
            "consent", "offer", "enterprise", "enterprise_name", "employer_name", "occupation", "occupation_label",
            "destination", "destination_label", "area", "area_label", "organised_by", "organised_by_label", "batch",
            "batch_name", "wage", "contract_from", "contract_to", "started_on", "ended_on", "end_reason",
            "end_reason_label", "called_off_on", "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewPlacement(StrictSerializer):
    """The start of a spell of work; with an accepted offer, what the offer knows may be left out."""

    id = serializers.UUIDField(required=False)
    laborer = serializers.UUIDField()
    consent = serializers.UUIDField()
    offer = serializers.UUIDField(required=False, allow_null=True)
    enterprise = serializers.UUIDField(required=False, allow_null=True)
    batch = serializers.UUIDField(required=False, allow_null=True)
    employer_name = serializers.CharField(max_length=100, required=False, allow_blank=True)
    occupation = serializers.CharField(max_length=40, required=False)
    destination = serializers.CharField(max_length=6, required=False)
    organised_by = serializers.ChoiceField(choices=sorted(rules.ORGANISERS), required=False)
    wage = YuanField(source="wage_fen", required=False, allow_null=True)
    contract_from = serializers.DateField(required=False, allow_null=True)
    contract_to = serializers.DateField(required=False, allow_null=True)
    started_on = serializers.DateField()

    def validate(self, attrs):
        """Work without an offer says where it is, what it is, and who organised it."""
        needed = () if attrs.get("offer") else ("occupation", "destination", "organised_by")
        missing = {name: [self.fields[name].error_messages["required"]] for name in needed if not attrs.get(name)}
        if missing:
            raise serializers.ValidationError(missing, code="required")
        return attrs


class EndOfPlacement(StrictSerializer):
    """The last day of work and why; `back_to` is "matching", or the outcome that closes the case."""

    ended_on = serializers.DateField()
    reason = serializers.ChoiceField(choices=END_REASONS)
    back_to = serializers.ChoiceField(choices=[Stage.MATCHING.value, *Outcome.values], default=Stage.MATCHING.value)
    # Whether the employer needs somebody else, so that the post is free again; by the reason, unless told.
    replace = serializers.BooleanField(required=False, allow_null=True, default=None)


class CallOff(DayOfStep):
    """Work that will not begin; the accepted post is kept when the person goes later."""

    keep_offer = serializers.BooleanField(default=False)

    def validate(self, attrs):
        """Today unless another day is given."""
        return super().validate(attrs) | {"keep_offer": attrs["keep_offer"]}


class NewTerms(StrictSerializer):
    """What may be put right of a placement; what is left out stays."""

    contract_from = serializers.DateField(required=False, allow_null=True)
    contract_to = serializers.DateField(required=False, allow_null=True)
    wage = YuanField(source="wage_fen", required=False, allow_null=True)
    employer_name = serializers.CharField(max_length=100, required=False, allow_blank=True)
    occupation = serializers.CharField(max_length=40, required=False)


class NextWork(StrictSerializer):
    """The end of one spell and the beginning of the next, in one step."""

    ended_on = serializers.DateField()
    reason = serializers.ChoiceField(choices=END_REASONS, default="changed_job")
    started_on = serializers.DateField()
    consent = serializers.UUIDField(required=False, allow_null=True)
    enterprise = serializers.UUIDField(required=False, allow_null=True)
    employer_name = serializers.CharField(max_length=100, required=False, allow_blank=True)
    occupation = serializers.CharField(max_length=40)
    destination = serializers.CharField(max_length=6)
    organised_by = serializers.ChoiceField(choices=sorted(rules.ORGANISERS), default="self")
    wage = YuanField(source="wage_fen", required=False, allow_null=True)
    contract_from = serializers.DateField(required=False, allow_null=True)
    contract_to = serializers.DateField(required=False, allow_null=True)


class CardSerializer(StrictModelSerializer):
    """A contract card; its token stands in the QR code only."""

    laborer_name, laborer = named("placement.laborer.name"), serializers.UUIDField(source="placement.laborer_id")

    class Meta:
        model = ContractCard
        fields = [
            "id", "placement", "laborer", "laborer_name", "division", "number", "issued_on", "revoked_on", "version",
        ]  # fmt: skip
        read_only_fields = fields


class LayoutAsked(StrictSerializer):
    """How the contact card is printed."""

    layout = serializers.ChoiceField(choices=["id1", "a6"], default="id1")


class CardsAsked(StrictSerializer):
    """Whose cards: of a batch, or of a place at or below a code."""

    batch = serializers.UUIDField(required=False)
    division = serializers.CharField(max_length=12, required=False)

    def validate_division(self, value):
        """Digits of a code."""
        if not (value.isascii() and value.isdigit()):
            raise Invalid(_("This is not a division code."), field="division", code="bad_code")
        return value

    def validate(self, attrs):
        """One of the two at least."""
        if not attrs:
            raise Invalid(_("Name a batch or a place."), field="batch", code="required")
        return attrs


class NewCard(StrictSerializer):
    """For which placement a card is issued."""

    id = serializers.UUIDField(required=False)
    placement = serializers.UUIDField()


def below(path):
    """A list filter by a code: rows at or below it."""

    def narrow(filterset, queryset, name, value):
        if not (value.isascii() and value.isdigit()):
            raise Invalid(_("This is not a division code."), field=name, code="bad_code")
        return queryset.filter(under(path, value))

    return narrow


class PlacementFilter(filters.FilterSet):
    """Filters of the list of placements."""

    division = filters.CharFilter(method="narrow_division", help_text="A division's code: it and all below.")
    destination = filters.CharFilter(method="narrow_destination", help_text="The beginning of a place's code.")
    active = filters.BooleanFilter(method="narrow_active", help_text="Whether the work goes on today.")
    called_off = filters.BooleanFilter(
        field_name="called_off_on", lookup_expr="isnull", exclude=True, help_text="Work that was called off, instead."
    )
    narrow_division, narrow_destination = below("division_id"), below("destination")

    class Meta:
        model = Placement
        fields = [
            "laborer", "household", "enterprise", "batch", "area", "division", "destination", "organised_by",
            "called_off",
        ]  # fmt: skip

    def narrow_active(self, queryset, name, value):
        """At work today, or not."""
        running = queries.active_on(clock.today(), Placement.objects.all()).values("pk")
        return queryset.filter(pk__in=running) if value else queryset.exclude(pk__in=running)
