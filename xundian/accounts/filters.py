"""List filters that know about places."""

from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter

from xundian.accounts.scope import covers, under
from xundian.divisions.models import Division
from xundian.kit.errors import Missing


class DivisionFilter(CharFilter):
    """Rows at or below a division; one outside the caller's place is answered like one that does not exist."""

    def __init__(self, field_name="division_id", **kwargs):
        text = _("Code of a county, township, village or group inside your place.")
        super().__init__(**{"field_name": field_name, "max_length": 20, "help_text": text} | kwargs)

    def filter(self, queryset, value):
        """Narrow to the division; Missing when it is absent or outside the place."""
        if not value:
            return queryset
        user = self.parent.request.user
        if user.division_id and not covers(user, value):
            raise Missing
        if not Division.objects.filter(code=value).exists():
            raise Missing
        return queryset.filter(under(self.field_name, value))
