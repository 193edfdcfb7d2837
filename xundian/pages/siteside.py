"""What staff of a resettlement site see in place of village groups: buildings and doors; work and posts there."""

from django.db.models import F, FilteredRelation, Q
from django.db.models.functions import Length

from relocation.channels import queries
from relocation.channels.models import ZeroEmployment
from relocation.households.models import MoveIn
from xundian.accounts.scope import visible_to


def by_door(rows, household="", then=()):
    """Rows in the order of building, unit and room; `household` leads from a row to it, as "household__"; `then`
    orders the rows of one household.

    Of two names the shorter stands first, so that building 9 comes before building 10. Who has no door comes last.
    """
    path = f"{household}move_ins"
    rows = rows.annotate(dwelling=FilteredRelation(path, condition=Q(**{f"{path}__left_on": None})))
    parts = [f"dwelling__{name}" for name in ("building", "unit", "room")]
    order = [each for part in parts for each in (Length(part).asc(nulls_last=True), F(part).asc(nulls_last=True))]
    return rows.order_by(*order, f"{household}pk", *then)


def doors(households):
    """{household key: (building, unit, room)} of those that live at a site, by one query."""
    lived_in = MoveIn.objects.filter(household__in=households, left_on=None)
    return {key: tuple(door) for key, *door in lived_in.values_list("household_id", "building", "unit", "room")}


def work_of(user, site, on):
    """{open, helped, cleared, posts}: households without work now, those of them that had an offer, those cleared in
    the month, and free places in workshops and posts of the site."""
    ledger = visible_to(user, ZeroEmployment.objects.filter(site=site))
    waiting = ledger.filter(cleared_on=None)
    workshops, posts = queries.places_near(site, on)
    return {
        "open": waiting.count(),
        "helped": queries.ledger(waiting).filter(helped__gt=0).count(),
        "cleared": ledger.filter(cleared_on__gte=on.replace(day=1), cleared_on__lte=on).count(),
        "posts": sum(max(row.places - row.taken - row.promised, 0) for row in (*workshops, *posts)),
    }
