"""How far a survey round is: who was to be asked, who was, who is left; by place, by household, by name.

Whom a round expects is defined here and nowhere else (`due`); REST, desk and the officers' page all read it here.
"""

from typing import NamedTuple

from django.db.models import Count, Exists, FilteredRelation, OuterRef, Q, Subquery
from django.db.models.functions import Left

from laborers.registry.models import Laborer
from laborers.surveys.models import SurveyResponse
from laborers.surveys.queries.assessments import policy_on, thresholds_of
from laborers.surveys.rules import MALE, Thresholds, born_for_ages
from laborers.surveys.rules.doubts import HEAD
from xundian.accounts.scope import under
from xundian.divisions.models import Division

TOWNSHIP, VILLAGE = 9, 12
BELOW = {6: TOWNSHIP, TOWNSHIP: VILLAGE}


class Line(NamedTuple):
    """One place or household: people expected, of these surveyed; `beyond` were asked although nobody expected it.

    `level`: township, village or household; `key` is the code or the household's id; `name` the place's, or the head's.
    """

    level: str
    key: str
    name: str
    expected: int
    surveyed: int
    beyond: int
    number: str = ""
    group: str = ""

    @property
    def left(self):
        """People still to be asked."""
        return self.expected - self.surveyed


def day_of(round, on):
    """The day as of which a round counts its people: its closing day, or today while it goes on."""
    return min(round.closes, on)


def due(round, on):
    """Q for the laborers whom a round expects on a day (X2.2-1).

    Everybody of the registry who had not left by the round's closing day (or by today while it goes on) and was of
    labour age then, by the county's policy of that day. Who is younger or older may be asked, and counts as `beyond`.
    """
    day = day_of(round, on)
    policy = policy_on(round.county_id, day)
    ages = thresholds_of(policy) if policy else Thresholds()
    people = Q()
    for sex, highest in ((MALE, ages.labour_age_to_male), ("2", ages.labour_age_to_female)):
        after, until = born_for_ages(day, ages.labour_age_from, highest)
        people |= Q(sex=sex, birth__gt=after, birth__lte=until)
    return people & (Q(left_on=None) | Q(left_on__gt=day)) & Q(merged_into=None)


def progress(round, division_code, on):
    """The Lines one step below a division: townships, villages, or the households of a village, in their order.

    One grouped statement counts, whatever the size; one more names the places.
    """
    step = BELOW.get(len(division_code))
    counted = _counted(round, division_code, on, Left("division_id", step) if step else None)
    if step is None:
        return _homes(counted)
    places = Division.objects.filter(parent=division_code).order_by("code")
    found = {row["place"]: row for row in counted}
    level = "township" if step == TOWNSHIP else "village"
    return [
        _line(level, place.code, place.name, found.get(place.code))
        for place in places
        if place.valid_to is None or place.code in found
    ]


def total_of(lines):
    """The Line of all of them together."""
    sums = [sum(getattr(line, name) for line in lines) for name in ("expected", "surveyed", "beyond")]
    return Line("total", "", "", *sums)


def people_left(round, division_code, on):
    """Laborers below a division who are still to be asked, household by household, with their household."""
    rows = Laborer.objects.filter(due(round, on), ~_answered(round), under("division_id", division_code))
    return rows.select_related("household", "division").order_by("division_id", "household__group_name", "household_id")


def households_left(lines):
    """[(village group, [Line of every household with somebody left])] of the lines of a village."""
    groups = {}
    for line in lines:
        if line.left:
            groups.setdefault(line.group, []).append(line)
    return list(groups.items())


def next_household(round, household, on):
    """The household that comes next: of the same village group, else of the village; None when nobody is left."""
    left = people_left(round, household.division_id, on).exclude(household=household).order_by("household__number")
    same = left.filter(household__group_name=household.group_name)
    later = same.filter(household__number__gt=household.number)
    found = later.first() or same.first() or left.first()
    return found and found.household


def _answered(round):
    return Exists(SurveyResponse.objects.filter(round=round, laborer=OuterRef("pk")))


def _counted(round, division_code, on, place):
    """One statement: expected, surveyed, beyond; by place, or by household where none is given.

    A form's first revision stands for all of them: it is there for whoever answered, and joined once. (Asking for each
    person whether an answer exists took a county of 300,000 five times as long.)
    """
    people, asked = due(round, on), Q(first__isnull=False)
    first = FilteredRelation("responses", condition=Q(responses__round=round, responses__revision=1))
    rows = Laborer.objects.filter(under("division_id", division_code)).order_by().alias(first=first)
    rows = rows.values(place=place) if place is not None else _by_household(rows)
    return rows.annotate(
        expected=Count("pk", filter=people),
        surveyed=Count("pk", filter=people & asked),
        beyond=Count("pk", filter=~people & asked),
    )


def _by_household(rows):
    head = Laborer.objects.filter(household=OuterRef("household"), relation__in=HEAD, left_on=None)
    return rows.values(
        "household_id", "household__number", "household__group_name", head=Subquery(head.values("name")[:1])
    ).order_by("household__group_name", "household__number")


def _homes(counted):
    return [
        Line(
            "household", str(row["household_id"]), row["head"] or "", row["expected"], row["surveyed"], row["beyond"],
            row["household__number"], row["household__group_name"],
        )
        for row in counted
    ]  # fmt: skip


def _line(level, code, name, row):
    return Line(level, code, name, *((row["expected"], row["surveyed"], row["beyond"]) if row else (0, 0, 0)))
