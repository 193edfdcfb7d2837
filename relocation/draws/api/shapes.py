"""What the resource `draws` takes and answers."""

from rest_framework import serializers

from relocation.draws import queries
from relocation.draws.models import Draw
from relocation.draws.states import DrawState
from xundian.accounts.labels import ChoiceLabel
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class DrawSerializer(StrictModelSerializer):
    """A draw of homes; `digest` once it was frozen, `seed` once it was made."""

    site_name = serializers.CharField(source="site.name", read_only=True)
    state_label = ChoiceLabel(DrawState, source="state")
    entry_count = serializers.IntegerField(read_only=True)
    home_count = serializers.IntegerField(read_only=True)
    witness_count = serializers.IntegerField(read_only=True)
    told_count = serializers.IntegerField(read_only=True)

    class Meta:
        model = Draw
        fields = [
            "id", "code", "county", "site", "site_name", "title", "venue", "reveal_by", "larger_homes", "state",
            "state_label", "repeats", "digest", "frozen_on", "seed", "drawn_on", "ended_on", "ended_reason",
            "entry_count", "home_count", "witness_count", "told_count", "version",
        ]  # fmt: skip
        read_only_fields = fields


class DrawEntryShape(serializers.Serializer):
    """A household of the draw, by its masked name; masked name, place and mark stand since the freeze."""

    id = serializers.UUIDField()
    declaration = serializers.UUIDField(source="declaration_id")
    number = serializers.IntegerField()
    name = serializers.CharField()
    place = serializers.CharField()
    persons = serializers.IntegerField()
    mark = serializers.CharField()


class DrawHomeShape(serializers.Serializer):
    """A home of the draw."""

    id = serializers.UUIDField()
    home = serializers.UUIDField(source="home_id")
    number = serializers.IntegerField()
    label = serializers.CharField(source="__str__")
    persons = serializers.IntegerField()


class DrawWitnessShape(serializers.Serializer):
    """A witness: what was committed to, and whether the secret was told; it stands in the publication."""

    id = serializers.UUIDField()
    number = serializers.IntegerField()
    name = serializers.CharField()
    body = serializers.CharField()
    commitment = serializers.CharField()
    committed_on = serializers.DateField(allow_null=True)
    told = serializers.BooleanField()


class DrawInFull(DrawSerializer):
    """The same with entries, homes and witnesses."""

    entries = serializers.SerializerMethodField()
    homes = serializers.SerializerMethodField()
    witnesses = serializers.SerializerMethodField()

    class Meta(DrawSerializer.Meta):
        fields = [*DrawSerializer.Meta.fields, "entries", "homes", "witnesses"]
        read_only_fields = fields

    def get_entries(self, draw) -> DrawEntryShape(many=True):
        """Entries in one statement."""
        return DrawEntryShape(queries.entries_of(draw), many=True).data

    def get_homes(self, draw) -> DrawHomeShape(many=True):
        """Homes in one statement."""
        return DrawHomeShape(queries.homes_of(draw), many=True).data

    def get_witnesses(self, draw) -> DrawWitnessShape(many=True):
        """Witnesses in one statement."""
        rows = list(queries.witnesses_of(draw))
        for row in rows:
            row.told = hasattr(row, "reveal")
        return DrawWitnessShape(rows, many=True).data


class DrawTerms(StrictModelSerializer):
    """What may change while a draw is prepared."""

    class Meta:
        model = Draw
        fields = ["title", "venue", "reveal_by", "larger_homes"]


class NewDraw(DrawTerms):
    """A draw of homes of a site."""

    id = serializers.UUIDField(required=False)
    county = serializers.CharField(max_length=6)
    site = serializers.UUIDField()

    class Meta(DrawTerms.Meta):
        fields = ["id", "county", "site", *DrawTerms.Meta.fields]


class DrawDeclarations(StrictSerializer):
    """Confirmed declarations to enter."""

    declarations = serializers.ListField(child=serializers.UUIDField(), allow_empty=False, max_length=5000)


class DrawHomes(StrictSerializer):
    """Free homes to put up."""

    homes = serializers.ListField(child=serializers.UUIDField(), allow_empty=False, max_length=5000)


class DrawEntryKey(StrictSerializer):
    """An entry of the draw."""

    entry = serializers.UUIDField()


class DrawHomeKey(StrictSerializer):
    """A home of the draw, by the id that the draw gives it."""

    home = serializers.UUIDField()


class NewDrawWitness(StrictSerializer):
    """A witness of a body that has none in the draw."""

    name = serializers.CharField(max_length=50)
    body = serializers.CharField(max_length=100)


class DrawWitnessKey(StrictSerializer):
    """A witness of the draw."""

    witness = serializers.UUIDField()


class DrawCommitment(DrawWitnessKey):
    """What a witness commits to: SHA-256 as in docs/draws.md."""

    commitment = serializers.CharField(max_length=80)


class DrawSecret(DrawWitnessKey):
    """The secret a witness tells, or that the sealed envelope held."""

    secret = serializers.CharField(max_length=200)
    from_envelope = serializers.BooleanField(required=False, default=False)


class DrawReason(StrictSerializer):
    """Why."""

    reason = serializers.CharField(max_length=500)


class DrawGivenBack(DrawEntryKey):
    """A household that gives its place up, and why."""

    reason = serializers.CharField(max_length=500)


class DrawRepeat(StrictSerializer):
    """Until when secrets are told in the draw that repeats this one, and where."""

    id = serializers.UUIDField(required=False)
    reveal_by = serializers.DateField()
    venue = serializers.CharField(max_length=100, required=False, allow_blank=True, default="")
