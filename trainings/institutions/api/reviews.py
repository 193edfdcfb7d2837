"""REST resource `institution-reviews`."""

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action

from trainings.institutions import actions
from trainings.institutions.models import Institution, Review, ReviewDocument
from trainings.institutions.states import VERDICT_CHOICES, DocumentKind, ReviewState
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.labels import ChoiceLabel
from xundian.kit import clock
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class ReviewDocumentSerializer(StrictModelSerializer):
    """A document handed in."""

    kind_label = ChoiceLabel(DocumentKind, source="kind")

    class Meta:
        model = ReviewDocument
        fields = ["kind", "kind_label", "number", "valid_to"]
        read_only_fields = fields


class ReviewSerializer(StrictModelSerializer):
    """A qualification review with its documents and verdict; `follows` is the review before it."""

    institution_name = serializers.CharField(source="institution.name", read_only=True)
    state_label = ChoiceLabel(ReviewState, source="state")
    documents = ReviewDocumentSerializer(many=True, read_only=True)
    decided_by_name = serializers.CharField(source="decided_by.name", read_only=True, default="")

    class Meta:
        model = Review
        fields = [
            "id", "institution", "institution_name", "follows", "state", "state_label", "filed_on", "documents",
            "reasons", "valid_from", "valid_to", "remedy", "remedy_by", "decided_on", "decided_by", "decided_by_name",
            "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewReviewDocument(StrictSerializer):
    """A document: its kind, its number or title, and until when it is valid if it ends."""

    kind = serializers.ChoiceField(choices=DocumentKind.choices)
    number = serializers.CharField(max_length=100)
    valid_to = serializers.DateField(required=False, allow_null=True, default=None)


class NewReview(StrictSerializer):
    """What an institution hands in; each kind of document once."""

    id = serializers.UUIDField(required=False)
    institution = serializers.UUIDField()
    filed_on = serializers.DateField()
    documents = NewReviewDocument(many=True)


class ReviewVerdict(StrictSerializer):
    """The verdict: days for `approved`, what is to be put right by when for `remedy`."""

    verdict = serializers.ChoiceField(choices=VERDICT_CHOICES)
    reasons = serializers.CharField(max_length=1000)
    valid_from = serializers.DateField(required=False, allow_null=True, default=None)
    valid_to = serializers.DateField(required=False, allow_null=True, default=None)
    remedy = serializers.CharField(max_length=500, required=False, allow_blank=True, default="")
    remedy_by = serializers.DateField(required=False, allow_null=True, default=None)


class ReviewViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Qualification reviews of training institutions; a verdict stays, a further review follows it (X4)."""

    queryset = Review.objects.select_related("institution", "decided_by").prefetch_related("documents")
    serializer_class = ReviewSerializer
    filterset_fields = ["institution", "state"]
    page_order = ("-filed_on", "-id")
    rights = dict.fromkeys(["list", "retrieve"], "trainings.read") | dict.fromkeys(
        ["create", "decide"], "institutions.edit"
    )

    @extend_schema(request=NewReview, responses={201: ReviewSerializer})
    def create(self, request):
        """Take the documents of an institution in."""
        values = self.read(NewReview)
        values["institution"] = self.find(Institution, values["institution"])
        return self.answered(actions.file_review(**values, by=request.user, on=clock.today()), 201)

    @extend_schema(request=ReviewVerdict, responses=ReviewSerializer)
    @action(detail=True, methods=["post"])
    def decide(self, request, pk=None):
        """Give the verdict with its reasons."""
        row, values = self.get_object(), self.read(ReviewVerdict)
        return self.answered(actions.decide_review(review=row, **values, by=request.user, on=clock.today()))


ROUTES = [("institution-reviews", ReviewViewSet)]
