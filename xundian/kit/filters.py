"""List filters: only the ones a view names; an unknown query parameter is refused, never ignored."""

from django.utils.translation import gettext as _
from django_filters.rest_framework import DjangoFilterBackend

from xundian.kit.errors import Invalid

ALWAYS = {"cursor", "limit", "format"}


class UnknownParameter(Invalid):
    """A query parameter the view does not know: HTTP 400, so that a typing slip never widens a list."""

    status = 400
    code = "unknown_field"


class StrictFilters(DjangoFilterBackend):
    """django-filter, and a refusal of every query parameter that no filter of the view knows."""

    def filter_queryset(self, request, queryset, view):
        """Refuse unknown or repeated parameters, then filter."""
        filterset_class = self.get_filterset_class(view, queryset)
        refuse_unknown(request, filterset_class.base_filters if filterset_class else ())
        return super().filter_queryset(request, queryset, view)


def refuse_unknown(request, known=()):
    """UnknownParameter for a query parameter that is not known, or is given twice; for views without a filter set."""
    for name, values in request.query_params.lists():
        if name not in ALWAYS and name not in known:
            raise UnknownParameter(_("There is no filter of this name."), field=name)
        if len(values) > 1:
            raise UnknownParameter(_("Give this filter once only."), field=name)
