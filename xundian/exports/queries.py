"""Reads of exports: which rows are asked for, whose a file still is, and the file itself."""

from types import SimpleNamespace

from django.core.exceptions import ValidationError
from django.db.models import Max, Q, Sum
from django.db.models.functions import Coalesce
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django_filters import BooleanFilter

from laborers.surveys.models import SurveyRound
from xundian.accounts.models import Posting
from xundian.accounts.roles import Role, carries
from xundian.accounts.scope import find_visible, visible_to
from xundian.exports.kinds import KINDS, Asked
from xundian.exports.models import Export, ExportChunk
from xundian.exports.rules import Place, covers
from xundian.exports.states import AT_WORK, FAILURES, ExportState
from xundian.kit.clock import day_of
from xundian.kit.errors import Invalid
from xundian.kit.filters import FLAGS
from xundian.kit.sealing import unseal_bytes

RIGHT, APPROVE, FULL_IDENTITY = "exports.make", "exports.approve", "laborers.reveal"
OF_STATIONS = "trips.read"
# Who sees the exports of everyone in the own place, not only the own.
OVERSEERS = (Role.COUNTY, Role.AUDITOR)
FILE_PLACE = "xundian_exportchunk.body"


# --- which exports somebody sees --------------------------------------------------------------------------------


def visible(user, queryset=None):
    """The exports a user asked for; for county and auditor those of everyone in their place."""
    rows = Export.objects.all() if queryset is None else queryset
    if user is None or not user.is_authenticated or not user.is_active:
        return rows.none()
    if user.role not in OVERSEERS:
        return rows.filter(by=user)
    return rows.filter(Q(by=user) | Q(pk__in=visible_to(user, Export.objects.all()).values("pk")))


def to_approve(user):
    """Exports that wait for a second person, as far as this user may be that person: never the own."""
    rows = visible(user).filter(state=ExportState.WAITING).exclude(by=user)
    return rows if carries(user.role, APPROVE) else rows.none()


def kinds_for(user):
    """The kinds a user may ask for, in the order of the table."""
    return [kind for kind in KINDS.values() if carries(user.role, RIGHT) and _may(user, kind)]


def _may(user, kind):
    """Whether the role reads the list of the kind; a station takes out its own ledger alone (DESIGN 4)."""
    return carries(user.role, kind.right) and (user.role != Role.STATION or kind.right == OF_STATIONS)


# --- which rows are asked for -----------------------------------------------------------------------------------


def chosen_rows(kind, filters, *, user, on):
    """The rows of a kind in the user's place, as the REST list of those filters shows them.

    Raises Invalid naming the filter that is unknown or wrong (or the round that is missing), Missing for a division or
    round outside the user's place.
    """
    known = dict(filters)
    round = _round(known.pop("round", ""), user) if kind.by_round else None
    rows = visible_to(user, kind.rows(Asked(user=user, on=on, round=round)))
    unknown = sorted(set(known) - set(kind.filter_set.base_filters))
    if unknown:
        raise _invalid(unknown[0], "unknown_field", _("There is no filter of this name."))
    for name, filter in kind.filter_set.base_filters.items():
        if isinstance(filter, BooleanFilter) and known.get(name, "") not in FLAGS:
            raise _invalid(name, "not_a_flag", _("Say true or false."))
    request = SimpleNamespace(user=user, query_params=known, GET=known)
    narrowed = kind.filter_set(data=known, queryset=rows, request=request)
    if not narrowed.is_valid():
        name, (message, *_more) = next(iter(narrowed.errors.items()))
        raise _invalid(name, "invalid", message)
    return narrowed.qs


def _round(key, user):
    if not key:
        raise _invalid("round", "required", _("Choose the survey round."))
    try:
        return find_visible(user, SurveyRound.objects.all(), key)
    except ValidationError:
        raise _invalid("round", "invalid", _("Choose the survey round.")) from None


def _invalid(name, code, message):
    return Invalid(field=f"filters.{name}", code=code, message=message)


def told_filters(export, user, on):
    """The filters of an export in words: [(label, value)]."""
    known = {each.name: each for each in KINDS[export.kind].filters}
    return [
        (capfirst(str(known[name].label)), known[name].told(value, user, on)) if name in known else (name, value)
        for name, value in export.filters.items()
        if value
    ]


# --- whose a file is --------------------------------------------------------------------------------------------


def stand_of(user):
    """Where a user sits, as a Place."""
    station = user.home_id if user.role == Role.STATION else ""
    return Place(user.division_id or station, str(user.site_id or ""))


def obstacle(export, user):
    """Why the user may not have the rows of this export as things stand now: a code of FAILURES, or None."""
    if not user.is_active:
        return "inactive"
    kind = KINDS[export.kind]
    rights = [RIGHT, kind.right, *([FULL_IDENTITY] if export.with_identity else [])]
    seen = {column.name for column in kind.columns_for(user.role)}
    if not all(carries(user.role, right) for right in rights) or not seen.issuperset(export.columns):
        return "role"
    held = Place(export.division_id, str(export.site_id or ""))
    return None if covers(stand_of(user), held) and not _came_later(user, export) else "place"


def _came_later(user, export):
    """Whether a station officer sat elsewhere when the file was asked for: its rows were those of another station."""
    if user.role != Role.STATION:
        return False
    begun = Posting.objects.filter(user=user, kind=Posting.Kind.POST).aggregate(day=Max("from_on"))["day"]
    return begun is not None and begun > day_of(export.created_at)


def taken_in_full(user, *, since, besides=None):
    """How many people's full numbers a user took out alone, or is about to, since a moment; without one export.

    A file that was given up after it had been ready counts all the same: it may have been taken home.
    """
    asked = Export.objects.filter(by=user, with_identity=True, approved=False, created_at__gt=since)
    if besides is not None:
        asked = asked.exclude(pk=besides.pk)
    counted = asked.filter(Q(rows__isnull=False) | Q(state__in=AT_WORK))
    return counted.aggregate(sum=Sum(Coalesce("rows", "expected")))["sum"] or 0


def progress(export):
    """{done, total} rows of an export that is being written; of others all or none."""
    if export.state == ExportState.RUNNING and export.job:
        return {"done": export.job.done, "total": export.job.total or export.expected}
    written = export.rows or 0
    return {"done": written, "total": written if export.rows is not None else export.expected}


def failure(export):
    """Why there is no file (any more), in words, or an empty text."""
    return str(FAILURES.get(export.failure, export.failure))


# --- the file ---------------------------------------------------------------------------------------------------


def seal_key(export_id, attempt, number):
    """What binds a piece to its place in its file, so that none can be swapped."""
    return f"{export_id}/{attempt}/{number}"


def content(export):
    """The file of a ready export as bytes, one piece in memory at a time; SealBroken when one is gone."""
    pieces = ExportChunk.objects.filter(export=export, attempt=export.attempt)
    for number in range(export.chunks):
        body = pieces.filter(number=number).values_list("body", flat=True).first()
        yield unseal_bytes(body or b"\0", place=FILE_PLACE, row_id=seal_key(export.pk, export.attempt, number))


def shown(queryset):
    """Exports with all that a list shows, in one statement."""
    return queryset.select_related("by", "division", "decided_by", "job")


def with_downloads(queryset):
    """Exports with when they were taken home, in one more statement."""
    return queryset.prefetch_related("downloads__by")
