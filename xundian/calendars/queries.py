"""What stands in an officer's calendar: what is due and overdue in the own place, counted by place; never a name."""

from django.conf import settings
from django.db.models import Count, F, Max, Min, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, Left, TruncMonth
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from laborers.visits import queries as visits
from laborers.visits.models import VisitPlan
from laborers.visits.states import VisitKind
from relocation.households.queries import current
from xundian.accounts.roles import Role
from xundian.accounts.scope import visible_to
from xundian.calendars.rules import Entry, Group, days_of, uid_of
from xundian.codes.queries import table
from xundian.divisions.models import Division
from xundian.kit.formats import written

TOWNSHIP_DIGITS = 9


def groups(user, on):
    """[Group] of all that waits in the user's place on a day: two counting statements, however many visits.

    The counts are those of the work list: `visits.due` and `visits.overdue` in the scope of the user.
    """
    plans = visible_to(user, VisitPlan.objects.all())
    keys = PLACES.get(user.role, _of_village)
    due = _counted(keys(visits.due(plans, on)).annotate(month=TruncMonth("window_to")), "month")
    late = _counted(keys(visits.overdue(plans, on)))
    rows = [*due, *late]
    names = _names(user, rows, on)
    return [_group(row, names, within=user.division_id) for row in rows]


def _counted(plans, *more):
    subject = Coalesce("laborer_id", "household_id")
    counts = {
        "visits": Count("pk"), "subjects": Count(subject, distinct=True), "opens": Min("window_from"),
        "first": Min("window_to"), "last": Max("window_to"),
    }  # fmt: skip
    rows = plans.order_by().values("kind", "place", "part", *more).annotate(**counts)
    return rows.order_by("first", "place", "part", "kind")


# --- by what an officer of each role goes about: group, village, township, building, employer ------------------------


def _of_village(plans):
    return plans.annotate(place=F("division_id"), part=F("household__group_name"))


def _of_township(plans):
    return plans.annotate(place=F("division_id"), part=Value(""))


def _of_county(plans):
    return plans.annotate(place=Left("division_id", TOWNSHIP_DIGITS), part=Value(""))


def _of_site(plans):
    home = current().filter(household=OuterRef("household_id")).values("building")[:1]
    return plans.annotate(place=Value(""), part=Coalesce(Subquery(home), Value("")))


def _of_station(plans):
    """A firm by its name in the register; a name that was typed may be a person's, and is left out."""
    return plans.annotate(place=F("destination"), part=Coalesce("placement__enterprise__name", Value("")))


PLACES = {
    Role.TOWNSHIP: _of_township, Role.COUNTY: _of_county, Role.SITE: _of_site, Role.STATION: _of_station,
}  # fmt: skip


def _names(user, rows, on):
    """{code: its name}, in one statement at most."""
    codes = {row["place"] for row in rows if row["place"]}
    if user.role == Role.STATION:
        words = table("destination", on) if codes else None
        return {code: words.label(code) for code in codes}
    return {code: each.label for code, each in Division.objects.in_bulk(codes).items()}


def _group(row, names, within):
    """The place by its own name; the village of a village officer's groups stands in the calendar's name."""
    known = "" if row["place"] == within and row["part"] else names.get(row["place"], row["place"])
    place = " ".join(filter(None, (known, row["part"])))
    month = row["month"].strftime("%Y-%m") if "month" in row else ""
    return Group(
        key=f"{row['place']}|{row['part']}", place=place or _("Without a home"), kind=row["kind"], month=month,
        opens=row["opens"], first=row["first"], last=row["last"], visits=row["visits"], subjects=row["subjects"],
    )  # fmt: skip


# --- in words ---------------------------------------------------------------------------------------------------------


def entries(user, on):
    """[Entry] of the user's calendar on a day, in the active language."""
    home = settings.PUBLIC_URL.rstrip("/") + ("/trips/" if user.role == Role.STATION else "/")
    return [_entry(user, each, on, home) for each in groups(user, on)]


def language_of(user):
    """The language that the user chose, or the county's."""
    return user.language or settings.LANGUAGE_CODE


def title_of(user):
    """The calendar's name: the program's, and the user's place."""
    place = user.station or user.division
    return _("Xundian visits") + (f" · {place.label if user.division_id else place}" if place else "")


def _entry(user, group, on, home):
    begins, ends = days_of(group, on)
    kind = VisitKind(group.kind).label
    told = {"kind": kind, "place": group.place, "count": _count(group)}
    if group.late:
        summary = _("Overdue: %(place)s · %(kind)s · %(count)s") % told
        days = _("The oldest was to be made by %(day)s.") % {"day": written(group.first)}
    else:
        summary = _("%(place)s · %(kind)s · %(count)s") % told
        days = _by_when(group)
    lines = [days, _visits(group), _("Whom to visit stands in Xundian, after signing in.")]
    return Entry(uid_of(user.pk, group), begins, ends, summary, "\n".join(filter(None, lines)), str(kind), home)


def _by_when(group):
    if group.first == group.last:
        days = {"from": written(group.opens), "to": written(group.last)}
        return _("Any day from %(from)s to %(to)s.") % days
    days = {"first": written(group.first), "last": written(group.last)}
    return _("The first by %(first)s, the last by %(last)s.") % days


def _count(group):
    if group.kind == VisitKind.FIELD_HALF_YEAR:
        return ngettext("%(n)s person", "%(n)s people", group.subjects) % {"n": group.subjects}
    return ngettext("%(n)s household", "%(n)s households", group.subjects) % {"n": group.subjects}


def _visits(group):
    if group.visits == group.subjects:
        return ""
    return ngettext("%(n)s visit in all.", "%(n)s visits in all.", group.visits) % {"n": group.visits}


def in_words_of(user):
    """Context in which everything is said in the user's own language."""
    return translation.override(language_of(user))
