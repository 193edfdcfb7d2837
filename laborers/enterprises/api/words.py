"""What doors with codes share: labels beside codes, filters by code, input read strictly."""

from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from xundian.accounts.access import ScopedViewSet
from xundian.accounts.scope import under
from xundian.codes.queries import tables
from xundian.kit import clock
from xundian.kit.errors import Invalid


def named(source):
    """A name or label beside an id or a code."""
    return serializers.CharField(source=source, read_only=True, default="")


@extend_schema_field(OpenApiTypes.STR)
class CodeLabel(serializers.Field):
    """The label of a code in the reader's language; a place that is not in the list shows its city or province."""

    def __init__(self, scheme, source, **kwargs):
        self.scheme = scheme
        super().__init__(source=source, read_only=True, **kwargs)

    def to_representation(self, code):
        """From the lists in the context, read once for a page."""
        codes = self.context["codes"][self.scheme]
        if self.scheme == "destination" and code not in codes:
            code = next((each for each in (f"{code[:4]}00", f"{code[:2]}0000") if each in codes), code)
        return codes.label(code)


class CodedViewSet(ScopedViewSet):
    """A resource whose answers carry labels of codes, out of the lists of `schemes`."""

    schemes = ()

    def get_serializer_context(self):
        """The code lists of today, in one query."""
        if getattr(self, "swagger_fake_view", False):
            return super().get_serializer_context()
        return super().get_serializer_context() | {"codes": tables(self.schemes, clock.today())}

    def context_of_step(self):
        """Who and when, as every action wants it."""
        return {"by": self.request.user, "on": clock.today()}


def below(queryset, path, code, field):
    """Rows whose code at `path` begins with `code`; Invalid unless it is digits."""
    if not (code.isascii() and code.isdigit()):
        raise Invalid(_("Give the code, or its beginning, in digits."), field=field, code="bad_code")
    return queryset.filter(under(path, code))
