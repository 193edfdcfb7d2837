"""Writes of users, stations and device tokens."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from xundian.accounts.models import DeviceToken, Station, User
from xundian.accounts.roles import BOUNDS, OFFICE_ROLES, Place, Role
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id

PROFILE_FIELDS = ("language", "phone")


@transaction.atomic
def create_user(
    *, username, password, name, role, by, division=None, station=None, site_id=None, home=None, phone="",
    is_demo=False, id=None,
):  # fmt: skip
    """A user with one role in one place; Invalid when the place does not fit the role or the password is weak.

    `home`, whose office keeps the account, follows from the place; for a site it is the creator's, unless given.
    """
    role = Role(role)
    _check_place(role, division, station, site_id)
    if User.objects.filter(username=username).exists():
        raise Invalid(field="username", code="taken", message=_("This user name is taken."))
    user = User(
        id=id or new_id(), username=username, name=name, role=role, division=division, station=station,
        site_id=site_id, home_id=_home(by, home, division, station), phone=phone, is_demo=is_demo,
        is_staff=role in OFFICE_ROLES,
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
    """Close an account: no more sign-in, and all its device tokens are dead at once; Conflict for one's own."""
    if by is not None and by.pk == user.pk:
        raise Conflict(_("You cannot close your own account. Ask a colleague."), code="own_account")
    User.objects.filter(pk=user.pk).update(is_active=False)
    DeviceToken.objects.filter(user=user).delete()


def issue_token(*, user, device, by):
    """A token for one device, shown once: (DeviceToken row, token text). Only its hash is stored."""
    return DeviceToken.objects.create(user=user, device=device[:80])


def revoke_token(*, token, by):
    """End a device's token; the next request with it is refused."""
    token.delete()


def revoke_all_tokens(*, user, by):
    """End the tokens of all devices of a user; how many there were."""
    return DeviceToken.objects.filter(user=user).delete()[0]


def note_use(*, token, on):
    """Keep the last day on which a device was used: one write a day."""
    DeviceToken.objects.filter(~Q(last_used_on=on) | Q(last_used_on=None), pk=token.pk).update(last_used_on=on)


def edit_profile(*, user, changes, by):
    """Change the own language or telephone number; Invalid for anything else."""
    unknown = sorted(set(changes) - set(PROFILE_FIELDS))
    if unknown:
        raise Invalid(field=unknown[0], code="unexpected_field", message=_("This field cannot be changed here."))
    User.objects.filter(pk=user.pk).update(**changes)
    user.refresh_from_db(fields=PROFILE_FIELDS)
    return user


def choose_language(*, user, language):
    """Remember the language of the interface in the user's profile."""
    User.objects.filter(pk=user.pk).update(language=language)


def _home(by, home, division, station):
    """The code of the division whose office keeps the account."""
    if division or station:
        return division.code if division else station.county_id
    return home.code if home else by and by.home_id


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
