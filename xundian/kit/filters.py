"""List filters: only the ones a view names; an unknown query parameter is refused, never ignored."""

from django.utils.translation import gettext as _
from django_filters.rest_framework import BooleanFilter, DjangoFilterBackend

from xundian.kit.errors import Invalid

ALWAYS = {"cursor", "limit", "format"}
FLAGS = {"true", "false", ""}


class UnknownParameter(Invalid):
    """A query parameter the view does not know: HTTP 400, so that a typing slip never widens a list."""

    status = 400
    code = "unknown_field"


class StrictFilters(DjangoFilterBackend):
    """django-filter, and a refusal of every query parameter that no filter of the view knows."""

    def filter_queryset(self, request, queryset, view):
        """Refuse unknown or repeated parameters, then filter."""
        filterset_class = self.get_filterset_class(view, queryset)
        known = filterset_class.base_filters if filterset_class else {}
        refuse_unknown(request, known)
        refuse_odd_flags(request, known)
        return super().filter_queryset(request, queryset, view)


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
