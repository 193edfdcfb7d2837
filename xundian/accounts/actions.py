"""Writes of users, their postings, stations and device tokens, and of the log of who read whose record."""

from datetime import timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import EmptyResultSet, ValidationError
from django.db import transaction
from django.db.models import F, Max, Q, QuerySet
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _

from xundian.accounts import calendars
from xundian.accounts.models import DeviceToken, Posting, ReadLog, Station, User
from xundian.accounts.roles import BOUNDS, OFFICE_ROLES, Place, Role
from xundian.accounts.scope import PREFIX_DIGITS
from xundian.kit.changing import only
from xundian.kit.clock import day_of
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.sql import execute

PROFILE_FIELDS = ("language", "phone")
LONGEST_PURPOSE = 200
# In the order of the records, so that two of them that meet wait for each other instead of locking crosswise.
NOTE_READS = """
INSERT INTO xundian_readlog AS kept (model, record, user_id, "on", how, times, first_at, last_at, purpose)
SELECT DISTINCT %s::varchar, found.id, %s::uuid, %s::date, %s::varchar, 1, %s::timestamptz, %s::timestamptz, %s::varchar
FROM ({records}) found (id) ORDER BY found.id
ON CONFLICT (record, user_id, "on", how, model) DO UPDATE SET times = kept.times + 1,
    last_at = greatest(kept.last_at, excluded.last_at), purpose = coalesce(nullif(excluded.purpose, ''), kept.purpose)
"""


@transaction.atomic
def create_user(
    *, username, password, name, role, by, division=None, station=None, site_id=None, home=None, phone="",
    is_demo=False, id=None, on=None,
):  # fmt: skip
    """A user with one role in one place; Invalid when the place does not fit the role or the password is weak.

    The posting begins on the day `on`, or that of the account, and ends covers of the place. `home`, whose office
    keeps the account, follows from the place; for a site it is the creator's, unless given.
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
    _begin(user, on or day_of(user.date_joined), by)
    return user


@transaction.atomic
def create_station(*, name, county, city, destinations, by, address="", phone=""):
    """A workstation in receiving cities; `destinations` are prefixes of 6-digit codes, at least one."""
    if not destinations or any(not (code.isdigit() and len(code) in PREFIX_DIGITS) for code in destinations):
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
def deactivate_user(*, user, by, on):
    """Close an account: no more sign-in, its device tokens and its calendar are dead at once, its postings end.

    The day `on` is the last of them.

    Conflict for one's own account. Who takes over is asked before, by laborers.journeys.hand_over_post.
    """
    refuse_own(user=user, by=by)
    User.objects.filter(pk=user.pk).update(is_active=False)
    DeviceToken.objects.filter(user=user).delete()
    calendars.revoke(user=user, by=by)
    _running(on, user=user).update(to_on=Greatest(F("from_on"), on))


@transaction.atomic
def move_user(*, user, by, on, division=None, station=None, site_id=None, home=None):
    """The same role in another place from the day `on`; the old posting and all covers end the day before.

    The calendar's address of the old place is dead at once.

    Invalid when the place does not fit the role, Conflict for one's own or a closed account and for the same place.
    """
    refuse_own(user=user, by=by)
    _check_place(user.role, division, station, site_id)
    user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    there = {"division": division, "station": station, "site_id": site_id}
    if not user.is_active:
        raise Conflict(_("This account is closed."), code="closed")
    if there == user.place:
        raise Conflict(_("This is the place that the officer has now."), code="same_place")
    for name, value in there.items():
        setattr(user, name, value)
    user.home_id = _home(by, home, division, station)
    user.save(update_fields=[*there, "home"])
    calendars.revoke(user=user, by=by)
    # A posting that begins this very day was not worked in: it leads to the new place.
    fresh = _running(on, user=user, kind=Posting.Kind.POST, from_on__gte=on)
    if not fresh.update(**there, home_id=user.home_id, by=by):
        _running(on, user=user).update(to_on=Greatest(F("from_on"), on - timedelta(days=1)))
        _begin(user, on, by)
    return user


@transaction.atomic
def cover(*, user, place, role, home_id, from_on, to_on, by):
    """Somebody of the office above acts for a place until it has an officer again; the Posting.

    `place` is one of {"division": …}, {"station": …}, {"site_id": …}, `role` what its officers are, `home_id` whose
    office keeps it. Invalid for days in the wrong order and for a user who does not see the place already.
    """
    if to_on and to_on < from_on:
        raise Invalid(field="until", code="before_start", message=_("The last day lies before the first."))
    if not user.is_active or not user.division_id or not home_id.startswith(user.division_id):
        raise Invalid(field="place", code="cannot_see", message=_("This officer's own place does not hold that one."))
    return Posting.objects.create(
        user=user, kind=Posting.Kind.COVER, role=role, home_id=home_id, from_on=from_on, to_on=to_on, by=by, **place
    )


@transaction.atomic
def open_postings(*, from_on):
    """Give every active user without one a posting since that day, as a load of many users at once needs it."""
    have = Posting.objects.filter(kind=Posting.Kind.POST, to_on=None).values("user")
    users = User.objects.filter(is_active=True).exclude(pk__in=have).select_related("division", "station")
    rows = Posting.objects.bulk_create(
        Posting(
            user=user, role=user.role, home_id=user.home_id, **user.place,
            from_on=max(from_on, user.last + timedelta(days=1)) if user.last else from_on,
        )
        for user in users.annotate(last=Max("postings__to_on"))
    )  # fmt: skip
    return len(rows)


def refuse_own(*, user, by):
    """Conflict when somebody would close or move the own account."""
    if by is not None and by.pk == user.pk:
        raise Conflict(_("You cannot close your own account. Ask a colleague."), code="own_account")


def _running(on, **which):
    return Posting.objects.filter(Q(to_on=None) | Q(to_on__gt=on), **which)


def _begin(user, on, by):
    """Open the posting of the user's place; covers of it end the day before (one that begins today, today)."""
    own = Posting.objects.create(user=user, role=user.role, home_id=user.home_id, from_on=on, by=by, **user.place)
    covers = Posting.objects.filter(Q(to_on=None) | Q(to_on__gte=on), kind=Posting.Kind.COVER, **user.place)
    covers.update(to_on=Greatest(F("from_on"), on - timedelta(days=1)))
    return own


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
    only(changes, PROFILE_FIELDS)
    User.objects.filter(pk=user.pk).update(**changes)
    user.refresh_from_db(fields=PROFILE_FIELDS)
    return user


def note_read(*, user, model, record, how, at, purpose=""):
    """Write down that the user opened a record's details at that moment; again the same day, its counter grows.

    `model` is the label ("laborers.laborer"), `record` its UUID, `how` a word of ReadLog.How. Not for rows of a list.
    """
    note_reads(user=user, model=model, records=[record], how=how, at=at, purpose=purpose)


def note_reads(*, user, model, records, how, at, purpose=""):
    """The same for many records in one statement; `records` is a list of UUIDs, or a queryset (its keys are taken).

    The number of lines written or counted up.
    """
    try:
        source, parameters = _keys_of(records)
    except EmptyResultSet:
        return 0
    line = (model.lower(), user.pk, day_of(at), how, at, at, purpose[:LONGEST_PURPOSE])
    return execute(NOTE_READS.format(records=source), (*line, *parameters))


def _keys_of(records):
    """(SQL, parameters) of the keys; EmptyResultSet for a queryset of nobody."""
    if isinstance(records, QuerySet):
        return records.order_by().values("pk").query.sql_with_params()
    return "SELECT unnest(%s::uuid[])", ([*records],)


@transaction.atomic
def prune_reads(*, before):
    """Delete the lines of the read log of days before that one; how many went."""
    return ReadLog.objects.filter(on__lt=before).delete()[0]


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
