"""List filters: only the ones a view names; an unknown query parameter is refused, never ignored."""

from django.db.models import UUIDField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import CharFilter, IsoDateTimeFilter, ModelChoiceFilter, UUIDFilter
from django_filters.rest_framework import BooleanFilter, DjangoFilterBackend

from xundian.kit.errors import Invalid

ALWAYS = {"cursor", "limit", "format"}
FLAGS = {"true", "false", ""}
_MADE = {}


class UnknownParameter(Invalid):
    """A query parameter the view does not know: HTTP 400, so that a typing slip never widens a list."""

    status = 400
    code = "unknown_field"


class StrictFilters(DjangoFilterBackend):
    """django-filter; refuses every query parameter that no filter of the view knows, and looks no other row up."""

    def get_filterset_class(self, view, queryset=None):
        """The view's filters, made once; a step of a view may have its own. Keys of other rows are compared alone."""
        about = type(view), getattr(view, "filterset_class", None)
        made = _MADE.get(about)
        if made is None:
            made = super().get_filterset_class(view, queryset)
            if made is not None:
                made = _MADE[about] = since(by_key(made), view)
        return made

    def filter_queryset(self, request, queryset, view):
        """Refuse unknown or repeated parameters, then filter."""
        filterset_class = self.get_filterset_class(view, queryset)
        known = filterset_class.base_filters if filterset_class else {}
        refuse_unknown(request, known)
        refuse_odd_flags(request, known)
        return super().filter_queryset(request, queryset, view)


def by_key(filterset_class):
    """The filter set, with keys of other rows compared and not looked up.

    django-filter looks the row up first, in nobody's scope: a foreign row was answered by an empty list and an absent
    one by an error, which told the two apart.
    """
    changed = {
        name: _key_filter(each) for name, each in filterset_class.base_filters.items()
        if isinstance(each, ModelChoiceFilter)
    }  # fmt: skip
    if not changed:
        return filterset_class
    return type(filterset_class.__name__, (filterset_class,), changed)


def since(filterset_class, view):
    """The filter set, with `updated_since` where the rows know when they were last changed."""
    model = getattr(getattr(view, "queryset", None), "model", None)
    known = {field.name for field in model._meta.concrete_fields} if model else set()
    if "updated_at" not in known or filterset_class._meta.model is not model:
        return filterset_class
    text = gettext_lazy(
        "Only what was changed at that moment or later; ask from some minutes before your last question."
    )
    each = IsoDateTimeFilter(field_name="updated_at", lookup_expr="gte", help_text=text)
    return type(filterset_class.__name__, (filterset_class,), {"updated_since": each})


def _key_filter(each):
    keys = each.extra["queryset"].model._meta.pk
    kind = UUIDFilter if isinstance(keys, UUIDField) else CharFilter
    options = {"max_length": keys.max_length} if kind is CharFilter else {}
    return kind(field_name=f"{each.field_name}_id", lookup_expr="exact", label=each.label, **options)


def refuse_odd_flags(request, known):
    """Invalid for a yes-or-no filter that says neither: django-filter would drop it and show everything."""
    for name, kind in known.items():
        if isinstance(kind, BooleanFilter) and request.query_params.get(name, "true") not in FLAGS:
            raise Invalid(_("Say true or false."), field=name, code="not_a_flag")


def refuse_unknown(request, known=()):
    """UnknownParameter for a query parameter that is not known, or is given twice; for views without a filter set."""
    for name, values in request.query_params.lists():
        if name not in ALWAYS and name not in known:
            raise UnknownParameter(_("There is no filter of this name."), field=name)
        if len(values) > 1:
            raise UnknownParameter(_("Give this filter once only."), field=name)
