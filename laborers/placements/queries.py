"""Reads of consents, batches, placements and contract cards."""

from django.db.models import Max, Q

from laborers.placements import rules
from laborers.placements.models import ContractCard, Placement


def active_on(day, queryset=None):
    """Placements whose spell holds that day, first and last day included."""
    placements = Placement.objects.all() if queryset is None else queryset
    return placements.filter(Q(ended_on=None) | Q(ended_on__gte=day), started_on__lte=day)


def away_on(day, household):
    """Placements outside the county that hold that day, of one household, with their cases."""
    spells = active_on(day, Placement.objects.filter(household=household))
    return spells.exclude(area=rules.IN_COUNTY).select_related("case").order_by("started_on", "id")


def roster(batch):
    """Who leaves with a batch: placements with person, household and village, in one statement."""
    return (
        Placement.objects.filter(batch=batch)
        .select_related("laborer", "household", "division", "enterprise")
        .order_by("division_id", "laborer__pinyin", "id")
    )


def valid_card(placement):
    """The card of a placement that is not revoked, or None."""
    return ContractCard.objects.filter(placement=placement, revoked_on=None).first()


def card_by_token(token):
    """The valid card behind a QR code with its placement and laborer, or None."""
    found = ContractCard.objects.filter(token=token, revoked_on=None)
    return found.select_related("placement__laborer", "placement__household", "division").first()


def last_number(county, year):
    """The highest card number of a county in a year, or None; read it under the lock of `issue_card` only."""
    prefix = rules.card_number(county, year, 0)[:-6]
    return ContractCard.objects.filter(number__startswith=prefix).aggregate(last=Max("number"))["last"]
