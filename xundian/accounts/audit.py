"""REST resource `audit`: what happened to one record, from the history that the database itself writes."""

from itertools import groupby

from django.apps import apps
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers

from xundian.accounts.access import ScopedViewSet
from xundian.accounts.models import User
from xundian.kit.errors import Invalid
from xundian.kit.filters import refuse_unknown

OWN_COLUMNS = ("pgh_id", "pgh_created_at", "pgh_label", "pgh_obj", "pgh_context", "updated_at")


def audited_models():
    """{word in the interface: model} of every table whose history is kept."""
    return {
        model._meta.model_name: model
        for model in apps.get_models()
        if any(relation.get_accessor_name() == "history" for relation in model._meta.related_objects)
    }


class FieldChange(serializers.Serializer):
    """One field before and after."""

    field = serializers.CharField()
    before = serializers.JSONField(allow_null=True)
    after = serializers.JSONField(allow_null=True)


class AuditLine(serializers.Serializer):
    """One version of a record: when, by whom (a person, or a sweep of the clock), and what changed."""

    id = serializers.CharField()
    at = serializers.DateTimeField()
    kind = serializers.ChoiceField(choices=["insert", "update", "delete"])
    by = serializers.UUIDField(allow_null=True)
    by_name = serializers.CharField()
    sweep = serializers.CharField()
    changes = FieldChange(many=True)


class AuditPage(serializers.Serializer):
    """A page of lines, the newest first."""

    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = AuditLine(many=True)


class AuditViewSet(ScopedViewSet):
    """The history of one record of the caller's place; identity numbers are in no history."""

    queryset = User.objects.none()
    serializer_class = AuditLine
    filter_backends = []
    page_order = ("-pgh_id",)
    rights = {"list": "audit.read"}

    @extend_schema(
        parameters=[OpenApiParameter("model", str, required=True), OpenApiParameter("id", str, required=True)],
        responses=AuditPage,
    )
    def list(self, request):
        """Who changed what, and when: the newest first."""
        refuse_unknown(request, ("model", "id"))
        record = self._record(request)
        rows = record.history.select_related("pgh_context")
        page = self.paginator.paginate_queryset(rows, request, view=self)
        older = rows.filter(pgh_id__lt=page[-1].pgh_id).order_by("-pgh_id").first() if page else None
        return self.paginator.get_paginated_response(AuditLine(_lines(page, older), many=True).data)

    def _record(self, request):
        model = audited_models().get(request.query_params.get("model", ""))
        if model is None:
            raise Invalid(
                field="model",
                code="unknown_model",
                message=_("Give one of: %(models)s.") % {"models": ", ".join(sorted(audited_models()))},
            )
        return self.find(model, request.query_params.get("id", ""))


def history(record, limit=100):
    """The newest lines of one record, as the back office shows them; none for a table without a history."""
    kept = getattr(record, "history", None)
    rows = list(kept.select_related("pgh_context").order_by("-pgh_id")[: limit + 1]) if kept is not None else []
    return list(_lines(rows[:limit], rows[limit] if len(rows) > limit else None))


def histories(objects, limit):
    """The newest `limit` lines of many records of one table (a queryset), each with its change against the one before.

    Lines as `history` gives them, with `record`, the key; four of the table's columns say nothing of their own.
    """
    kept = objects.model._meta.get_field("history").related_model._default_manager
    found = kept.filter(pgh_obj__in=objects.values("pk")).select_related("pgh_context")
    rows = list(found.order_by("pgh_obj_id", "-pgh_id"))
    people, lines = _people(rows), []
    for key, group in groupby(rows, key=lambda row: row.pgh_obj_id):
        lines += [line | {"record": key} for line in _told([*group], None, people)]
    return sorted(lines, key=lambda line: line["at"], reverse=True)[:limit]


def _lines(page, older):
    return _told(page, older, _people(page))


def _people(rows):
    return User.objects.in_bulk({by for by in map(_by, rows) if by})


def _told(page, older, people):
    for row, before in zip(page, [*page, older][1:], strict=True):
        by = _by(row)
        context = row.pgh_context.metadata if row.pgh_context else {}
        person = people.get(_uuid(by))
        yield {
            "id": str(row.pgh_id), "at": row.pgh_created_at, "kind": row.pgh_label, "by": by,
            "by_name": str(person or ""), "sweep": context.get("sweep", ""), "changes": [*changes_between(row, before)],
        }  # fmt: skip


def _by(row):
    return row.pgh_context.metadata.get("user") if row.pgh_context else None


def _uuid(value):
    return serializers.UUIDField().to_internal_value(value) if value else None


def changes_between(row, before):
    """{field, before, after} of every field in which two versions of a record differ; before None for a fresh one."""
    for field in row._meta.concrete_fields:
        if field.name in OWN_COLUMNS:
            continue
        old = field.value_from_object(before) if before is not None else None
        new = field.value_from_object(row)
        if old != new:
            yield {"field": field.name, "before": _plain(old), "after": _plain(new)}


def _plain(value):
    return value if value is None or isinstance(value, bool | int | float | str | list | dict) else str(value)
