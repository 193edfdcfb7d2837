"""How far figures may be behind what phones hold: phones that fell silent, entries that wait for a decision."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Max, Q
from django.db.models.functions import Coalesce, Left

from xundian.accounts.scope import under, visible_to
from xundian.sync.models import SyncDevice
from xundian.sync.queries.parked import for_a_person
from xundian.sync.states import DeviceState

# A phone that nobody heard of for so long may hold what no figure knows yet.
SILENT_AFTER = timedelta(days=7)


@dataclass(frozen=True)
class Quality:
    """Of a place: its phones, how many are silent, how many say themselves that they hold entries, what is parked.

    `parked` is {entity of the sync: entries that wait for a person}.
    """

    phones: int
    silent: int
    holding: int
    parked: dict

    def parked_of(self, entities):
        """How many entries of these entities wait."""
        return sum(self.parked.get(entity, 0) for entity in entities)


def quality(user, *, division, at):
    """The Quality of a division (the user's whole place when empty) at a moment; two statements."""
    silent = Q(heard__lt=at - SILENT_AFTER)
    # A phone that was never here since it was registered is silent from then on.
    found = (
        _phones(user, division)
        .annotate(heard=Coalesce("last_seen_at", "created_at"))
        .aggregate(phones=Count("pk"), silent=Count("pk", filter=silent), holding=Count("pk", filter=Q(unsent__gt=0)))
    )
    waiting = for_a_person(user)
    waiting = waiting.filter(under("division_id", division)) if division else waiting
    return Quality(**found, parked=dict(waiting.order_by().values_list("entity").annotate(n=Count("pk"))))


def last_heard(user, *, division, digits):
    """{division code of so many digits: when a phone of it was last here}, without places that have no phone."""
    rows = _phones(user, division).annotate(place=Left("user__home_id", digits))
    return dict(rows.order_by().values_list("place").annotate(at=Max("last_seen_at")))


def _phones(user, division):
    """Phones in use, of officers who are in office; without accounts that nobody uses any more."""
    rows = visible_to(user, SyncDevice.objects.filter(state=DeviceState.ACTIVE, user__is_active=True))
    return rows.filter(under("user__home_id", division)) if division else rows
