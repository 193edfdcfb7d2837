"""REST resource `publications`, with the poster, the loudspeaker text, and the villages that were reached (X2.2-2)."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, renderers, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.jobs.models import Vacancy
from laborers.jobs.queries import offerable_vacancies
from laborers.placements.api.resources import PdfRenderer
from laborers.publications import actions, posters, queries, rules
from laborers.publications.models import Publication, PublishedVacancy
from laborers.publications.states import Form
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.filters import DivisionFilter
from xundian.accounts.scope import find_visible, visible_to
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.errors import Invalid
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class PublishedVacancySerializer(serializers.ModelSerializer):
    """One post of a publication."""

    title = serializers.CharField(source="vacancy.title", read_only=True)

    class Meta:
        model = PublishedVacancy
        fields = ["vacancy", "title", "place"]


class PublicationSerializer(StrictModelSerializer):
    """What was brought to a village, with names beside ids and codes."""

    division_name = serializers.CharField(source="division.label", read_only=True)
    form_label = serializers.CharField(source="get_form_display", read_only=True)
    by_name = serializers.CharField(source="by.name", default="", read_only=True)
    posts = PublishedVacancySerializer(many=True, read_only=True)

    class Meta:
        model = Publication
        fields = [
            "id", "division", "division_name", "form", "form_label", "published_on", "posts", "text", "note", "by",
            "by_name", "taken_back_on", "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewPublication(StrictSerializer):
    """Which posts reached which villages, in which form and when (today unless told)."""

    villages = serializers.ListField(child=serializers.CharField(max_length=12), max_length=actions.MOST_VILLAGES)
    vacancies = serializers.ListField(child=serializers.UUIDField(), max_length=actions.MOST_POSTS)
    form = serializers.ChoiceField(choices=Form.choices)
    published_on = serializers.DateField(required=False)
    text = serializers.CharField(max_length=actions.TEXT, allow_blank=True, default="")
    note = serializers.CharField(max_length=200, allow_blank=True, default="")


class SheetAsked(StrictSerializer):
    """Which posts, for the board or loudspeaker of which village, township or county; for posters the paper."""

    vacancy = serializers.ListField(child=serializers.UUIDField(), min_length=1, max_length=posters.MOST)
    division = serializers.CharField(max_length=12, required=False)
    size = serializers.ChoiceField(choices=list(posters.SIZES), default="a4")


class PeriodAsked(StrictSerializer):
    """The period, this year up to today unless told, and a place below the own one."""

    since = serializers.DateField(required=False)
    until = serializers.DateField(required=False)
    division = serializers.CharField(max_length=12, required=False)
    unreached = serializers.BooleanField(default=False, help_text="Only villages where nothing was published.")

    def validate(self, attrs):
        """This year up to today."""
        today = clock.today()
        return {"since": today.replace(month=1, day=1), "until": today} | attrs


class ReachedSerializer(serializers.Serializer):
    """A village: how often posts reached it in each form, how many different ones, and the last day."""

    village, name = serializers.CharField(source="division.code"), serializers.CharField(source="division.label")
    poster, loudspeaker = serializers.IntegerField(), serializers.IntegerField()
    platform, vacancies = serializers.IntegerField(), serializers.IntegerField()
    last_on = serializers.DateField(allow_null=True)


class LoudspeakerSerializer(serializers.Serializer):
    """The text once and as it is read, how many Han it has, and codes of what to look at before it is read."""

    text, twice, han = serializers.CharField(), serializers.CharField(), serializers.IntegerField()
    remarks = serializers.ListField(child=serializers.ChoiceField(choices=["too_short", "too_long", "digits"]))


class PublicationFilter(filters.FilterSet):
    """Filters of the list."""

    division = DivisionFilter()
    form = filters.ChoiceFilter(choices=Form.choices)
    since = filters.DateFilter(field_name="published_on", lookup_expr="gte")
    until = filters.DateFilter(field_name="published_on", lookup_expr="lte")
    vacancy = filters.UUIDFilter(field_name="posts__vacancy")
    valid = filters.BooleanFilter(field_name="taken_back_on", lookup_expr="isnull", help_text="Not taken back.")

    class Meta:
        model = Publication
        fields = ["division", "form"]


class PublicationViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Posts brought to villages: on the board, over the loudspeaker, over the weather-information platform."""

    queryset = queries.with_posts(Publication.objects.all())
    serializer_class = PublicationSerializer
    filterset_class = PublicationFilter
    rights = dict.fromkeys(
        ["list", "retrieve", "poster", "loudspeaker", "reached"], "publications.read"
    ) | dict.fromkeys(["create", "take_back"], "publications.edit")

    @extend_schema(request=NewPublication, responses={201: PublicationSerializer(many=True)})
    def create(self, request):
        """Write down that posts reached villages: one publication for each village."""
        values, on = self.read(NewPublication), clock.today()
        codes = list(dict.fromkeys(values.pop("villages")))
        villages = [find_visible(request.user, queries.villages(request.user), code) for code in codes]
        keys = list(dict.fromkeys(values.pop("vacancies")))
        rows = offerable_vacancies(visible_to(request.user, Vacancy.objects.filter(pk__in=keys)), on)
        found = {row.pk: row for row in rows}
        if len(found) < len(keys):
            message = _("One of these posts cannot be offered today. Choose others.")
            raise Invalid(message, field="vacancies", code="not_offerable")
        made = actions.publish(
            villages=villages, vacancies=[found[key] for key in keys], by=request.user, on=on,
            **({"published_on": on} | values),
        )  # fmt: skip
        shown = self.get_queryset().filter(pk__in=[row.pk for row in made]).order_by("division_id")
        return Response(self.get_serializer(shown, many=True).data, 201)

    @extend_schema(request=None, responses=PublicationSerializer)
    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request, pk=None):
        """It did not happen, or not so: it counts no more."""
        row = actions.take_back(publication=self.get_object(), by=request.user, on=clock.today())
        return self.answered(self.get_queryset().get(pk=row.pk))

    @extend_schema(parameters=[SheetAsked], responses={(200, "application/pdf"): OpenApiTypes.BINARY}, filters=False)
    @action(
        detail=False, url_path="poster.pdf", filter_backends=[], pagination_class=None,
        renderer_classes=[PdfRenderer, renderers.JSONRenderer],
    )  # fmt: skip
    def poster(self, request):
        """The poster for a board, A4 or A3, of up to five posts that can be offered today."""
        asked, division, notices = self._sheet(get_language())
        found = posters.poster(notices, queries.board_for(division, notices), asked["size"])
        headers = {"Content-Disposition": 'inline; filename="poster.pdf"', "Cache-Control": "no-store"}
        return Response(found, headers=headers)

    @extend_schema(parameters=[SheetAsked], responses=LoudspeakerSerializer, filters=False)
    @action(detail=False, filter_backends=[], pagination_class=None)
    def loudspeaker(self, request):
        """The loudspeaker text of these posts: Chinese, numbers as they are spoken, to be changed before it is read."""
        _asked, division, notices = self._sheet("zh-hans")
        text = rules.broadcast(notices, queries.enquiries_for(division, notices))
        told = {"text": text, "twice": rules.read_twice(text), "han": rules.han(text), "remarks": rules.remarks(text)}
        return Response(LoudspeakerSerializer(told).data)

    @extend_schema(parameters=[PeriodAsked], responses=ReachedSerializer(many=True), filters=False)
    @action(detail=False, filter_backends=[], pagination_class=None)
    def reached(self, request):
        """The villages of the place (at most 500) and what was published there in a period."""
        asked = self._asked(PeriodAsked)
        rows = queries.villages(request.user)
        if asked.get("division"):
            rows = rows.filter(code__startswith=asked["division"])
        if asked["unreached"]:
            rows = queries.not_reached(rows, asked["since"], asked["until"])
        found = queries.reached(rows[:500], asked["since"], asked["until"])
        return Response(ReachedSerializer(found, many=True).data)

    def _asked(self, kind):
        form = kind(data=self.request.query_params)
        form.is_valid(raise_exception=True)
        return form.validated_data

    def _sheet(self, language):
        """(what was asked, the division, the Notices); Invalid when none of the posts can be offered today."""
        asked, user = self._asked(SheetAsked), self.request.user
        division = find_visible(user, Division.objects.all(), asked.get("division") or user.home_id)
        notices = queries.chosen(visible_to(user, Vacancy.objects.all()), asked["vacancy"], clock.today(), language)
        if not notices:
            message = _("None of these posts can be offered today. Choose others.")
            raise Invalid(message, field="vacancy", code="not_offerable")
        return asked, division, notices


ROUTES = [("publications", PublicationViewSet)]
