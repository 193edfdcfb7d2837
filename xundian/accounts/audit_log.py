"""The log of changes across tables: the newest versions that a reader may see, found by one statement, told in words.

What a version changed is read from the one before it. Rows that are deleted are told where the version itself says in
which place they lay.
"""

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Exists, Max, OuterRef, Q, Value
from django.db.models.functions import Coalesce

from xundian.accounts.audit import changes_between
from xundian.accounts.models import User
from xundian.accounts.scope import under
from xundian.kit.ids import key_of


def history_of(model):
    """The table that keeps the versions of a model's rows."""
    return model._meta.get_field("history").related_model


def newest(tables, user, limit, **asked):
    """[(model, key of the version)] of the newest versions in all tables together, at most `limit`.

    `tables`: {model: the rows of it that the user may see}; `asked` as `_asked` takes it. One statement.
    """
    parts = [
        history_of(model)
        ._default_manager.filter(_seen(model, rows, user), _asked(model, **asked))
        .order_by("-pgh_id")
        .annotate(table=Value(model._meta.label_lower))
        .values_list("table", "pgh_id", "pgh_created_at")[:limit]
        for model, rows in tables.items()
    ]
    if not parts:
        return []
    found = parts[0]
    if len(parts) > 1:
        found = found.union(*parts[1:], all=True).order_by("-pgh_created_at", "table", "-pgh_id")[:limit]
    by_label = {model._meta.label_lower: model for model in tables}
    return [(by_label[table], key) for table, key, _at in found]


def told(model, keys):
    """{key of the version: line}, a line as `audit.history` gives it, with `record`, the row's key."""
    table = history_of(model)._default_manager
    earlier = table.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id")).order_by()
    last = earlier.values("pgh_obj_id").annotate(last=Max("pgh_id")).values("last")
    rows = list(table.filter(pgh_id__in=keys).annotate(earlier=Coalesce(last, 0)).select_related("pgh_context"))
    before = table.in_bulk({row.earlier for row in rows if row.earlier})
    contexts = {row.pk: row.pgh_context.metadata if row.pgh_context else {} for row in rows}
    people = User.objects.in_bulk({key_of(context["user"]) for context in contexts.values() if context.get("user")})
    return {
        row.pk: {
            "id": str(row.pk), "at": row.pgh_created_at, "kind": row.pgh_label, "record": row.pgh_obj_id,
            "by_name": str(people.get(key_of(contexts[row.pk].get("user") or ""), "")),
            "sweep": contexts[row.pk].get("sweep", ""),
            "changes": list(changes_between(row, before.get(row.earlier))),
        }
        for row in rows
    }  # fmt: skip


def _seen(model, rows, user):
    """Versions of the rows given, and of rows that are gone and lay in the user's place."""
    seen = Q(pgh_obj_id__in=rows.order_by().values("pk"))
    paths = getattr(model, "scope_paths", {})
    path = paths.get("division") or paths.get("shared") or ""
    try:
        history_of(model)._meta.get_field(path.removesuffix("_id"))
    except FieldDoesNotExist:
        return seen
    gone = ~Exists(model._base_manager.filter(pk=OuterRef("pgh_obj_id")))
    return seen | (under(path, user.division_id) & gone)


def _asked(model, since=None, until=None, people=None, laborers=None):
    """Versions from one moment until another, by these people (keys), about these laborers (keys); None for any."""
    asked = Q()
    if since:
        asked &= Q(pgh_created_at__gte=since)
    if until:
        asked &= Q(pgh_created_at__lt=until)
    if people is not None:
        asked &= Q(pgh_context__metadata__user__in=[str(key) for key in people])
    if laborers is not None:
        names = {field.name for field in model._meta.concrete_fields}
        asked &= Q(laborer_id__in=laborers) if "laborer" in names else Q(pgh_obj_id__in=laborers)
    return asked
