"""REST resource `declaration-appeals`."""

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action

from relocation.declarations import actions
from relocation.declarations.api.taken import site_of
from relocation.declarations.models import Appeal
from relocation.declarations.states import AppealState, Decision
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.labels import ChoiceLabel
from xundian.kit.clock import today
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class AppealSerializer(StrictModelSerializer):
    """What a household said against a refusal, and the answer."""

    household_number = serializers.CharField(source="declaration.household.number", read_only=True)
    state_label = ChoiceLabel(AppealState, source="state")
    refused_by_name = serializers.CharField(source="refused_by.name", read_only=True)
    decided_by_name = serializers.CharField(source="decided_by.name", default="", read_only=True)

    class Meta:
        model = Appeal
        fields = [
            "id", "declaration", "household_number", "state", "state_label", "filed_on", "words", "refused_by_name",
            "decided_on", "decided_by_name", "answer", "version",
        ]  # fmt: skip
        read_only_fields = fields


class AppealVerdict(StrictSerializer):
    """The decision and its answer; to confirm, for which site."""

    decision = serializers.ChoiceField(choices=Decision.choices)
    answer = serializers.CharField(max_length=1000)
    site = serializers.UUIDField(required=False, allow_null=True)


class AppealViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Appeals against refusals; decided by somebody else than who refused."""

    queryset = Appeal.objects.select_related("declaration__household", "refused_by", "decided_by")
    serializer_class = AppealSerializer
    filterset_fields = ["state", "declaration"]
    page_order = ("-filed_on", "-id")
    rights = {
        "list": "relocation.read", "retrieve": "relocation.read", "decide": "declarations.hear",
        "drop": "declarations.declare",
    }  # fmt: skip

    @extend_schema(request=AppealVerdict, responses=AppealSerializer)
    @action(detail=True, methods=["post"])
    def decide(self, request, pk=None):
        """Decide in words: confirmed, inspected once more, or the refusal stands."""
        row, values = self.get_object(), self.read(AppealVerdict)
        if values.get("site"):
            values["site"] = site_of(self.request.user, values["site"])
        return self.answered(actions.decide_appeal(appeal=row, by=request.user, on=today(), **values))

    @extend_schema(request=None, responses=AppealSerializer)
    @action(detail=True, methods=["post"])
    def drop(self, request, pk=None):
        """The household takes its appeal back."""
        return self.answered(actions.drop_appeal(appeal=self.get_object(), by=request.user, on=today()))


ROUTES = [("declaration-appeals", AppealViewSet)]
