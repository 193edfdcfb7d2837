"""The clock follows households that moved in: the ledger of those without work, and the support visits owed (W2.2)."""

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Greatest

from laborers.placements.models import Placement
from laborers.placements.queries import active_on
from laborers.visits import actions as visits
from relocation.channels import queries
from relocation.channels.models import ZeroEmployment
from relocation.channels.states import Clearing
from relocation.households.queries import current


@transaction.atomic
def keep_ledger(*, on):
    """The clock: households without work are found and cleared, by the one definition (channels.queries); {found,
    cleared}.

    Cleared are those in which somebody works (from the first day of that work), that left the site, or in which nobody
    able and willing is left. Late or twice it changes nothing more; two at once find a household once.
    """
    zero = queries.zero_employment_households(on=on)
    still = ZeroEmployment.objects.filter(cleared_on=None)
    work = active_on(on, Placement.objects.filter(household=OuterRef("household"))).order_by("started_on", "pk")
    cleared = still.filter(Exists(work)).update(
        cleared_on=Greatest(Subquery(work.values("started_on")[:1]), F("found_on")),
        placement=Subquery(work.values("pk")[:1]), how=Clearing.WORK,
    )  # fmt: skip
    elsewhere = still.filter(Q(household__site_id=None) | ~Q(household__site_id=F("site_id")))
    cleared += _clear(elsewhere, Clearing.LEFT_SITE, on)
    cleared += _clear(still.exclude(household__in=zero), Clearing.NOBODY_ABLE, on)
    known = still.filter(household=OuterRef("pk"))
    rows = zero.filter(~Exists(known)).order_by("pk").values_list("pk", "site_id", "division_id")
    found = ZeroEmployment.objects.bulk_create(
        [
            ZeroEmployment(household_id=household, site_id=site, division_id=division, found_on=on)
            for household, site, division in rows
        ],
        ignore_conflicts=True, batch_size=1000,
    )  # fmt: skip
    return {"found": len(found), "cleared": cleared}


@transaction.atomic
def plan_support(*, on):
    """The clock: support visits at 1, 3 and 6 months after moving in are planned through laborers.visits (W2.2-4);
    counts as it gives them."""
    moves = current().filter(household__site_id=F("site_id")).order_by("pk").values_list("household_id", "moved_on")
    return visits.plan_support(moves=list(moves), on=on)


def _clear(rows, how, on):
    keys = list(rows.values_list("pk", flat=True))
    return ZeroEmployment.objects.filter(pk__in=keys).update(cleared_on=Greatest(F("found_on"), Value(on)), how=how)
