"""Reads of sites: the places that workshops and public-welfare posts still have."""

from django.db.models import Count, F, Q

from laborers.registry.rules import SUPPORTED_CATEGORIES

# States of the offers that point here, as the room above words them: someone works here, or may soon.
PLACED, LIVE = "placed", ("proposed", "offered", "accepted")


def with_free(queryset):
    """Workshops or posts with `taken` (placed through offers and still at work), `supported` (of them those of
    households that come first, X2.2-6), `free`, `promised` (live offers)."""
    at_work = Q(offers__state=PLACED, offers__placement__ended_on__isnull=True)
    return queryset.annotate(
        taken=Count("offers", filter=at_work),
        supported=Count("offers", filter=at_work & Q(offers__placement__household__category__in=SUPPORTED_CATEGORIES)),
        promised=Count("offers", filter=Q(offers__state__in=LIVE)),
        free=F("places") - F("taken"),
    )


def taken(row):
    """How many people are at work in a workshop or post through an offer."""
    return row.offers.filter(state=PLACED, placement__ended_on__isnull=True).count()


def running_on(queryset, day):
    """Workshops or posts that are not closed on that day; the day of closing is the last one."""
    return queryset.filter(Q(closed_on__isnull=True) | Q(closed_on__gte=day))
