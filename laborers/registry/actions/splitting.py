"""What happens to households as a whole: they divide, join, and move."""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.registry.actions.cases import note_many
from laborers.registry.actions.events import record_event
from laborers.registry.actions.households import register_household, settle_household
from laborers.registry.actions.moving import follow_home, move_home, rehouse
from laborers.registry.actions.transfers import open_transfer
from laborers.registry.models import Case, Dependant, Household, Laborer
from laborers.registry.states import Change, EventKind, Stage, TransferSource
from xundian.accounts.scope import covers
from xundian.divisions.states import Level
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.formats import written


@transaction.atomic
def split_household(*, household, number, people, dependants=(), by, on, **values):
    """Some of its people become a household of their own in the same village; the new Household.

    `people` and `dependants` are those who go; `values` may hold group_name, address, phone. Invalid when nobody goes,
    nobody remains, or someone is not of the household.
    """
    home = _standing(household)
    going, with_them = _members(home, Laborer, people), _members(home, Dependant, dependants)
    if not going:
        raise Invalid(field="people", code="required", message=_("Say who forms the new household."))
    if not home.laborers.filter(left_on=None).exclude(pk__in=going).exists():
        raise Invalid(field="people", code="nobody_left", message=_("Somebody must remain in the household."))
    values = {"group_name": home.group_name, "category": home.category} | values
    new = register_household(number=number, division=home.division, by=by, on=on, **values)
    if home.site_id:
        settle_household(household=new, site_id=home.site_id, by=by)
    _over(going, with_them, new, by, on, Change.SPLIT)
    detail = {"people": [str(pk) for pk in going], "dependants": [str(pk) for pk in with_them]}
    record_event(household=home, kind=Change.SPLIT, on=on, by=by, other=new, detail=detail)
    record_event(household=new, kind=Change.SPLIT, on=on, by=by, other=home, detail=detail)
    return new


@transaction.atomic
def merge_households(*, stays, goes, by, on):
    """Everybody of one household joins another of the same village; the Household that stays. The other one ends.

    Conflict for households of two villages, or one that lives at a resettlement site of its own.
    """
    if stays.pk == goes.pk:
        raise Invalid(field="other", code="same", message=_("Name another household."))
    rows = {pk: _standing(row) for pk, row in sorted({stays.pk: stays, goes.pk: goes}.items())}
    stays, goes = rows[stays.pk], rows[goes.pk]
    if stays.division_id != goes.division_id:
        raise Conflict(
            _("The households are of two villages. Move one of them first."), code="two_villages", field="other"
        )
    if goes.site_id and goes.site_id != stays.site_id:
        raise Conflict(_("The household lives at a resettlement site. Record that it leaves it first."), code="at_site")
    going = list(goes.laborers.filter(left_on=None).values_list("pk", flat=True))
    with_them = list(goes.dependants.filter(left_on=None).values_list("pk", flat=True))
    _over(going, with_them, stays, by, on, Change.MERGED)
    follow_home(goes, stays)
    Household.objects.filter(pk=goes.pk).update(ended_on=on)
    detail = {"people": [str(pk) for pk in going], "dependants": [str(pk) for pk in with_them]}
    record_event(household=stays, kind=Change.MERGED, on=on, by=by, other=goes, detail=detail)
    record_event(household=goes, kind=Change.MERGED, on=on, by=by, other=stays, detail=detail)
    return stays.reread()


@transaction.atomic
def move_household(*, household, to_division, by, on):
    """The household goes to another village: at once where both lie in the user's place, else it is reported.

    (household, []) or (None, the Transfer of each person); a household reported whole keeps its number.
    """
    home = _standing(household)
    if to_division.level != Level.VILLAGE or to_division.pk[:6] != home.division_id[:6]:
        raise Invalid(field="to_division", code="level", message=_("Choose a village of the county."))
    if to_division.pk == home.division_id:
        raise Invalid(field="to_division", code="unchanged", message=_("The household is of this village already."))
    if by is None or covers(by, to_division.pk):
        people = list(home.laborers.filter(left_on=None).values_list("pk", flat=True))
        moved = move_home(household=home, to_division=to_division, by=by, on=on)
        _tell(people, Change.MOVED_IN, by, on)
        return moved, []
    people = home.laborers.filter(left_on=None).order_by("pk")
    told = {"to_division": to_division, "household_number": home.number, "source": TransferSource.ENTRY}
    opened = [open_transfer(laborer=person, by=by, on=on, profile={"name": person.name}, **told) for person in people]
    if not opened:
        raise Conflict(_("Nobody lives in this household any more."), code="empty")
    return None, opened


def _standing(household):
    row = Household.objects.select_for_update(of=("self",)).select_related("division").get(pk=household.pk)
    if row.ended_on:
        raise Conflict(_("This household ended on %(day)s.") % {"day": written(row.ended_on)}, code="ended")
    return row


def _members(home, model, chosen):
    """The keys of those who go; Invalid for someone who is not, or no longer, of the household."""
    keys = [getattr(each, "pk", each) for each in chosen]
    found = set(model.objects.filter(pk__in=keys, household=home, left_on=None).values_list("pk", flat=True))
    if found != set(keys):
        raise Invalid(field="people", code="not_of_household", message=_("Choose people of this household."))
    return keys


def _over(people, dependants, household, by, on, kind):
    rehouse(laborers=people, household=household)
    Dependant.objects.filter(pk__in=dependants).update(household=household)
    _tell(people, kind, by, on)


def _tell(people, kind, by, on):
    cases = Case.objects.filter(laborer__in=people).exclude(stage=Stage.CLOSED).values_list("pk", flat=True)
    note_many(lines=[(pk, {"change": kind}) for pk in cases], kind=EventKind.MEMBER, on=on, by=by)
