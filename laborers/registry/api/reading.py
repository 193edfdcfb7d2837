"""What the registry's resources share: reading input, and the timeline as people read it."""

from drf_spectacular.extensions import OpenApiSerializerExtension
from rest_framework import serializers
from rest_framework.response import Response

from laborers.registry import queries
from laborers.registry.columns import COLUMNS, sees
from laborers.registry.models import CaseEvent, Laborer
from laborers.registry.states import DETAIL_CHOICES, DETAIL_SCHEMES, PARKED_CHOICES, EventKind, Stage
from xundian.accounts.access import ScopedViewSet, purpose_of
from xundian.accounts.actions import note_reads
from xundian.accounts.labels import ChoiceLabel, WithCodes, word
from xundian.accounts.roles import Role
from xundian.kit import clock
from xundian.kit.filters import refuse_unknown
from xundian.kit.problems import problem
from xundian.kit.serializers import StrictModelSerializer

HEALTH = ("health_field", "health")


class OfRole:
    """Mix into a serializer with `Meta.resource`: an answer holds the columns that the caller's role sees, no others.

    Fields that are no column of the resource (keys, versions, nested lists) are not touched.
    """

    def get_fields(self):
        """The usual, less the columns hidden from the role; all of them where nobody asks (the OpenAPI document)."""
        fields, resource = super().get_fields(), self.Meta.resource
        role = getattr(getattr(self.context.get("request"), "user", None), "role", None)
        if role is None:
            return fields
        columns = {name: name.removesuffix("_label") in COLUMNS[resource] for name in fields}
        return {name: field for name, field in fields.items() if not columns[name] or sees(role, resource, name)}


class ColumnsOfRole(OpenApiSerializerExtension):
    """The document asks for those columns only that every role sees; `Meta.least` names all that a station gets."""

    target_class, match_subclasses = OfRole, True

    def map_serializer(self, auto_schema, direction):
        """As usual, the columns of some roles not required."""
        shape = auto_schema._map_serializer(self.target, direction, bypass_extensions=True)
        meta = self.target.Meta
        known, least = COLUMNS[meta.resource], getattr(meta, "least", None)
        shape["required"] = [
            name
            for name in shape.get("required", ())
            if (name.removesuffix("_label") not in known or all(sees(role, meta.resource, name) for role in Role))
            and (least is None or name in least)
        ]
        return shape


class TimelineLine(StrictModelSerializer):
    """One line of a timeline; `detail` holds codes and ids, `detail_labels` the words of those codes."""

    kind_label = ChoiceLabel(EventKind, source="kind")
    from_stage_label = ChoiceLabel(Stage, source="from_stage")
    to_stage_label = ChoiceLabel(Stage, source="to_stage")
    detail_labels = serializers.SerializerMethodField()
    by_name = serializers.CharField(source="by.name", default="", read_only=True)

    class Meta:
        model = CaseEvent
        fields = [
            "id", "case", "on", "kind", "kind_label", "from_stage", "from_stage_label", "to_stage", "to_stage_label",
            "detail", "detail_labels", "by", "by_name",
        ]  # fmt: skip
        read_only_fields = fields

    def get_detail_labels(self, event) -> dict[str, str]:
        """Words for the codes of the detail."""
        return detail_words(event.detail, self.context["codes"])


def detail_words(detail, lists):
    """{key: words} of the codes in a timeline line's detail."""
    words = {}
    for key, value in detail.items():
        if key in DETAIL_CHOICES:
            words[key] = str(dict(DETAIL_CHOICES[key].choices).get(value, value))
        elif key in DETAIL_SCHEMES:
            words[key] = word(lists, [DETAIL_SCHEMES[key]], value)
    return words


class RegistryViewSet(WithCodes, ScopedViewSet):
    """A resource of the registry: input is read by one serializer, rows are answered by the role's own."""

    def show(self, kind, row):
        """A row as that serializer shows it."""
        return kind(row, context=self.get_serializer_context()).data

    def note_people(self, people):
        """Write down that the caller reads the details of these laborers (ids)."""
        if people:
            note_reads(
                user=self.request.user, model=Laborer._meta.label, records=people, how="rest", at=clock.now(),
                purpose=purpose_of(self.request),
            )  # fmt: skip

    def timeline_page(self, events):
        """A page of a timeline, as far as the caller may read it."""
        refuse_unknown(self.request)
        self.page_order = ("-on", "-id")
        page = self.paginate_queryset(queries.readable_by(self.request.user, events))
        lines = TimelineLine(page, many=True, context=self.get_serializer_context())
        return self.get_paginated_response(lines.data)


class Parked(serializers.Serializer):
    """What was written is kept and waits for a decision; nothing tells of whom or where.

    `transfer` is the report in `transfer-reports`; none for an identity number set on a person who had none.
    """

    state = serializers.ChoiceField(choices=PARKED_CHOICES)
    transfer = serializers.UUIDField(allow_null=True)


def parked(transfer=None):
    """The one answer for everything that is set aside: 202, the same whoever it is about."""
    return Response({"state": "parked", "transfer": transfer and str(transfer.pk)}, 202)


def known_here(refusal, request):
    """409 that names whom the caller sees in this very village: `laborer` is the person's key."""
    answer = problem(refusal.status, refusal.code, refusal.message, errors=refusal.errors, path=request.path)
    answer.data["laborer"] = str(refusal.laborer.pk)
    return answer
