"""Asking for a list as a file, having it approved, giving it up."""

from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from xundian.accounts.models import User
from xundian.accounts.roles import carries
from xundian.accounts.scope import covers
from xundian.divisions.models import Division
from xundian.exports import queries
from xundian.exports.actions.ending import end, locked, must_wait
from xundian.exports.kinds import KINDS
from xundian.exports.models import Export
from xundian.exports.rules import AT_ONCE, SHORTEST_REASON
from xundian.exports.states import EXPORT_MOVES, UNFINISHED, ExportState, Format
from xundian.kit import jobs
from xundian.kit.errors import Conflict, Forbidden, Invalid, Missing, TooOften
from xundian.kit.ids import new_id


class Task(NamedTuple):
    """A task of tasks.py by its name, for an action does not know its doors."""

    name: str


MAKE = Task("exports.make")


@transaction.atomic
def ask(*, kind, filters, format, reason, with_identity, language, by, on, at, id=None):
    """Ask for a list as a file; a job writes it, after a second person's approval where the rules want one.

    `filters` are those of the REST list, as text. Raises Forbidden for a kind that is not the role's, Invalid for a
    reason that says nothing, an unknown filter, or full identity numbers for a role that cannot reveal them; Missing
    for a place outside the own; TooOften while AT_ONCE others of the user are unfinished.
    """
    known = _kind(kind, by)
    filters = {name: str(value) for name, value in filters.items() if value not in ("", None)}
    _check(known, format, reason, with_identity, by)
    division = _held(filters, by)
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    if Export.objects.filter(by=by, state__in=UNFINISHED).count() >= AT_ONCE:
        raise TooOften(_("Other exports of yours are not finished yet. Wait for them, or cancel one."), wait=60)
    expected = queries.chosen_rows(known, filters, user=by, on=on).order_by().count()
    waits = must_wait(by, with_identity, expected, at)
    row = Export.objects.create(
        id=id or new_id(), kind=kind, filters=filters, format=format, reason=reason.strip(), language=language, by=by,
        with_identity=with_identity, division=division, site_id=by.site_id, role=by.role, expected=expected,
        state=ExportState.WAITING if waits else ExportState.QUEUED,
    )  # fmt: skip
    return row if waits else _queue(row)


@transaction.atomic
def approve(*, export, by, at):
    """Let an export with many full identity numbers be written. Raises Conflict for one's own, MoveRefused later."""
    row = locked(export)
    if row.by_id == by.pk:
        raise Conflict(_("Somebody else must approve it; nobody approves their own export."), code="own_export")
    EXPORT_MOVES.check(row.state, ExportState.QUEUED)
    row.state, row.approved, row.decided_by, row.decided_at = ExportState.QUEUED, True, by, at
    row.save(update_fields=["state", "approved", "decided_by", "decided_at"])
    return _queue(row)


@transaction.atomic
def cancel(*, export, by, at):
    """Give an export up, or decline another's that waits for approval; what was written of it is destroyed.

    Raises Forbidden for another's export that does not wait, MoveRefused when it has ended already.
    """
    row = locked(export)
    if row.by_id != by.pk:
        if row.state != ExportState.WAITING or not carries(by.role, queries.APPROVE):
            raise Forbidden(_("Only who asked for an export may cancel it."))
        row.decided_by, row.decided_at = by, at
    end(row, ExportState.CANCELLED, at=at)
    return row.reread()


def _kind(name, by):
    if name not in KINDS:
        raise Invalid(field="kind", code="unknown_kind", message=_("This kind of export is not known."))
    if KINDS[name] not in queries.kinds_for(by):
        raise Forbidden(_("Your role does not carry this right."))
    return KINDS[name]


def _check(kind, format, reason, with_identity, by):
    if format not in Format.values:
        raise Invalid(field="format", code="unknown_format", message=_("Choose xlsx or csv."))
    if len(reason.strip()) < SHORTEST_REASON:
        raise Invalid(field="reason", code="too_short", message=_("Say in a few words what the list is for."))
    if with_identity and not (kind.has_identity and carries(by.role, queries.FULL_IDENTITY)):
        message = _("Your role, or this list, has no identity numbers in full.")
        raise Invalid(field="with_identity", code="not_allowed", message=message)


def _held(filters, by):
    """The division in which the rows lie: the one filtered for, or all of the user's place."""
    code = filters.get("division")
    if not code:
        return by.division or by.home
    if by.division_id and not covers(by, code):
        raise Missing
    found = Division.objects.filter(code=code).first()
    if found is None:
        raise Missing
    return found if by.division_id else by.home


def _queue(row):
    row.job = jobs.queue(kind="export", arguments={"export": str(row.pk)}, task=MAKE, by=row.by)
    row.save(update_fields=["job"])
    return row
