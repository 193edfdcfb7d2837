"""Writes of what the matching is told: a county's weights, and what people want of the work (X2.2-6)."""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.jobs.models import MatchPolicy, WorkWish
from laborers.jobs.rules import weight_faults
from laborers.jobs.states import WEIGHT_FAULTS, WishKind
from laborers.registry.models import Laborer
from xundian.kit.checking import eve_of
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh


@transaction.atomic
def set_weights(*, county, valid_from, document, weights, by, id=None):
    """A county's weights from a day on, with the document they rest on; the former ones end the day before.

    Invalid names every weight that is missing, unknown or out of range, and a day not after the former row's.
    """
    check_fresh(MatchPolicy, id)
    faults = {f"weights.{name}": (code, WEIGHT_FAULTS[code]) for name, code in weight_faults(weights).items()}
    if not document.strip():
        faults["document"] = ("required", _("Name the document on which the weights rest."))
    if faults:
        raise Invalid(fields=faults)
    former = MatchPolicy.objects.select_for_update(of=("self",)).filter(county=county)
    if former.filter(valid_from__gte=valid_from).exists():
        raise Invalid(
            field="valid_from", code="not_later", message=_("Weights of this county begin on that day or later.")
        )
    former.filter(valid_to=None).update(valid_to=eve_of("valid_from", valid_from))
    return MatchPolicy.objects.create(
        id=id or new_id(), county=county, valid_from=valid_from, document=document.strip(), weights=weights
    )


@transaction.atomic
def tell_wish(*, laborer, by, on, free_from=None, free_to=None, beside=None, kind="", both_agree=False, id=None):
    """What a person wants of the work: free months, and with whom; the WorkWish, which takes the place of the former.

    With somebody else, both were asked and agree, and it is written for both. Invalid for half a season, a person of
    another county, or without the agreement of both.
    """
    check_fresh(WorkWish, id)
    _check_wish(laborer, free_from, free_to, beside, kind, both_agree)
    people = sorted([laborer.pk, beside.pk] if beside else [laborer.pk])
    list(Laborer.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=people).order_by("pk"))
    former = WorkWish.objects.filter(laborer=laborer, is_current=True).first()
    if former and former.beside_id and (beside is None or former.beside_id != beside.pk):
        _part(former.beside_id, laborer.pk)
    row = _write(laborer, by, on, id=id, free_from=free_from, free_to=free_to, beside=beside, kind=kind)
    if beside:
        theirs = WorkWish.objects.filter(laborer=beside, is_current=True).first()
        if theirs and theirs.beside_id not in (None, laborer.pk):
            raise Conflict(_("The other one wants to work with somebody else. Ask them again first."), code="taken")
        months = {"free_from": theirs.free_from, "free_to": theirs.free_to} if theirs else {}
        _write(beside, by, on, beside=laborer, kind=kind, **months)
    return row


def _check_wish(laborer, free_from, free_to, beside, kind, both_agree):
    wrong = {}
    if (free_from is None) != (free_to is None):
        wrong["free_to"] = ("both_months", _("Give the first and the last free month, or neither."))
    elif free_from is not None and not (1 <= free_from <= 12 and 1 <= free_to <= 12):
        wrong["free_from"] = ("month", _("Months run from 1 to 12."))
    if beside is not None:
        if beside.pk == laborer.pk or beside.division_id[:6] != laborer.division_id[:6] or beside.left_on:
            wrong["beside"] = ("not_another", _("Choose another person of the county's registry."))
        elif not both_agree:
            wrong["both_agree"] = ("required", _("Ask both of them first; it counts only when both agree."))
        if kind not in WishKind.values:
            wrong["kind"] = ("required", _("Say whether they are a couple or relatives."))
    if wrong:
        raise Invalid(fields=wrong)


def _part(other, laborer):
    """Who was named before is no longer looked for beside this person."""
    WorkWish.objects.filter(laborer=other, beside=laborer, is_current=True).update(beside=None, kind="")


def _write(laborer, by, on, id=None, kind="", beside=None, **months):
    WorkWish.objects.filter(laborer=laborer, is_current=True).update(is_current=False)
    return WorkWish.objects.create(
        id=id or new_id(), laborer=laborer, division_id=laborer.division_id, told_on=on, by=by, beside=beside,
        kind=kind if beside else "", **months,
    )  # fmt: skip
