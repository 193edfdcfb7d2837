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
        known = ALWAYS | set(filterset_class.base_filters if filterset_class else ())
        for name, values in request.query_params.lists():
            if name not in known:
                raise UnknownParameter(_("There is no filter of this name."), field=name)
            if len(values) > 1:
                raise UnknownParameter(_("Give this filter once only."), field=name)
        return super().filter_queryset(request, queryset, view)
