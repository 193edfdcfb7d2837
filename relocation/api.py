"""Index of the REST resources of relocation, room by room, and what needs a room above the resource's own."""

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action

from relocation.channels import queries
from relocation.channels.api import ROUTES as CHANNELS
from relocation.channels.api import ZeroEmploymentSerializer
from relocation.households.api import ROUTES as HOUSEHOLDS
from relocation.sites.api import ROUTES as SITES
from relocation.sites.api import SiteViewSet
from xundian.accounts.scope import visible_to
from xundian.kit.clock import today


class SiteWithHouseholdsViewSet(SiteViewSet):
    """Resettlement sites (W2.2); a site officer sees the own one."""

    rights = SiteViewSet.rights | {"zero_employment": "relocation.read"}

    @extend_schema(responses=ZeroEmploymentSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], url_path="zero-employment")
    def zero_employment(self, request, pk=None):
        """The site's households in which someone could work and nobody does, today."""
        found = queries.zero_employment_households(on=today(), site=self.get_object())
        page = self.paginate_queryset(queries.with_people(visible_to(request.user, found), today()))
        return self.get_paginated_response(ZeroEmploymentSerializer(page, many=True).data)


ROUTES = [*(dict(SITES) | {"sites": SiteWithHouseholdsViewSet}).items(), *HOUSEHOLDS, *CHANNELS]
