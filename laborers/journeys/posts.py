"""An officer leaves a post: nothing goes without somebody who takes it over, all of it in one transaction."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from laborers.difficulties import actions as difficulties_room
from laborers.difficulties.models import Difficulty
from laborers.difficulties.states import Level
from laborers.journeys import load
from xundian.accounts import actions as accounts
from xundian.accounts.models import User
from xundian.accounts.queries import IN_CHARGE, colleagues, office_above
from xundian.accounts.roles import Role
from xundian.kit.errors import Conflict, Invalid
from xundian.messages import actions as messages
from xundian.messages.actions import Notice

# In place of a person: the office that the difficulty lies with.
OFFICE = "office"
LINK = "/desk/orphans/"


def takers(leaver):
    """Who may take over what an officer leaves: colleagues of the same place first, then the office above."""
    return [*colleagues(leaver), *office_above(leaver)]


@transaction.atomic
def hand_over_post(*, leaver, assignments, by, on, at, to=None):
    """Close an officer's account, or move the officer `to` another place, once everything is given to somebody.

    `assignments` holds `place`, the user of `takers` who looks after the place from now on (somebody of the office
    above covers it, `until` a day or until it has an officer again); `difficulties`, {id: user or OFFICE}; and `rest`,
    a user or OFFICE for those not named. Raises Invalid that names all that nobody takes over yet, Conflict for one's
    own or a closed account, and what accounts.actions.move_user raises. `to` is {"division": …} or the like.
    """
    accounts.refuse_own(user=leaver, by=by)
    leaver = User.objects.select_for_update(of=("self",)).select_related("division", "station").get(pk=leaver.pk)
    if not leaver.is_active:
        raise Conflict(_("This account is closed already."), code="closed")
    able = takers(leaver)
    mine = list(load.owned(leaver).select_for_update(of=("self",)))
    taker, given = _assigned(leaver, assignments, mine, able)
    _give(mine, given, by=by, on=on)
    left = {"place": _only(leaver.place), "role": leaver.role, "home_id": leaver.home_id}
    if to is None:
        accounts.deactivate_user(user=leaver, by=by, on=on)
    else:
        accounts.move_user(user=leaver, by=by, on=on, **to)
    if taker and taker.role != leaver.role:
        accounts.cover(user=taker, from_on=on, to_on=assignments.get("until"), by=by, **left)
    _tell(leaver, taker, given, at=at, on=on)
    leaver.refresh_from_db()
    return leaver


def _only(place):
    return {name: value for name, value in place.items() if value is not None}


def _assigned(leaver, assignments, mine, able):
    """(who takes the place or None, {difficulty id: user or OFFICE}); Invalid with everything left unassigned."""
    known, wrong = {user.pk: user for user in able}, {}
    place, named = assignments.get("place"), assignments.get("difficulties") or {}
    if leaver.role in IN_CHARGE and place is None:
        wrong["place"] = ("required", _("Say who looks after the place from now on."))
    elif place is not None and place.pk not in known:
        wrong["place"] = ("not_a_taker", _("This officer neither sits in that place nor in the office above it."))
    given = {row.pk: named.get(row.pk, assignments.get("rest")) for row in mine}
    open_ones = [pk for pk, to in given.items() if to is None]
    if open_ones:
        text = ngettext(
            "%(n)s difficulty has nobody who takes it over.", "%(n)s difficulties have nobody who takes them over.",
            len(open_ones),
        )  # fmt: skip
        wrong["rest"] = ("required", text % {"n": len(open_ones)})
        wrong |= {f"difficulties.{pk}": ("required", _("Say who takes it over.")) for pk in open_ones}
    for pk, to in given.items():
        if to not in (None, OFFICE) and to.pk not in known:
            text = _("This officer neither sits in that place nor in the office above it.")
            wrong[f"difficulties.{pk}"] = ("not_a_taker", text)
    if wrong:
        raise Invalid(fields=wrong)
    return place, given


def _give(mine, given, *, by, on):
    """Each group of difficulties that go to the same hands, in a fixed number of statements."""
    groups = {}
    for row in mine:
        groups.setdefault(_hands(row, given[row.pk]), []).append(row.pk)
    wrong = {}
    for (level, owner), keys in groups.items():
        rows = Difficulty.objects.filter(pk__in=keys)
        _able, refused = difficulties_room.hand_over_many(difficulties=rows, level=level, owner=owner, by=by, on=on)
        wrong |= {f"difficulties.{row.pk}": (error.code, error.message) for row, error in refused}
    if wrong:
        raise Invalid(fields=wrong)


def _hands(row, to):
    """(level, owner): the person's own level, or the office it lies with; what a village may not know goes up."""
    if to != OFFICE:
        return {Role.SITE: Level.VILLAGE}.get(to.role, to.role), to
    hidden = row.confidential and row.level == Level.VILLAGE
    return (Level.TOWNSHIP if hidden else row.level), None


def _tell(leaver, taker, given, *, at, on):
    if taker is None:
        return
    values = {"day": on.isoformat(), "difficulties": sum(each == taker for each in given.values())}
    messages.notify(
        users=[taker], kind="post_handed", values=values, link="/", key=f"post_handed:{leaver.pk}:{on}", at=at
    )


# --- nightly ----------------------------------------------------------------------------------------------------------


@transaction.atomic
def tell_of_orphans(*, on, at):
    """Townships and counties learn of places without an officer and of difficulties whose owner has left.

    One notice for an office as long as nothing changes. Returns {places, difficulties, offices}.
    """
    found = load.orphans(on)
    codes = {each.code for each in found.places} | {each.division_id for each in found.difficulties}
    offices = {code[:digits] for code in codes for digits in (6, 9) if len(code) >= digits}
    sitting = User.objects.filter(
        is_active=True, role__in=[Role.TOWNSHIP, Role.COUNTY], division_id__in=offices
    ).order_by("id")
    notices, by_office = [], {}
    for user in sitting:
        own = by_office.setdefault(user.division_id, found.under(user.division_id))
        values = {"places": len(own.places), "difficulties": len(own.difficulties)}
        notices.append(Notice([user], "orphans", values, LINK, f"orphans:{user.division_id}:{own.fingerprint}"))
    messages.notify_all(notices=notices, at=at)
    return {"places": len(found.places), "difficulties": len(found.difficulties), "offices": len(by_office)}
