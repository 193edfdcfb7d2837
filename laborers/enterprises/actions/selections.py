"""Writes of competitive selections: opened, judged by named assessors, decided, published (X2.2-3)."""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.enterprises.models import Candidate, Score, Selection
from laborers.enterprises.queries import still_missing
from laborers.enterprises.rules import weight_faults
from laborers.enterprises.states import COOPERATION_FAULTS, SelectionState
from xundian.kit.changing import locked, written
from xundian.kit.checking import words
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

NAMED = 5


@transaction.atomic
def open_selection(*, county, title, need, criteria, held_on, by, on, candidates=(), id=None):
    """A selection of the county; `criteria` are [{"name", "weight"}] with weights that add up to 100."""
    if weight_faults(criteria):
        raise Invalid(field="criteria", code="weights", message=COOPERATION_FAULTS["weights"])
    if held_on > on:
        raise Invalid(field="held_on", code="in_future", message=_("This day has not come yet."))
    check_fresh(Selection, id)
    kept = [{"name": words("criteria", each["name"], 50), "weight": each["weight"]} for each in criteria]
    row = Selection.objects.create(
        id=id or new_id(), county=county, year=held_on.year, title=words("title", title, 100),
        need=words("need", need, 500), criteria=kept, held_on=held_on,
    )  # fmt: skip
    for enterprise in candidates:
        _enter(row, enterprise)
    return row


@transaction.atomic
def add_candidate(*, selection, enterprise, by):
    """One more enterprise in a selection that is not decided yet; Conflict when it stands in it."""
    return _enter(_open(selection), enterprise)


@transaction.atomic
def give_scores(*, candidate, assessor, points, by):
    """The points from 0 to 100 of one assessor for one candidate, one for each criterion in its order.

    Given once more by the same assessor they replace the former ones; the history keeps those. The Scores.
    """
    selection = _open(candidate.selection)
    assessor = words("assessor", assessor, 50)
    whole = all(isinstance(each, int) and not isinstance(each, bool) and 0 <= each <= 100 for each in points)
    if len(points) != len(selection.criteria) or not whole:
        raise Invalid(field="points", code="points", message=COOPERATION_FAULTS["points"])
    rows = [
        Score(id=new_id(), candidate=candidate, criterion=place, assessor=assessor, points=each)
        for place, each in enumerate(points)
    ]
    return Score.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["candidate", "criterion", "assessor"], update_fields=["points"]
    )


@transaction.atomic
def decide_selection(*, selection, chosen, reasons, by, on):
    """Choose one or several candidates (keys), with the reasons; every assessor must have judged everything.

    The county decides: the reasons say so where it is not the highest total. MoveRefused when decided already.
    """
    row = _open(selection)
    chosen = {str(each) for each in chosen}
    candidates = list(Candidate.objects.filter(selection=row).select_related("enterprise"))
    if not chosen or not chosen <= {str(each.pk) for each in candidates}:
        raise Invalid(field="chosen", code="nobody", message=COOPERATION_FAULTS["nobody"])
    _check_judged(row, candidates)
    if on < row.held_on:
        raise Invalid(field="on", code="in_future", message=_("This day has not come yet."))
    Candidate.objects.filter(pk__in=chosen).update(chosen=True)
    reasons = words("reasons", reasons, 1000)
    return written(row, {"state": SelectionState.DECIDED, "reasons": reasons, "decided_on": on, "decided_by": by})


@transaction.atomic
def publish_selection(*, selection, published_on, published_at, by, on):
    """The result was made known on a day, and where; only then an agreement can follow from it."""
    row = locked(Selection, selection)
    if row.state != SelectionState.DECIDED:
        raise MoveRefused(_("Only a selection that is decided, and not published yet, is published."))
    if not row.decided_on <= published_on <= on:
        message = _("The result is published on or after the day of the decision, and not in the future.")
        raise Invalid(field="published_on", code="out_of_range", message=message)
    published_at = words("published_at", published_at, 200)
    changes = {"state": SelectionState.PUBLISHED, "published_on": published_on, "published_at": published_at}
    return written(row, changes)


def _open(selection):
    row = locked(Selection, selection)
    if row.state != SelectionState.OPEN:
        raise MoveRefused(COOPERATION_FAULTS["not_open"])
    return row


def _enter(selection, enterprise):
    if enterprise.county_id != selection.county_id:
        raise Invalid(field="enterprise", code="foreign", message=_("This enterprise belongs to another county."))
    if Candidate.objects.filter(selection=selection, enterprise=enterprise).exists():
        raise Conflict(_("This enterprise stands in the selection already."), code="twice", field="enterprise")
    return Candidate.objects.create(id=new_id(), selection=selection, enterprise=enterprise)


def _check_judged(selection, candidates):
    missing = still_missing(selection)
    if not missing:
        return
    names = {each.pk: each.enterprise.name for each in candidates}
    told = [
        f"{names[pk]} – {selection.criteria[place]['name']}" + (f" ({assessor})" if assessor else "")
        for pk, place, assessor in missing[:NAMED]
    ]
    more = "…" if len(missing) > NAMED else ""
    message = COOPERATION_FAULTS["incomplete"] % {"missing": "; ".join(told) + more}
    raise Conflict(message, code="incomplete", field="chosen")
