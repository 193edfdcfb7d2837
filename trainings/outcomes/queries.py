"""Reads of what trainings led to: who was trained, of whom registered poor, and who found work (X2.2-4, X3.1)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Left

from laborers.placements.models import Placement
from laborers.placements.queries import keys_of
from laborers.placements.rules import percent
from laborers.registry.queries import supported_then
from trainings.classes import queries as classes
from trainings.classes.models import Enrolment
from trainings.classes.states import EnrolmentState
from trainings.outcomes import rules
from xundian.accounts.scope import under
from xundian.kit.ids import key_of
from xundian.kit.sql import fetch

# The kinds of X3.1 in its order, and schooling, which X2.3 pays for by itself: codes of training_kind.
KINDS = ("guidance", "skills", "targeted_skills", "entrepreneurship", "technician")


def completed(first, last):
    """Completed trainings of the days from `first` to `last` (of their end), each a row: what "trained" counts."""
    return classes.trained(Enrolment.objects.all(), first, last)


def completed_in(year, on):
    """Completed trainings of a year up to a day: the one definition of "trained" by year (X3.1)."""
    return completed(date(year, 1, 1), min(date(year, 12, 31), on))


def with_supported(trainings):
    """Trainings with `supported`: whether the household came first on the day of enrolment."""
    return supported_then(trainings, "laborer__household_id", "enrolled_on")


@dataclass(frozen=True)
class Trained:
    """Of one kind in one place: trainings completed, those of registered poor, and different people."""

    place: str
    kind: str
    trainings: int
    supported: int
    people: int


def trained(trainings, *, digits=0):
    """[Trained] by place (a code of so many digits; "" for all) and kind, of the completed trainings of a queryset.

    Kinds add up to the whole in trainings; people do not, for one may have been in two.
    """
    place = {"place": Left("division_id", digits)} if digits else {}
    rows = (
        with_supported(trainings).order_by().annotate(kind=F("training_class__kind"), **place).values("kind", *place)
        .annotate(
            trainings=Count("pk"), poor=Count("pk", filter=Q(supported=True)),
            people=Count("laborer_id", distinct=True),
        )
    )  # fmt: skip
    found = [Trained(row.get("place", ""), row["kind"], row["trainings"], row["poor"], row["people"]) for row in rows]
    return sorted(found, key=lambda each: (each.place, _order(each.kind)))


def people(trainings):
    """Different people in completed trainings, whatever the kind."""
    return trainings.aggregate(people=Count("laborer_id", distinct=True))["people"]


def _order(kind):
    return (KINDS.index(kind), "") if kind in KINDS else (len(KINDS), kind)


# --- employed within so many months ---------------------------------------------------------------------------------

GROUPS = {
    "none": "''", "class": "c.id::text", "institution": "c.institution_id::text", "occupation": "c.occupation",
    "kind": "c.kind", "township": "left(e.division_id, 9)",
}  # fmt: skip
# Only placements that hold: those called off never began.
AT_WORK = """EXISTS (SELECT FROM laborers_placement p WHERE p.laborer_id = e.laborer_id AND p.called_off_on IS NULL
        AND p.started_on <= d.mark AND (p.ended_on IS NULL OR p.ended_on >= c.ends_on))"""
STATEMENT = """
SELECT {group} AS key, k.months, count(*)::int AS graduates, count(*) FILTER (WHERE d.mark <= %(on)s)::int,
    count(*) FILTER (WHERE d.mark <= %(on)s AND {at_work})::int
FROM trainings_enrolment e JOIN trainings_trainingclass c ON c.id = e.training_class_id
CROSS JOIN unnest(%(marks)s::int[]) AS k(months)
CROSS JOIN LATERAL (SELECT (c.ends_on + make_interval(months => k.months))::date AS mark) d
WHERE e.id IN ({chosen}) AND e.state = 'completed' AND c.ends_on BETWEEN %(since)s AND %(until)s AND c.ends_on <= %(on)s
GROUP BY 1, 2 ORDER BY 1, 2
"""


@dataclass(frozen=True)
class Employed:
    """Of the graduates of a group: how many, of classes as old as the mark, and of these at work within the months."""

    key: str
    months: int
    graduates: int
    old_enough: int
    employed: int

    @property
    def percent(self):
        """The share in percent with one decimal, half up; None while no class is old enough."""
        return percent(self.employed, self.old_enough)


def employed(enrolments, *, since, until, on, group="none"):
    """[Employed] for each group of GROUPS and each of MARKS, of the queryset's graduates of classes that ended then.

    One statement; rules.employed is the definition, a test compares them.
    """
    chosen, names = keys_of(enrolments)
    statement = STATEMENT.format(group=GROUPS[group], chosen=chosen, at_work=AT_WORK)
    period = {"since": since, "until": until, "on": on, "marks": list(rules.MARKS)}
    return [Employed(*row) for row in fetch(statement, names | period)]


def graduates(enrolments, *, since, until, on):
    """The graduates that `employed` counts, each with `work_from` (first day of the work that counts) and `works_for`.

    In one statement, the newest class first.
    """
    work = Placement.objects.filter(
        Q(ended_on=None) | Q(ended_on__gte=OuterRef("training_class__ends_on")), laborer=OuterRef("laborer_id")
    ).order_by("started_on")
    rows = enrolments.filter(
        state=EnrolmentState.COMPLETED, training_class__ends_on__range=(since, min(until, on))
    ).select_related("laborer", "division", "training_class__institution")
    return rows.annotate(
        work_from=Subquery(work.values("started_on")[:1]),
        works_for=Subquery(work.annotate(named=Placement.employer_at()).values("named")[:1]),
    ).order_by("-training_class__ends_on", "training_class_id", "division_id", "id")


def answers(graduate, on):
    """[(months, at work within them?)] of one of `graduates`; None while the class is too young."""
    spells = [(graduate.work_from, None)] if graduate.work_from else []
    ends_on = graduate.training_class.ends_on
    return [(months, rules.employed(ends_on, spells, months, on)) for months in rules.MARKS]


PATHS = {
    "class": "training_class_id", "institution": "training_class__institution_id",
    "occupation": "training_class__occupation", "kind": "training_class__kind",
}  # fmt: skip


def of_group(enrolments, group, key):
    """Those of the rows that stand in the line `key` of a group of GROUPS; none for a key that is no key of it."""
    if group == "township":
        return enrolments.filter(under("division_id", key)) if key.isascii() and key.isdigit() else enrolments.none()
    if group in ("class", "institution") and key_of(key) is None:
        return enrolments.none()
    return enrolments.filter(**{PATHS[group]: key}) if group in PATHS else enrolments
