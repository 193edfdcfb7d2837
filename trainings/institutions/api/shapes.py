"""What the resource `selection-rounds` takes and answers."""

from rest_framework import serializers

from trainings.institutions import queries, rules
from trainings.institutions.models import Elector, SelectionRound
from trainings.institutions.states import Electorate, RoundState
from xundian.accounts.labels import ChoiceLabel
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class SelectionRoundSerializer(StrictModelSerializer):
    """A selection round; `issued`, `cast` and `digest` once it was counted."""

    state_label = ChoiceLabel(RoundState, source="state")
    electorate_label = ChoiceLabel(Electorate, source="electorate")
    conducted_by_name = serializers.CharField(source="conducted_by.name", read_only=True, default="")

    class Meta:
        model = SelectionRound
        fields = [
            "id", "county", "title", "conference_on", "venue", "electorate", "electorate_label", "seats",
            "most_choices", "objection_days", "state", "state_label", "repeats", "issued", "cast", "digest",
            "counted_on", "conducted_by", "conducted_by_name", "tellers", "published_on", "objections_until",
            "valid_from", "valid_to", "finished_on", "ended_reason", "version",
        ]  # fmt: skip
        read_only_fields = fields


class RoundCandidateSerializer(serializers.Serializer):
    """Who stands: votes, their share of the ballots cast in per cent, the place, and whether on the list."""

    id = serializers.UUIDField()
    number = serializers.IntegerField()
    institution = serializers.UUIDField(source="institution_id")
    institution_name = serializers.CharField(source="institution.name")
    votes = serializers.IntegerField(allow_null=True)
    rate = serializers.DecimalField(max_digits=5, decimal_places=2, allow_null=True)
    place = serializers.IntegerField(allow_null=True)
    listed = serializers.BooleanField()
    struck = serializers.BooleanField()


class RoundMember(serializers.Serializer):
    """A member of the conference, and whether a slip was given: neither which, nor whether it was used."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    office = serializers.CharField()
    has_slip = serializers.BooleanField()


class RoundTurnout(serializers.Serializer):
    """How many there were."""

    members = serializers.IntegerField()
    handed = serializers.IntegerField()
    issued = serializers.IntegerField()
    cast = serializers.IntegerField()


class SelectionRoundInFull(SelectionRoundSerializer):
    """The same with candidates (by number, once counted by votes from high to low), members and turnout."""

    candidates = serializers.SerializerMethodField()
    members = serializers.SerializerMethodField()
    turnout = serializers.SerializerMethodField()

    class Meta(SelectionRoundSerializer.Meta):
        fields = [*SelectionRoundSerializer.Meta.fields, "candidates", "members", "turnout"]
        read_only_fields = fields

    def get_candidates(self, round) -> RoundCandidateSerializer(many=True):
        """Candidates in one statement."""
        rows = list(queries.candidates_of(round))
        for row in rows:
            row.rate = None if row.votes is None else rules.rate(row.votes, round.cast)
        return RoundCandidateSerializer(rows, many=True).data

    def get_members(self, round) -> RoundMember(many=True):
        """Members by name."""
        return RoundMember(Elector.objects.filter(round=round).order_by("name", "office"), many=True).data

    def get_turnout(self, round) -> RoundTurnout:
        """Counts only."""
        return RoundTurnout(queries.turnout(round)).data


class RoundTerms(StrictModelSerializer):
    """What may change while a round is prepared."""

    class Meta:
        model = SelectionRound
        fields = ["title", "conference_on", "venue", "electorate", "seats", "most_choices", "objection_days"]


class NewSelectionRound(RoundTerms):
    """A round of the county, with the institutions that stand."""

    id = serializers.UUIDField(required=False)
    county = serializers.CharField(max_length=6)
    institutions = serializers.ListField(child=serializers.UUIDField(), required=False, default=list)

    class Meta(RoundTerms.Meta):
        fields = ["id", "county", *RoundTerms.Meta.fields, "institutions"]


class RoundStand(StrictSerializer):
    """An institution that stands, or stands no more."""

    institution = serializers.UUIDField()


class NewMember(StrictSerializer):
    """A member of the conference; people of one name are told apart by their office."""

    name = serializers.CharField(max_length=50)
    office = serializers.CharField(max_length=100, required=False, allow_blank=True, default="")


class NewMembers(StrictSerializer):
    """Members of the conference."""

    members = NewMember(many=True)


class RoundMemberKey(StrictSerializer):
    """A member of the round."""

    member = serializers.UUIDField()


class SlipCount(StrictSerializer):
    """How many slips more."""

    number = serializers.IntegerField(min_value=1, max_value=rules.MOST_SLIPS)


class RoundSlips(serializers.Serializer):
    """The codes of new slips, told this once."""

    slips = serializers.ListField(child=serializers.CharField())


class RoundClose(StrictSerializer):
    """Who watched the count."""

    tellers = serializers.CharField(max_length=200)


class RoundReason(StrictSerializer):
    """Why it is broken off."""

    reason = serializers.CharField(max_length=500)


class FinalDays(StrictSerializer):
    """The days in which the final list holds."""

    valid_from = serializers.DateField()
    valid_to = serializers.DateField()


class RoundRepeat(StrictSerializer):
    """When and where the round is repeated."""

    id = serializers.UUIDField(required=False)
    conference_on = serializers.DateField()
    venue = serializers.CharField(max_length=100)


class PublishedBallot(serializers.Serializer):
    """One ballot of a counted round: the receipt's code and the numbers named."""

    receipt = serializers.CharField()
    choices = serializers.ListField(child=serializers.IntegerField())
