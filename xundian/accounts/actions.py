"""Writes of users, stations and device tokens."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from xundian.accounts.models import DeviceToken, Station, User
from xundian.accounts.roles import BOUNDS, OFFICE_ROLES, Place, Role
from xundian.kit.errors import Invalid


@transaction.atomic
def create_user(
    *, username, password, name, role, by, division=None, station=None, site_id=None, phone="", is_demo=False
):
    """A user with one role in one place; Invalid when the place does not fit the role or the password is weak."""
    role = Role(role)
    _check_place(role, division, station, site_id)
    if User.objects.filter(username=username).exists():
        raise Invalid(field="username", code="taken", message=_("This user name is taken."))
    user = User(
        username=username, name=name, role=role, division=division, station=station, site_id=site_id,
        phone=phone, is_demo=is_demo, is_staff=role in OFFICE_ROLES,
    )  # fmt: skip
    _check_password(password, user)
    user.set_password(password)
    user.save(force_insert=True)
    return user


@transaction.atomic
def create_station(*, name, county, city, destinations, by, address="", phone=""):
    """A workstation in receiving cities; `destinations` are prefixes of 6-digit codes, at least one."""
    if not destinations or any(not (code.isdigit() and len(code) in (2, 4, 6)) for code in destinations):
        raise Invalid(
            field="destinations",
            code="bad_prefix",
            message=_("Give code prefixes of 2, 4 or 6 digits, at least one."),
        )
    return Station.objects.create(
        name=name,
        county=county,
        city=city,
        address=address,
        phone=phone,
        destinations=sorted(set(destinations)),
    )


@transaction.atomic
def deactivate_user(*, user, by):
    """Close an account: it can no longer sign in, and all its device tokens are dead at once."""
    User.objects.filter(pk=user.pk).update(is_active=False)
    DeviceToken.objects.filter(user=user).delete()


def issue_token(*, user, device, by):
    """A token for one device, shown once: (DeviceToken row, token text). Only its hash is stored."""
    return DeviceToken.objects.create(user=user, device=device[:80])


def revoke_token(*, token, by):
    """End a device's token; the next request with it is refused."""
    token.delete()


def _check_place(role, division, station, site_id):
    bound = BOUNDS[role]
    given = {Place.DIVISION: division, Place.STATION: station, Place.SITE: site_id}
    wrong = [place for place, value in given.items() if bool(value) != (place == bound.place)]
    if wrong:
        raise Invalid(field=wrong[0], code="place", message=_("This place does not fit the role."))
    if division and division.level not in bound.levels:
        raise Invalid(field="division", code="level", message=_("This role sits at another level of the tree."))


def _check_password(password, user):
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Invalid(field="password", code="weak_password", message=" ".join(error.messages)) from None


def choose_language(*, user, language):
    """Remember the language of the interface in the user's profile."""
    User.objects.filter(pk=user.pk).update(language=language)
