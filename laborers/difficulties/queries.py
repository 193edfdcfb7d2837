"""Reads of difficulties; `visible` is the only way to a list or a row for a user."""

from django.db.models import BooleanField, Case, Prefetch, Q, Value, When
from django.utils.translation import gettext as _

from laborers.difficulties.models import Difficulty, DifficultyDeadline, DifficultyStep
from laborers.difficulties.rules import ANY_KIND, OFFICE
from laborers.difficulties.states import DifficultyState, Level
from xundian.accounts.models import User
from xundian.accounts.roles import Role
from xundian.accounts.scope import visible_to
from xundian.kit.errors import Invalid

UNSOLVED = (DifficultyState.OPEN, DifficultyState.WORKING)
LOCAL_ROLES = (Role.VILLAGE, Role.SITE)


def visible(user, queryset=None):
    """Difficulties the user may know of: in the user's place and, for village and site officers, not confidential
    unless they reported it or it was given to them by name."""
    rows = visible_to(user, Difficulty.objects.all() if queryset is None else queryset)
    if getattr(user, "role", None) in LOCAL_ROLES:
        rows = rows.filter(Q(confidential=False) | Q(reported_by=user) | Q(owner=user))
    return rows


def overdue(on):
    """Q of what is not solved although its last day has passed: the only definition."""
    return Q(state__in=UNSOLVED, due_on__lt=on)


def shown(queryset, on):
    """The rows with all that a list shows, in one query: names beside ids, and `overdue` as of the day `on`."""
    return queryset.select_related("household", "laborer", "division", "reported_by", "owner").annotate(
        overdue=Case(When(overdue(on), then=Value(True)), default=Value(False), output_field=BooleanField())
    )


def with_steps(queryset):
    """The rows with their steps, oldest first, in one more query."""
    steps = DifficultyStep.objects.select_related("by").order_by("id")
    return queryset.prefetch_related(Prefetch("steps", queryset=steps))


def deadline_days(kind, on):
    """Days that a difficulty of the kind may take by the rows in force on a day; Invalid when no row says it."""
    held = DifficultyDeadline.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=on), kind__in=[kind, ANY_KIND], valid_from__lte=on
    )
    days = dict(held.values_list("kind", "days"))
    if not days:
        raise Invalid(
            _("No deadline holds for this kind on that day. The county bureau must set one for all kinds, “*”."),
            field="kind",
            code="no_deadline",
        )
    return days.get(kind, days.get(ANY_KIND))


def office_of(difficulty, level):
    """The active users who sit in the office of a level for the difficulty's place."""
    users = User.objects.filter(is_active=True, role=OFFICE[level])
    if level == Level.STATION:
        place = difficulty.destination
        prefixes = [place[:length] for length in (2, 4, 6) if len(place) >= length]
        return users.filter(station__destinations__overlap=prefixes)
    return users.filter(division_id=_office_code(difficulty, level))


def offices_of(difficulties):
    """{difficulty id: active users of the township or county office that owns it now}, in one query."""
    codes = {row.pk: _office_code(row, row.level) for row in difficulties}
    users = User.objects.filter(is_active=True, role__in=[Level.TOWNSHIP, Level.COUNTY], division__in=codes.values())
    by_place = {}
    for user in users:
        by_place.setdefault(user.division_id, []).append(user)
    return {pk: by_place.get(code, []) for pk, code in codes.items()}


def _office_code(difficulty, level):
    """The division in which the office of a level sits: a beginning of the village's code."""
    return difficulty.division_id[: {Level.COUNTY: 6, Level.TOWNSHIP: 9, Level.VILLAGE: 12}[Level(level)]]
