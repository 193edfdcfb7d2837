"""Reads of difficulties; `visible` is the only way to a list or a row for a user."""

from django.db.models import BooleanField, Case, Prefetch, Q, Value, When
from django.utils.translation import gettext as _

from laborers.difficulties.models import Difficulty, DifficultyDeadline, DifficultyStep
from laborers.difficulties.rules import ANY_KIND, ANY_SEVERITY, OFFICE, days_of
from laborers.difficulties.states import DifficultyState, Level, Side
from laborers.visits.states import VisitKind
from xundian.accounts.models import User
from xundian.accounts.roles import Role
from xundian.accounts.scope import prefixes_of, visible_to
from xundian.kit.errors import Invalid, MoveRefused

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
    steps = DifficultyStep.objects.select_related("by", "owner").order_by("created_at", "id")
    return queryset.prefetch_related(Prefetch("steps", queryset=steps))


def to_ask_about(household, laborer, kind):
    """What a visit of that kind asks about first (X2.2-7): unsolved difficulties told on the other side, and solved
    ones that nobody confirmed yet; the earliest due first, with the laborer, none of a confidential kind.

    A field visit asks about its own migrant and what concerns the whole family, a visit at home about everyone.
    """
    at_home = kind != VisitKind.FIELD_HALF_YEAR
    other = Q(state__in=UNSOLVED, side=Side.FIELD if at_home else Side.HOME)
    rows = Difficulty.objects.filter(other | Q(state=DifficultyState.RESOLVED), household=household, confidential=False)
    if not at_home:
        rows = rows.filter(Q(laborer=None) | Q(laborer=laborer))
    return rows.select_related("laborer").order_by("due_on", "id")


# --- deadlines --------------------------------------------------------------------------------------------------------


def deadline_days(kind, on, severity=ANY_SEVERITY):
    """Days that a difficulty may take by the rows in force on a day; Invalid when no row says it."""
    held = DifficultyDeadline.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=on),
        kind__in=[kind, ANY_KIND], severity__in=[severity, ANY_SEVERITY], valid_from__lte=on,
    )  # fmt: skip
    by_both = {(row.kind, row.severity): row.days for row in held}
    days = days_of(by_both, kind, severity)
    if days is None:
        raise Invalid(
            _("No deadline holds for this kind on that day. The county bureau must set one for all kinds, “*”."),
            field="kind",
            code="no_deadline",
        )
    return days


# --- offices ----------------------------------------------------------------------------------------------------------


def office_of(difficulty, level):
    """The active users who sit in the office of a level for the difficulty's place, by name."""
    return User.objects.filter(_seat(difficulty, level), is_active=True).order_by("name", "id")


def offices_of(difficulties, level=None):
    """{difficulty id: active users of the office that owns it now, or of that level's office}, in one query.

    The rows carry their household.
    """
    seats = {row.pk: _seat(row, level or row.level) for row in difficulties}
    anyone = Q(pk__in=[])
    for seat in {str(seat): seat for seat in seats.values()}.values():
        anyone |= seat
    users = User.objects.filter(anyone, is_active=True).select_related("station").order_by("name", "id")
    people = list(users) if seats else []
    return {row.pk: [user for user in people if _sits(user, row, level or row.level)] for row in difficulties}


def _seat(difficulty, level):
    """Q of the users in that office; a household at a site has the site's officers in the place of the village's."""
    role = Q(role=OFFICE[level])
    if level == Level.STATION:
        county = Q(station__county_id=_office_code(difficulty, Level.COUNTY))
        return role & county & Q(station__destinations__overlap=prefixes_of(difficulty.destination))
    office = role & Q(division_id=_office_code(difficulty, level))
    site = difficulty.household.site_id if level == Level.VILLAGE else None
    return office | Q(role=Role.SITE, site_id=site) if site else office


def _sits(user, difficulty, level):
    """The same for a user at hand."""
    if level == Level.STATION:
        ours = user.role == Role.STATION and user.station.county_id == _office_code(difficulty, Level.COUNTY)
        return ours and user.station.looks_after(difficulty.destination)
    if level == Level.VILLAGE and user.role == Role.SITE:
        return user.site_id is not None and user.site_id == difficulty.household.site_id
    return user.role == OFFICE[level] and user.division_id == _office_code(difficulty, level)


def _office_code(difficulty, level):
    """The division in which the office of a level sits: a beginning of the village's code."""
    return difficulty.division_id[: {Level.COUNTY: 6, Level.TOWNSHIP: 9, Level.VILLAGE: 12}[Level(level)]]


# --- handing over -----------------------------------------------------------------------------------------------------


def dispatched(difficulties, level, owner):
    """([rows that may go to that office, or to `owner` there], [(row, refusal) of the others]), in one query."""
    offices = offices_of(difficulties, level)
    able, refused = [], []
    for row in difficulties:
        refusal = _refusal(row, level, owner, offices[row.pk])
        if refusal is None:
            able.append(row)
        else:
            refused.append((row, refusal))
    return able, refused


def _refusal(row, level, owner, office):
    """Why the difficulty cannot go there, as an error; None when it can."""
    if row.state not in UNSOLVED:
        return MoveRefused(_("This cannot be done while it is “%(state)s”.") % {"state": row.get_state_display()})
    if owner and owner not in office:
        return Invalid(_("This person does not sit in that office."), field="owner", code="other_office")
    if not owner and level == Level.VILLAGE and row.confidential:
        words = _("A confidential matter goes to a named person of the village.")
        return Invalid(words, field="owner", code="required")
    if not owner and level == Level.STATION and not office:
        return Invalid(_("No station looks after this place of work."), field="level", code="no_station")
    return None
