"""Moving people and households: who they are and what is not finished follows, history stays where it was made.

Each model that carries a village beside a person says in `moves_with` which of its rows follow: (path to the laborer,
Q of the rows that are still alive), or None when all of it is history. So a new room cannot be forgotten (tests).
"""

from django.apps import apps

from laborers.registry.actions.events import record_event
from laborers.registry.models import Household, Laborer, Transfer
from laborers.registry.states import Change, TransferState
from xundian.kit.sql import execute

# The smallest place that holds both: a village, a township, or the county.
PAIRS = """
UPDATE laborers_duplicatepair p SET division_id = CASE WHEN a.division_id = b.division_id THEN a.division_id
    WHEN left(a.division_id, 9) = left(b.division_id, 9) THEN left(a.division_id, 9) ELSE left(a.division_id, 6) END
FROM laborers_laborer a, laborers_laborer b
WHERE a.id = p.a_id AND b.id = p.b_id AND p.state = 'open' AND (p.a_id = ANY(%s) OR p.b_id = ANY(%s))
"""


def followers():
    """[(model, path to the laborer, Q of its living rows)] of every model that follows a person who moves."""
    return [
        (model, *model.moves_with)
        for model in apps.get_models()
        if getattr(model, "moves_with", None) and not model._meta.proxy
    ]


def rehouse(*, laborers, household):
    """Put people (keys) into a household: their village, and the village and household of what is not finished.

    A handful of statements, whatever the number of people. Needs the caller's transaction and locks.
    """
    Laborer.objects.filter(pk__in=laborers).update(household=household, division=household.division_id)
    for model, path, alive in followers():
        homes = {"household": household} if _has(model, "household") else {}
        rows = model.objects.filter(alive, **{f"{path}__in": laborers})
        model.objects.filter(pk__in=rows.values("pk")).update(division=household.division_id, **homes)
    Transfer.objects.filter(laborer__in=laborers, state=TransferState.WAITING).update(
        from_division=household.division_id
    )
    execute(PAIRS, [list(laborers), list(laborers)])


def move_home(*, household, to_division, by, on):
    """A household with everybody in it goes to another village and keeps its number."""
    people = list(household.laborers.filter(left_on=None).values_list("pk", flat=True))
    detail = {"from": household.division_id, "to": to_division.pk}
    record_event(household=household, kind=Change.MOVED_OUT, on=on, by=by, detail=detail)
    Household.objects.filter(pk=household.pk).update(division=to_division)
    household.refresh_from_db()
    rehouse(laborers=people, household=household)
    follow_home(household, household)
    record_event(household=household, kind=Change.MOVED_IN, on=on, by=by, detail=detail)
    return household


def follow_home(former, household):
    """What is not finished and concerns the household as a whole goes with it, or over to the one it joins.

    What a household can have only once (the visits of a month) is planned anew for the one that is joined.
    """
    for model, _path, alive in followers():
        if _has(model, "household") and (former.pk == household.pk or not _once(model)):
            alone = {"laborer": None} if _has(model, "laborer") else {}
            rows = model.objects.filter(alive, household=former, **alone)
            model.objects.filter(pk__in=rows.values("pk")).update(division=household.division_id, household=household)


def _once(model):
    return any("household" in getattr(each, "fields", ()) for each in model._meta.constraints)


def _has(model, name):
    return any(field.name == name for field in model._meta.concrete_fields)
