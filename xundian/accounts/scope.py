"""Who may see which rows: the one place that turns a user into a queryset.

Every scoped model names its paths in `scope_paths`: {"division": path to a division code, "destination": path to a
destination code, "site": path to a site id}. A model without a path for the user's kind of place is invisible to that user.
Lists, details, counts, filters, exports, admin, autocompletes, feeds and tasks all pass through `visible_to`.
"""

from django.db.models import Q

from xundian.accounts.roles import BOUNDS, Place
from xundian.divisions.rules import prefix_range
from xundian.kit.errors import Missing


def under(path, code):
    """Q for rows whose code at `path` lies at or below the division or destination `code` (a range, never LIKE)."""
    low, high = prefix_range(code)
    return Q(**{f"{path}__gte": low, f"{path}__lt": high})


def visible_to(user, queryset):
    """The rows of the queryset that lie in the user's place; none for an unassigned or inactive user."""
    if user is None or not user.is_authenticated or not user.is_active:
        return queryset.none()
    place = BOUNDS[user.role].place
    path = getattr(queryset.model, "scope_paths", {}).get(place_key(place))
    condition = path and _condition(user, place, path)
    if not condition:
        return queryset.none()
    only = getattr(queryset.model, "scope_only", {}).get(place_key(place), {})
    if _to_many(queryset.model, path):
        inside = queryset.model._base_manager.filter(condition, **only)
        return queryset.filter(pk__in=inside.values("pk"))
    return queryset.filter(condition, **only)


def place_key(place):
    """The key in `scope_paths` for a kind of place."""
    return {Place.DIVISION: "division", Place.STATION: "destination", Place.SITE: "site"}[place]


def find_visible(user, queryset, pk):
    """The one row with that key in the user's place; Missing when absent or out of scope, indistinguishably."""
    row = visible_to(user, queryset).filter(pk=pk).first()
    if row is None:
        raise Missing
    return row


def covers(user, division_code):
    """Whether a division lies in the place of a user who sits in the division tree."""
    return bool(user.division_id) and division_code.startswith(user.division_id)


def _condition(user, place, path):
    if place == Place.DIVISION:
        return user.division_id and under(path, user.division_id)
    if place == Place.SITE:
        return user.site_id and Q(**{path: user.site_id})
    condition = Q()
    for prefix in user.station.destinations if user.station else ():
        condition |= under(path, prefix)
    return condition


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
