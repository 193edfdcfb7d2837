"""What rests on an officer, and what rests on nobody: places without an officer, difficulties whose owner has left."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q
from django.db.models.functions import Left

from laborers.difficulties.models import Difficulty
from laborers.difficulties.queries import UNSOLVED
from laborers.difficulties.states import Level
from laborers.registry.models import Household
from laborers.visits import queries as visits
from laborers.visits import rules
from laborers.visits.models import VisitPlan
from laborers.visits.states import VisitKind
from xundian.accounts.models import Posting, Station, User
from xundian.accounts.queries import in_force, sites
from xundian.accounts.roles import Role
from xundian.accounts.scope import visible_to
from xundian.divisions.models import Division

LOADED_ROLES = (*visits.DIGEST_ROLES, Role.COUNTY)


def owned(user):
    """The unsolved difficulties that a user owns by name, the earliest due first."""
    rows = Difficulty.objects.filter(owner=user, state__in=UNSOLVED)
    return rows.select_related("household", "laborer", "division").order_by("due_on", "id")


def households_of(user):
    """How many living households lie in the user's place."""
    return visible_to(user, Household.objects.filter(ended_on=None)).count()


def loads(users, on):
    """{user id: {due, overdue, difficulties, covers}} of these users, in three statements however many they are."""
    keys = [user.pk for user in users]
    work = {row["user_id"]: row for row in visits.due_and_overdue_by_officer(on, roles=LOADED_ROLES)}
    mine = Difficulty.objects.filter(owner__in=keys, state__in=UNSOLVED).order_by()
    difficulties = dict(mine.values_list("owner").annotate(n=Count("id")))
    covering = Posting.objects.filter(in_force(on), kind=Posting.Kind.COVER, user__in=keys).order_by()
    covers = dict(covering.values_list("user").annotate(n=Count("id")))
    nothing = {"due": 0, "overdue": 0}
    return {
        key: {
            "due": work.get(key, nothing)["due"], "overdue": work.get(key, nothing)["overdue"],
            "difficulties": difficulties.get(key, 0), "covers": covers.get(key, 0),
        }
        for key in keys
    }  # fmt: skip


# --- what rests on nobody --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Vacant:
    """A place with open work and no active officer; `code` is the division whose offices must know of it."""

    kind: str
    key: str
    name: str
    code: str
    visits: int
    difficulties: int
    since: date | None


@dataclass(frozen=True)
class Orphans:
    """What rests on nobody in a place: vacant places, and unsolved difficulties whose owner's account is closed."""

    places: list
    difficulties: list

    def under(self, code):
        """The same for one division and what lies below it."""
        return Orphans(
            [each for each in self.places if each.code.startswith(code)],
            [each for each in self.difficulties if each.division_id.startswith(code)],
        )

    @property
    def fingerprint(self):
        """Stays the same as long as nothing is filled, given or becomes vacant; how much work waits does not count."""
        told = sorted(f"{each.kind} {each.key} {each.since}" for each in self.places)
        told += sorted(f"{each.pk} {each.owner_id}" for each in self.difficulties)
        return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


def orphans(on):
    """Everything that rests on nobody on a day; a place that somebody covers is not vacant."""
    mine = Difficulty.objects.filter(state__in=UNSOLVED, owner__is_active=False)
    lost = mine.select_related("household", "laborer", "division", "owner").order_by("due_on", "id")
    places = [*_villages(on), *_townships(on), *_stations(on), *_sites(on)]
    return Orphans(sorted(places, key=lambda each: (each.code, each.kind, each.name)), list(lost))


def _waiting(on):
    return VisitPlan.objects.filter(state=rules.WAITING, window_from__lte=on).order_by()


def _unowned(level, digits):
    """{place code: how many} of unsolved difficulties that lie with an office of that level and nobody by name."""
    rows = Difficulty.objects.filter(state__in=UNSOLVED, level=level, owner=None).order_by()
    return dict(rows.annotate(place=Left("division_id", digits)).values_list("place").annotate(n=Count("id")))


def _staffed(role, path, on):
    """Keys of the places that have an active officer of that role or a cover."""
    there = User.objects.filter(is_active=True, role=role).values_list(path, flat=True)
    covered = Posting.objects.filter(in_force(on), kind=Posting.Kind.COVER, role=role, user__is_active=True)
    return set(there) | set(covered.values_list(path, flat=True))


def _since(role, path):
    """{key of a place: the last day of its last officer}."""
    rows = Posting.objects.filter(Q(to_on__isnull=False), role=role, kind=Posting.Kind.POST).order_by()
    return dict(rows.values_list(path).annotate(last=Max("to_on")))


def _vacant(kind, role, path, on, visits_by, difficulties_by, describe):
    keys = (set(visits_by) | set(difficulties_by)) - _staffed(role, path, on)
    since, known = _since(role, path), describe(keys)
    return [
        Vacant(kind, str(key), *known[key], visits_by.get(key, 0), difficulties_by.get(key, 0), since.get(key))
        for key in keys
        if key in known
    ]


def _divisions(keys):
    return {row.code: (row.name, row.code) for row in Division.objects.filter(code__in=keys)}


def _villages(on):
    waiting = dict(_waiting(on).values_list("division_id").annotate(n=Count("id")))
    return _vacant("village", Role.VILLAGE, "division_id", on, waiting, _unowned(Level.VILLAGE, 12), _divisions)


def _townships(on):
    return _vacant("township", Role.TOWNSHIP, "division_id", on, {}, _unowned(Level.TOWNSHIP, 9), _divisions)


def _stations(on):
    rows = _waiting(on).filter(kind=VisitKind.FIELD_HALF_YEAR, placement__ended_on=None)
    by_place = rows.values_list(Left("division_id", 6), "destination").annotate(n=Count("id"))
    waiting = Counter()
    known = {row.pk: row for row in Station.objects.all()}
    for station in known.values():
        waiting[station.pk] = sum(
            n for county, place, n in by_place if county == station.county_id and station.looks_after(place)
        )
    waiting = {key: n for key, n in waiting.items() if n}
    return _vacant(
        "station", Role.STATION, "station_id", on, waiting, {},
        lambda keys: {key: (known[key].name, known[key].county_id) for key in keys},
    )  # fmt: skip


def _sites(on):
    rows = _waiting(on).filter(household__site_id__isnull=False)
    waiting = dict(rows.values_list("household__site_id").annotate(n=Count("id")))
    return _vacant(
        "site", Role.SITE, "site_id", on, waiting, {},
        lambda keys: {row.pk: (row.name, row.division_id) for row in sites().filter(pk__in=keys)},
    )  # fmt: skip
