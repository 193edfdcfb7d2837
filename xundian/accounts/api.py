"""REST resources of signing in, users, postings and stations. Closing an account is a journey: see the index."""

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from xundian.accounts import actions, queries
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.audit import AuditViewSet
from xundian.accounts.labels import ChoiceLabel
from xundian.accounts.models import DeviceToken, Station, User
from xundian.accounts.permissions import PUBLIC, SIGNED_IN
from xundian.accounts.postings import PostingViewSet
from xundian.accounts.programs import ProgramTokenViewSet
from xundian.accounts.roles import Role
from xundian.accounts.signin import check_password
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class Credentials(StrictSerializer):
    """What signing in takes; `device` is the name its owner will know the token by."""

    username = serializers.CharField(max_length=150)
    password = serializers.CharField(max_length=128, trim_whitespace=False, style={"input_type": "password"})
    device = serializers.CharField(max_length=80, required=False, default="", allow_blank=True)


class MeSerializer(StrictModelSerializer):
    """The signed-in user."""

    role_label = ChoiceLabel(Role, source="role")
    division_name = serializers.CharField(source="division.name", default="", read_only=True)
    station_name = serializers.CharField(source="station.name", default="", read_only=True)

    class Meta:
        model = User
        fields = [
            "id", "username", "name", "role", "role_label", "division", "division_name", "station", "station_name",
            "site_id", "language", "phone",
        ]  # fmt: skip
        read_only_fields = fields


class Profile(StrictSerializer):
    """What users change about themselves."""

    language = serializers.ChoiceField(choices=User._meta.get_field("language").choices, required=False)
    phone = serializers.CharField(max_length=20, required=False, allow_blank=True)


class SignedIn(serializers.Serializer):
    """A fresh token, shown this once."""

    token = serializers.CharField()
    expires_at = serializers.DateTimeField()
    user = MeSerializer()


class TokenSerializer(StrictModelSerializer):
    """A device that is signed in."""

    id = serializers.UUIDField(source="reference", read_only=True)
    created_at = serializers.DateTimeField(source="created", read_only=True)
    expires_at = serializers.DateTimeField(source="expiry", read_only=True)
    this_device = serializers.SerializerMethodField()

    class Meta:
        model = DeviceToken
        fields = ["id", "device", "created_at", "expires_at", "last_used_on", "this_device"]
        read_only_fields = fields

    def get_this_device(self, token) -> bool:
        """Whether the request itself came with this token."""
        return self.context["request"].auth == token


class Revoked(serializers.Serializer):
    """How many devices were signed out."""

    revoked = serializers.IntegerField()


class TokenViewSet(mixins.ListModelMixin, ScopedViewSet):
    """Signing devices in and out. Nobody sees or ends another person's tokens here."""

    queryset = DeviceToken.objects.none()
    serializer_class = TokenSerializer
    lookup_field = "reference"
    lookup_url_kwarg = "id"
    page_order = ("-reference",)
    rights = {"create": PUBLIC, "list": SIGNED_IN, "destroy": SIGNED_IN, "revoke_all": SIGNED_IN}
    never_kept = ("create",)

    def get_authenticators(self):
        """Signing in looks at the password alone; an old token sent along is no hindrance."""
        signs_in = (
            self.request is not None and getattr(self, "action_map", {}).get(self.request.method.lower()) == "create"
        )
        return [] if signs_in else super().get_authenticators()

    def get_queryset(self):
        """The caller's own live tokens."""
        if getattr(self, "swagger_fake_view", False):
            return self.queryset
        return queries.live_tokens(self.request.user, clock.now())

    @extend_schema(request=Credentials, responses={201: SignedIn}, auth=[])
    def create(self, request):
        """Sign in: a token for this device. 401 for a wrong name or password, 429 with Retry-After after too many."""
        given = self.read(Credentials)
        user = check_password(request._request, given["username"], given["password"])
        row, token = actions.issue_token(user=user, device=given["device"], by=user)
        answer = SignedIn({"token": token, "expires_at": row.expiry, "user": user})
        return Response(answer.data, 201, headers={"Cache-Control": "no-store"})

    @extend_schema(responses={204: None})
    def destroy(self, request, id):
        """Sign one of the own devices out."""
        actions.revoke_token(token=self.get_object(), by=request.user)
        return Response(status=204)

    @extend_schema(request=None, responses=Revoked)
    @action(detail=False, methods=["post"], url_path="revoke-all")
    def revoke_all(self, request):
        """Sign all the own devices out, this one too."""
        return Response({"revoked": actions.revoke_all_tokens(user=request.user, by=request.user)})


class UserSerializer(MeSerializer):
    """An account as its bureau sees it."""

    class Meta(MeSerializer.Meta):
        fields = [*MeSerializer.Meta.fields, "is_active", "is_demo", "date_joined"]
        read_only_fields = fields


class NewUser(StrictSerializer):
    """What an account takes; one of division, station and site, as the role wants it."""

    id = serializers.UUIDField(required=False)
    username = serializers.RegexField(r"^[\w.@+-]+$", max_length=150)
    password = serializers.CharField(max_length=128, trim_whitespace=False, style={"input_type": "password"})
    name = serializers.CharField(max_length=50)
    role = serializers.ChoiceField(choices=Role.choices)
    division = serializers.CharField(max_length=20, required=False)
    station = serializers.UUIDField(required=False)
    site_id = serializers.UUIDField(required=False)
    phone = serializers.CharField(max_length=20, required=False, allow_blank=True)


class UserViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Accounts of the county, those of its stations and sites included."""

    queryset = User.objects.select_related("division", "station")
    serializer_class = UserSerializer
    filterset_fields = ["role", "is_active", "username"]
    never_kept = ("create",)
    rights = {
        "list": "users.read",
        "retrieve": "users.read",
        "create": "users.edit",
        "me": SIGNED_IN,
        "update_me": SIGNED_IN,
    }

    @extend_schema(request=NewUser, responses={201: UserSerializer})
    def create(self, request):
        """Open an account in a place of the own county."""
        values = self.read(NewUser)
        for name, rows in (("division", Division), ("station", Station), ("site_id", queries.sites())):
            if name in values:
                values[name] = self.find(rows, values[name])
        if "site_id" in values:
            values["site_id"] = values["site_id"].pk
        return Response(UserSerializer(actions.create_user(**values, by=request.user, on=clock.today())).data, 201)

    @extend_schema(responses=MeSerializer)
    @action(detail=False, methods=["get"])
    def me(self, request):
        """Who I am, my role and my place."""
        return Response(MeSerializer(request.user).data)

    @extend_schema(request=Profile, responses=MeSerializer)
    @me.mapping.patch
    def update_me(self, request):
        """Change my language or telephone number."""
        given = self.read(Profile)
        user = actions.edit_profile(user=request.user, changes=given, by=request.user)
        return Response(MeSerializer(user).data)


class StationSerializer(StrictModelSerializer):
    """A station with the prefixes of the places it looks after."""

    class Meta:
        model = Station
        fields = ["id", "name", "county", "city", "address", "phone", "destinations", "version"]
        read_only_fields = fields


class NewStation(StrictSerializer):
    """What a station takes."""

    name = serializers.CharField(max_length=80)
    county = serializers.CharField(max_length=6)
    city = serializers.CharField(max_length=60)
    destinations = serializers.ListField(child=serializers.CharField(max_length=6))
    address = serializers.CharField(max_length=200, required=False, allow_blank=True)
    phone = serializers.CharField(max_length=20, required=False, allow_blank=True)


class StationViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Workstations in receiving cities (X2.2-7)."""

    queryset = Station.objects.all()
    serializer_class = StationSerializer
    rights = {"list": "users.read", "retrieve": "users.read", "create": "users.edit"}

    @extend_schema(request=NewStation, responses={201: StationSerializer})
    def create(self, request):
        """Open a station of the own county."""
        given = self.read(NewStation)
        values = given | {"county": self.find(Division, given["county"])}
        self.answered_with = actions.create_station(**values, by=request.user)
        return Response(StationSerializer(self.answered_with).data, 201)


ROUTES = [
    ("auth/tokens", TokenViewSet),
    ("api-tokens", ProgramTokenViewSet),
    ("stations", StationViewSet),
    ("postings", PostingViewSet),
    ("audit", AuditViewSet),
]
