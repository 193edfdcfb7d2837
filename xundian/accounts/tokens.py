"""Writes of tokens for programs: made for a purpose and a time, replaced with an overlap, ended at once."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from xundian.accounts.models import DeviceToken, User
from xundian.accounts.roles import Role
from xundian.accounts.scope import visible_to
from xundian.accounts.scopes import useful_to
from xundian.kit.checking import words
from xundian.kit.errors import Conflict, Invalid, MoveRefused

DAYS, MOST_DAYS = 180, 366
OVERLAP_DAYS = 7
MOST = 20


def programs_of(user):
    """Tokens of programs that the user sees: a station its own people's, a county all of its place; newest first."""
    rows = DeviceToken.objects.exclude(scopes=None).select_related("user__station", "issued_by").order_by("-reference")
    if user is not None and user.is_authenticated and user.is_active and user.role == Role.STATION:
        return rows.filter(user__station=user.station_id)
    return visible_to(user, rows)


def holders(user):
    """Who a token may be made for: the user, and for a county the people of its stations."""
    if user.role == Role.STATION:
        return User.objects.filter(pk=user.pk)
    people = visible_to(user, User.objects.filter(is_active=True))
    return people.filter(pk=user.pk) | people.filter(role=Role.STATION)


@transaction.atomic
def make(*, user, name, scopes, by, sandbox=False, days=DAYS):
    """A token for a program that acts as `user`: (DeviceToken, token), shown this once.

    Invalid for a user the maker may not make one for, scopes that the user's role has no use for, or a time beyond 366
    days; Conflict for the twenty-first.
    """
    _check_holder(user, by)
    wanted, useful = set(scopes), useful_to(user.role)
    if not wanted or not wanted.issubset(useful):
        text = _("Choose from what this role has a use for: %(words)s.") % {"words": ", ".join(useful)}
        raise Invalid(field="scopes", code="unknown_choice", message=text)
    if not 1 <= days <= MOST_DAYS:
        raise Invalid(field="days", code="bad_days", message=_("From 1 to %(n)s days.") % {"n": MOST_DAYS})
    name = words("name", name, longest=80)
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    if programs_of(by).filter(user=user).count() >= MOST:
        raise Conflict(_("There are %(n)s tokens already. End one first.") % {"n": MOST}, code="too_many")
    return DeviceToken.objects.create(
        user=user, expiry=timedelta(days=days), device=name, scopes=sorted(wanted), sandbox=sandbox, issued_by=by
    )


@transaction.atomic
def rotate(*, token, by, at):
    """Another token in its place, with as long a life; the former holds for a week more at most. (DeviceToken, token)

    Who replaces a token holds the new one, so only who may make one for its user does: Invalid otherwise. MoveRefused
    for one that was replaced already or is over.
    """
    token = DeviceToken.objects.select_for_update(of=("self",)).select_related("user").get(pk=token.pk)
    _check_holder(token.user, by)
    if token.replaced_at or token.expiry <= at:
        raise MoveRefused(_("This token was replaced already, or is over. Make a new one."))
    life = token.expiry - token.created
    made = DeviceToken.objects.create(
        user=token.user, expiry=life, device=token.device, scopes=token.scopes, sandbox=token.sandbox, issued_by=by
    )
    token.replaced_at, token.expiry = at, min(token.expiry, at + timedelta(days=OVERLAP_DAYS))
    token.save(update_fields=["replaced_at", "expiry"])
    return made


def revoke(*, token, by):
    """End it now: the next request with it is refused."""
    token.delete()


def _check_holder(user, by):
    if not holders(by).filter(pk=user.pk).exists():
        raise Invalid(
            field="user", code="not_yours", message=_("A token is for yourself or for an officer of a station.")
        )
