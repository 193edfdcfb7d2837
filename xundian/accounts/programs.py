"""REST resource `api-tokens`: tokens of programs, made by people for their station or county."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from xundian.accounts import tokens
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.models import DeviceToken, User
from xundian.accounts.scope import find_visible
from xundian.accounts.scopes import SCOPES
from xundian.kit import clock
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer

SCOPE_CHOICES = [(name, scope.label) for name, scope in SCOPES.items()]


class ProgramTokenSerializer(StrictModelSerializer):
    """A token of a program; the token itself is shown once, when it is made."""

    id = serializers.UUIDField(source="reference", read_only=True)
    name = serializers.CharField(source="device", read_only=True)
    user_name = serializers.CharField(source="user.name", read_only=True)
    station_name = serializers.CharField(source="user.station.name", default="", read_only=True)
    scopes = serializers.ListField(child=serializers.ChoiceField(choices=SCOPE_CHOICES), read_only=True)
    scope_labels = serializers.SerializerMethodField()
    issued_by_name = serializers.CharField(source="issued_by.name", default="", read_only=True)
    created_at = serializers.DateTimeField(source="created", read_only=True)
    expires_at = serializers.DateTimeField(source="expiry", read_only=True)

    class Meta:
        model = DeviceToken
        fields = [
            "id", "name", "user", "user_name", "station_name", "scopes", "scope_labels", "sandbox", "issued_by",
            "issued_by_name", "created_at", "expires_at", "last_used_on", "replaced_at",
        ]  # fmt: skip
        read_only_fields = fields

    def get_scope_labels(self, row) -> list[str]:
        """What the scopes let through, in words."""
        return [str(SCOPES[name].label) for name in row.scopes if name in SCOPES]


class NewProgramToken(StrictSerializer):
    """What a token takes: what it is for, what it may do, how long, and for whom (an officer of a station)."""

    name = serializers.CharField(max_length=80)
    scopes = serializers.ListField(
        child=serializers.ChoiceField(choices=SCOPE_CHOICES), min_length=1, max_length=len(SCOPES)
    )
    user = serializers.UUIDField(required=False, help_text="Yourself, unless given.")
    days = serializers.IntegerField(min_value=1, max_value=tokens.MOST_DAYS, default=tokens.DAYS)
    sandbox = serializers.BooleanField(
        default=False, help_text="What it writes is checked and answered as always, and undone with the answer."
    )


class MadeProgramToken(ProgramTokenSerializer):
    """A fresh token, with its text, shown this once."""

    token = serializers.CharField()

    class Meta(ProgramTokenSerializer.Meta):
        fields = [*ProgramTokenSerializer.Meta.fields, "token"]
        read_only_fields = fields


class ProgramTokenFilter(filters.FilterSet):
    """Filters of the list."""

    sandbox = filters.BooleanFilter()

    class Meta:
        model = DeviceToken
        fields = ["sandbox", "user"]


class ProgramTokenViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Tokens of programs of the own station, or of the county and its stations. People make them; programs cannot."""

    queryset = DeviceToken.objects.exclude(scopes=None)
    serializer_class = ProgramTokenSerializer
    filterset_class = ProgramTokenFilter
    lookup_field = "reference"
    lookup_url_kwarg = "id"
    page_order = ("-reference",)
    never_kept = ("create", "rotate")
    rights = {
        "list": "tokens.read", "retrieve": "tokens.read", "create": "tokens.edit", "rotate": "tokens.edit",
        "destroy": "tokens.edit",
    }  # fmt: skip

    def get_queryset(self):
        """A station's own; a county's are those of all its people and stations."""
        if getattr(self, "swagger_fake_view", False):
            return self.queryset.none()
        return tokens.programs_of(self.request.user)

    @extend_schema(request=NewProgramToken, responses={201: MadeProgramToken})
    def create(self, request):
        """Make a token. Its text is in this answer and nowhere else afterwards."""
        given = self.read(NewProgramToken)
        user = request.user
        if given.get("user"):
            user = find_visible(user, User.objects.all(), given["user"]) if given["user"] != user.pk else user
        return self._made(tokens.make(**given | {"user": user}, by=request.user), 201)

    @extend_schema(request=None, responses=MadeProgramToken)
    @action(detail=True, methods=["post"])
    def rotate(self, request, id):
        """Another token in its place; the former one still holds for a week."""
        return self._made(tokens.rotate(token=self.get_object(), by=request.user, at=clock.now()), 200)

    @extend_schema(responses={204: None})
    def destroy(self, request, id):
        """End it at once."""
        tokens.revoke(token=self.get_object(), by=request.user)
        return Response(status=204)

    def _made(self, made, status):
        row, text = made
        row.token = text
        return Response(MadeProgramToken(row).data, status, headers={"Cache-Control": "no-store"})
