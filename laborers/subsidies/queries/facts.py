"""Facts that rules look at, read set-based: hires of enterprises and local businesses (X2.3)."""

from collections import defaultdict

from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce

from laborers.placements.models import Placement
from laborers.registry.queries import supported_then
from laborers.subsidies.models import Undertaking
from laborers.subsidies.rules import Business, Hire
from xundian.accounts.scope import under

HIRE = (
    "enterprise_id", "laborer_id", "pk", "laborer__sex", "laborer__birth", "division_id", "started_on", "contract_from",
    "contract_to", "ended_on", "supported",
)  # fmt: skip
IN_COUNTY = "in_county"


def hires(enterprises, since=None):
    """{enterprise key: [Hire]} of some enterprises (a queryset or keys), by person and day; called off ones are none.

    `since` leaves out those before a day.
    """
    rows = Placement.objects.filter(enterprise__in=enterprises)
    rows = supported_then(rows.annotate(hired_on=Coalesce("contract_from", "started_on")), "household", "hired_on")
    if since is not None:
        rows = rows.filter(hired_on__gte=since)
    found = defaultdict(list)
    for enterprise, laborer, placement, *rest in rows.order_by("laborer", "started_on", "pk").values_list(*HIRE):
        found[enterprise].append(Hire(str(laborer), str(placement), *rest))
    return found


def businesses(undertakings):
    """[(Undertaking, Business)] with the hires of each."""
    away = Placement.objects.filter(laborer=OuterRef("owner"), ended_on__lte=OuterRef("opened_on"))
    rows = undertakings.select_related("owner", "enterprise").annotate(
        worked_away=Exists(away.exclude(area=IN_COUNTY))
    )  # fmt: skip
    rows = list(rows.order_by("division", "name", "pk"))
    employed = hires([row.enterprise_id for row in rows if row.enterprise_id])
    return [(row, _business(row, employed.get(row.enterprise_id, ()))) for row in rows]


def _business(row, employed):
    return Business(
        kind=row.kind, place=row.division_id, opened_on=row.opened_on, closed_on=row.closed_on,
        licensed_on=row.licensed_on, recognised_on=row.recognised_on, employs=row.enterprise_id is not None,
        worked_away=row.worked_away, hires=tuple(employed),
    )  # fmt: skip


def of_county(county):
    """Local businesses and places of a county."""
    return Undertaking.objects.filter(under("division_id", county))
