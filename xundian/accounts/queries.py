"""Reads of users, and of who was responsible for a place on a day."""

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q

from xundian.accounts.models import DeviceToken, Posting, User
from xundian.accounts.roles import Role

# The office that may act for a place without an officer, by the role of the place's officers.
ABOVE = {
    Role.VILLAGE: Role.TOWNSHIP, Role.TOWNSHIP: Role.COUNTY, Role.STATION: Role.COUNTY, Role.SITE: Role.COUNTY,
}  # fmt: skip
# Roles whose place somebody must look after.
IN_CHARGE = (*ABOVE, Role.COUNTY)


def demo_users():
    """Sign-ins made by `manage.py demo`."""
    return User.objects.filter(is_demo=True, is_active=True)


def refuse_demo_users_in_production():
    """ImproperlyConfigured when the production mode finds demo sign-ins in its database."""
    if settings.PRODUCTION and demo_users().exists():
        raise ImproperlyConfigured(
            "This database holds demo sign-ins. Use another database in production,"
            " or delete them with `manage.py demo --remove`."
        )


def live_tokens(user, at):
    """The tokens of a user's devices that still open something at that moment."""
    return DeviceToken.objects.filter(user=user, expiry__gt=at)


def sites():
    """The resettlement sites, a table of a room above, named in the settings."""
    return apps.get_model(settings.SITE_MODEL)._default_manager.all()


# --- who is in charge ------------------------------------------------------------------------------------------------


def in_force(day):
    """Q of the postings that hold on a day."""
    return Q(from_on__lte=day) & (Q(to_on=None) | Q(to_on__gte=day))


def postings():
    """Postings as a list shows them, with officer and place joined in."""
    return Posting.objects.select_related("user", "division", "station", "by")


def responsible_on(day, *, division=None, station=None, site_id=None):
    """Who was responsible for a place on a day: its officers, then who covered it; nobody when it was vacant."""
    place = {"division": division, "station": station, "site_id": site_id}
    given = {name: value for name, value in place.items() if value is not None}
    rows = postings().filter(in_force(day), role__in=IN_CHARGE, **given)
    return rows.order_by("-kind", "from_on", "id")


def colleagues(user):
    """Active officers of the same role in the same place."""
    others = User.objects.filter(is_active=True, role=user.role, **user.place).exclude(pk=user.pk)
    return others.order_by("name", "id")


def office_above(user):
    """Active officers who see the user's place already and may act for it: the township of a village, else the county;
    for a station the county that runs it, for a site the county that keeps it."""
    role = ABOVE.get(Role(user.role))
    if role is None:
        return User.objects.none()
    code = (user.home_id or "")[:9] if role == Role.TOWNSHIP else (user.home_id or "")[:6]
    return User.objects.filter(is_active=True, role=role, division_id=code).order_by("name", "id")
