"""REST resources `workshops` and `welfare-posts`."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from relocation.sites import actions, queries
from relocation.sites.api.ledger import EDIT, READ, Ledger
from relocation.sites.models import Site, WelfarePost, Workshop
from xundian.kit.clock import today
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class PlacesSerializer(StrictModelSerializer):
    """What workshops and posts share: yuan a month, and the places still free."""

    site_name = serializers.CharField(source="site.name", read_only=True)
    wage = YuanField(source="wage_fen", read_only=True)
    taken = serializers.IntegerField(read_only=True)
    supported = serializers.IntegerField(read_only=True)
    free = serializers.IntegerField(read_only=True)
    promised = serializers.IntegerField(read_only=True)

    COUNTED = ["places", "taken", "supported", "free", "promised", "wage", "closed_on", "version"]


class WorkshopSerializer(PlacesSerializer):
    """A workshop near the homes."""

    occupation_label = serializers.SerializerMethodField()

    class Meta:
        model = Workshop
        fields = [
            "id", "site", "site_name", "name", "occupation", "occupation_label", "recognised_on",
            "recognised_until", "technicians", *PlacesSerializer.COUNTED,
        ]  # fmt: skip
        read_only_fields = fields

    def get_occupation_label(self, row) -> str:
        """The occupation in the reader's language."""
        return self.context["labels"]["occupation"].label(row.occupation)


class NewWorkshop(StrictSerializer):
    """What adding a workshop takes; `wage` in yuan a month."""

    id = serializers.UUIDField(required=False)
    site = serializers.UUIDField()
    name = serializers.CharField(max_length=80)
    occupation = serializers.CharField(max_length=40)
    places = serializers.IntegerField(min_value=1, max_value=100_000)
    wage = YuanField(source="wage_fen")
    recognised_on = serializers.DateField(required=False, allow_null=True)
    recognised_until = serializers.DateField(required=False, allow_null=True)
    technicians = serializers.IntegerField(min_value=0, max_value=10_000, required=False)


class WorkshopChanges(StrictSerializer):
    """What may be changed of a workshop."""

    name = serializers.CharField(max_length=80, required=False)
    places = serializers.IntegerField(min_value=0, max_value=100_000, required=False)
    wage = YuanField(source="wage_fen", required=False)
    recognised_on = serializers.DateField(required=False, allow_null=True)
    recognised_until = serializers.DateField(required=False, allow_null=True)
    technicians = serializers.IntegerField(min_value=0, max_value=10_000, required=False)


class WelfarePostSerializer(PlacesSerializer):
    """A public-welfare post."""

    kind_label = serializers.SerializerMethodField()

    class Meta:
        model = WelfarePost
        fields = [
            "id", "site", "site_name", "kind", "kind_label", "funded_by", "term_months", *PlacesSerializer.COUNTED
        ]  # fmt: skip
        read_only_fields = fields

    def get_kind_label(self, row) -> str:
        """The kind in the reader's language."""
        return self.context["labels"]["welfare_post_kind"].label(row.kind)


class NewWelfarePost(StrictSerializer):
    """What adding a post takes; `wage` in yuan a month."""

    id = serializers.UUIDField(required=False)
    site = serializers.UUIDField()
    kind = serializers.CharField(max_length=30)
    places = serializers.IntegerField(min_value=1, max_value=100_000)
    wage = YuanField(source="wage_fen")
    funded_by = serializers.CharField(max_length=80, required=False, allow_blank=True)
    term_months = serializers.IntegerField(min_value=1, max_value=120, required=False, allow_null=True)


class WelfarePostChanges(StrictSerializer):
    """What may be changed of a post."""

    places = serializers.IntegerField(min_value=0, max_value=100_000, required=False)
    wage = YuanField(source="wage_fen", required=False)
    funded_by = serializers.CharField(max_length=80, required=False, allow_blank=True)
    term_months = serializers.IntegerField(min_value=1, max_value=120, required=False, allow_null=True)


class WorkshopViewSet(Ledger):
    """Workshops near the homes, with their free places (W2.2)."""

    queryset = queries.with_free(Workshop.objects.select_related("site"))
    serializer_class = WorkshopSerializer
    filterset_fields = {"site": ["exact"], "occupation": ["exact"], "closed_on": ["isnull"]}
    rights = {"list": READ, "retrieve": READ, "create": EDIT, "partial_update": EDIT, "close": EDIT}

    @extend_schema(request=NewWorkshop, responses={201: WorkshopSerializer})
    def create(self, request):
        """Add a workshop to a site."""
        values = self.read(NewWorkshop)
        values["site"] = self.find(Site, values["site"])
        return self.answered(actions.add_workshop(**values, by=request.user, on=today()), 201)

    @extend_schema(request=WorkshopChanges, responses=WorkshopSerializer)
    def partial_update(self, request, pk=None):
        """Change name, places, wage, recognition or technicians; send If-Match."""
        row, version, changes = self.get_object(), self.expected_version(), self.read(WorkshopChanges)
        return self.answered(
            actions.edit_workshop(workshop=row, changes=changes, expected_version=version, by=request.user)
        )

    @extend_schema(request=None, responses=WorkshopSerializer)
    @action(detail=True, methods=["post"])
    def close(self, request, pk=None):
        """It takes nobody from tomorrow on."""
        return self.answered(actions.close(row=self.get_object(), on=today(), by=request.user))


class WelfarePostViewSet(Ledger):
    """Public-welfare posts of the "10+N" kinds, with their free places (W2.2)."""

    queryset = queries.with_free(WelfarePost.objects.select_related("site"))
    serializer_class = WelfarePostSerializer
    filterset_fields = {"site": ["exact"], "kind": ["exact"], "closed_on": ["isnull"]}
    rights = {"list": READ, "retrieve": READ, "create": EDIT, "partial_update": EDIT, "close": EDIT}

    @extend_schema(request=NewWelfarePost, responses={201: WelfarePostSerializer})
    def create(self, request):
        """Add a post to a site."""
        values = self.read(NewWelfarePost)
        values["site"] = self.find(Site, values["site"])
        return self.answered(actions.add_welfare_post(**values, by=request.user, on=today()), 201)

    @extend_schema(request=WelfarePostChanges, responses=WelfarePostSerializer)
    def partial_update(self, request, pk=None):
        """Change places, pay, funding or term; send If-Match."""
        row, version, changes = self.get_object(), self.expected_version(), self.read(WelfarePostChanges)
        return self.answered(
            actions.edit_welfare_post(welfare_post=row, changes=changes, expected_version=version, by=request.user)
        )

    @extend_schema(request=None, responses=WelfarePostSerializer)
    @action(detail=True, methods=["post"])
    def close(self, request, pk=None):
        """It takes nobody from tomorrow on."""
        return self.answered(actions.close(row=self.get_object(), on=today(), by=request.user))


ROUTES = [("workshops", WorkshopViewSet), ("welfare-posts", WelfarePostViewSet)]
