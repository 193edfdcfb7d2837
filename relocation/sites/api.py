"""REST resources `sites`, `workshops` and `welfare-posts`."""

from django.utils.functional import SimpleLazyObject
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action

from relocation.sites import actions, queries
from relocation.sites.models import Site, WelfarePost, Workshop
from xundian.accounts.access import ScopedViewSet
from xundian.codes.queries import tables
from xundian.divisions.models import Division
from xundian.kit.clock import today
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer

READ, EDIT = "relocation.read", "relocation.edit"


class SiteSerializer(StrictModelSerializer):
    """A resettlement site."""

    division_name = serializers.CharField(source="division.name", read_only=True)

    class Meta:
        model = Site
        fields = ["id", "division", "division_name", "name", "address", "phone", "opened_on", "version"]
        read_only_fields = fields


class NewSite(StrictSerializer):
    """What founding a site takes."""

    id = serializers.UUIDField(required=False)
    division = serializers.CharField(max_length=9)
    name = serializers.CharField(max_length=80)
    address = serializers.CharField(max_length=200, required=False, allow_blank=True)
    phone = serializers.CharField(max_length=20, required=False, allow_blank=True)
    opened_on = serializers.DateField(required=False, allow_null=True)


class SiteChanges(StrictSerializer):
    """What may be changed of a site."""

    address = serializers.CharField(max_length=200, required=False, allow_blank=True)
    phone = serializers.CharField(max_length=20, required=False, allow_blank=True)
    opened_on = serializers.DateField(required=False, allow_null=True)


class PlacesSerializer(StrictModelSerializer):
    """What workshops and posts share: yuan a month, and the places still free."""

    site_name = serializers.CharField(source="site.name", read_only=True)
    wage = YuanField(source="wage_fen", read_only=True)
    taken = serializers.IntegerField(read_only=True)
    free = serializers.IntegerField(read_only=True)
    promised = serializers.IntegerField(read_only=True)

    COUNTED = ["places", "taken", "free", "promised", "wage", "closed_on", "version"]


class WorkshopSerializer(PlacesSerializer):
    """A workshop near the homes."""

    occupation_label = serializers.SerializerMethodField()

    class Meta:
        model = Workshop
        fields = [
            "id", "site", "site_name", "name", "occupation", "occupation_label", "recognised_on",
            *PlacesSerializer.COUNTED,
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


class WorkshopChanges(StrictSerializer):
    """What may be changed of a workshop."""

    name = serializers.CharField(max_length=80, required=False)
    places = serializers.IntegerField(min_value=0, max_value=100_000, required=False)
    wage = YuanField(source="wage_fen", required=False)
    recognised_on = serializers.DateField(required=False, allow_null=True)


class WelfarePostSerializer(PlacesSerializer):
    """A public-welfare post."""

    kind_label = serializers.SerializerMethodField()

    class Meta:
        model = WelfarePost
        fields = ["id", "site", "site_name", "kind", "kind_label", "funded_by", *PlacesSerializer.COUNTED]
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


class WelfarePostChanges(StrictSerializer):
    """What may be changed of a post."""

    places = serializers.IntegerField(min_value=0, max_value=100_000, required=False)
    wage = YuanField(source="wage_fen", required=False)
    funded_by = serializers.CharField(max_length=80, required=False, allow_blank=True)


class Ledger(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """What the three resources share."""

    page_order = None

    def answered(self, row, status=200):
        """The row read again, with what a list counts of it."""
        return super().answered(self.get_queryset().get(pk=row.pk), status)

    def get_serializer_context(self):
        """The usual context and `labels`, the lists of today, read when first needed."""
        labels = SimpleLazyObject(lambda: tables(["occupation", "welfare_post_kind"], today()))
        return super().get_serializer_context() | {"labels": labels}


class SiteViewSet(Ledger):
    """Resettlement sites (W2.2); a site officer sees the own one."""

    queryset = Site.objects.select_related("division")
    serializer_class = SiteSerializer
    filterset_fields = ["division", "name"]
    rights = {"list": READ, "retrieve": READ, "create": EDIT, "partial_update": EDIT}

    @extend_schema(request=NewSite, responses={201: SiteSerializer})
    def create(self, request):
        """Found a site in a street of your county."""
        values = self.read(NewSite)
        values["division"] = self.find(Division, values["division"])
        return self.answered(actions.create_site(**values, by=request.user), 201)

    @extend_schema(request=SiteChanges, responses=SiteSerializer)
    def partial_update(self, request, pk=None):
        """Change address, phone or opening day; send If-Match."""
        row, version, changes = self.get_object(), self.expected_version(), self.read(SiteChanges)
        return self.answered(actions.edit_site(site=row, changes=changes, expected_version=version, by=request.user))


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
        """Change name, places or wage; send If-Match."""
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
        """Change places, pay or funding; send If-Match."""
        row, version, changes = self.get_object(), self.expected_version(), self.read(WelfarePostChanges)
        return self.answered(
            actions.edit_welfare_post(welfare_post=row, changes=changes, expected_version=version, by=request.user)
        )

    @extend_schema(request=None, responses=WelfarePostSerializer)
    @action(detail=True, methods=["post"])
    def close(self, request, pk=None):
        """It takes nobody from tomorrow on."""
        return self.answered(actions.close(row=self.get_object(), on=today(), by=request.user))


ROUTES = [("sites", SiteViewSet), ("workshops", WorkshopViewSet), ("welfare-posts", WelfarePostViewSet)]
