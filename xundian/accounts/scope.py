"""Who may see which rows: the one place that turns a user into a queryset.

Every scoped model names its paths in `scope_paths`: {"division": path to a division code, "destination": path to a
destination code, "site": path to a site id, "shared": path to the division a thing is meant for}. Shared things
(enterprises, vacancies, classes) are seen by everyone at, above or below their division, and owned by those at or above
it. A model without a path for the user's kind of place is invisible to that user.
Lists, details, counts, filters, exports, admin, autocompletes, feeds and tasks all pass through `visible_to`.
"""

from django.core.exceptions import ValidationError
from django.db.models import Q

from xundian.accounts.roles import BOUNDS, Place
from xundian.divisions.queries import under
from xundian.divisions.rules import ancestors_of
from xundian.kit.errors import Missing

# How long the prefixes of 6-digit codes are that a station looks after: province, city, district.
PREFIX_DIGITS = (2, 4, 6)


def visible_to(user, queryset):
    """The rows of the queryset that lie in the user's place; none for an unassigned or inactive user."""
    if user is None or not user.is_authenticated or not user.is_active:
        return queryset.none()
    place = BOUNDS[user.role].place
    paths = getattr(queryset.model, "scope_paths", {})
    path = paths.get(place_key(place))
    if path is None and "shared" in paths:
        return queryset.filter(_around(user, paths["shared"]))
    condition = path and _condition(user, place, path)
    if not condition:
        return queryset.none()
    if place == Place.STATION:
        # Other counties send people to the same cities, and have stations of their own.
        condition &= under(paths.get("division") or paths["shared"], user.station.county_id)
    only = getattr(queryset.model, "scope_only", {}).get(place_key(place), {})
    if _to_many(queryset.model, path):
        inside = queryset.model._base_manager.filter(condition, **only)
        return queryset.filter(pk__in=inside.values("pk"))
    return queryset.filter(condition, **only)


def owned_by(user, queryset):
    """The rows the user may change: the visible ones, but of shared things only those at or below the own division."""
    path = getattr(queryset.model, "scope_paths", {}).get("shared")
    rows = visible_to(user, queryset)
    return rows.filter(under(path, user.division_id)) if path and user.division_id else rows


def place_key(place):
    """The key in `scope_paths` for a kind of place."""
    return {Place.DIVISION: "division", Place.STATION: "destination", Place.SITE: "site"}[place]


def find_visible(user, queryset, pk):
    """The one row with that key in the user's place; Missing when absent or out of scope, indistinguishably."""
    if isinstance(pk, str) and "\x00" in pk:  # which the database refuses to look for
        raise Missing
    try:
        row = visible_to(user, queryset).filter(pk=pk).first()
    except (ValueError, ValidationError):
        raise Missing from None
    if row is None:
        raise Missing
    return row


def covers(user, division_code):
    """Whether a division lies in the place of a user who sits in the division tree."""
    return bool(user.division_id) and division_code.startswith(user.division_id)


def in_their_cities(user, place):
    """Whether a place of work is the user's to visit: for a station those it looks after, for a county all."""
    return user.station is None or user.station.looks_after(place)


def prefixes_of(place):
    """The prefixes by which a station may look after a place of work, for a search among Station.destinations."""
    return [place[:digits] for digits in PREFIX_DIGITS if len(place) >= digits]


def _condition(user, place, path):
    if place == Place.DIVISION:
        return user.division_id and under(path, user.division_id)
    if place == Place.SITE:
        return user.site_id and Q(**{path: user.site_id})
    condition = Q()
    for prefix in user.station.destinations if user.station else ():
        condition |= under(path, prefix)
    return condition


def _around(user, path):
    """At, above or below the user's division; for stations and sites, anywhere in their county."""
    if not user.division_id:
        return under(path, user.home_id) if user.home_id else Q(pk__in=[])
    return under(path, user.division_id) | Q(**{f"{path}__in": ancestors_of(user.division_id)})


def _to_many(model, path):
    """Whether the path crosses to many rows, where a plain filter would repeat the row."""
    for name in path.split("__"):
        field = model._meta.pk if name == "pk" else model._meta.get_field(name)
        if field.one_to_many or field.many_to_many:
            return True
        if not field.is_relation:
            return False
        model = field.related_model
    return False
