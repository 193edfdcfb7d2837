"""A workbook comes in, and its check is put to work."""

import hashlib
from datetime import date
from pathlib import PurePath

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from laborers.imports import queries
from laborers.imports.actions.rows import Task, fresh, locked
from laborers.imports.kinds import KINDS
from laborers.imports.models import ImportBatch
from laborers.imports.reading import guard
from laborers.imports.rules import Refused
from laborers.imports.states import IMPORT_MOVES, ImportState
from laborers.surveys.models import SurveyRound
from xundian.divisions.states import Level
from xundian.kit import jobs
from xundian.kit.errors import Invalid
from xundian.kit.ids import new_id
from xundian.kit.models import Job
from xundian.kit.sealing import seal_bytes

YEARS = range(2000, 2101)
CHECK = Task("imports.check")


def limit():
    """Bytes a file may have."""
    return settings.UPLOAD_LIMIT_BYTES


def receive(*, kind, file_name, content, division, round, by, id=None):
    """Keep an uploaded workbook (bytes), sealed, about a year; a survey's round of it is opened when it is new.

    Raises Invalid for an unknown kind, a year out of range, and a file that is too large, hostile or no table at all;
    then nothing is kept.
    """
    if kind not in KINDS:
        raise Invalid(field="kind", code="unknown_kind", message=_("This kind of import is not known."))
    if KINDS[kind].of_county and division.level != Level.COUNTY:
        message = _("These workbooks are loaded for the whole county. Choose the county as place.")
        raise Invalid(field="division", code="county_only", message=message)
    if round not in YEARS:
        raise Invalid(field="round", code="year", message=_("Give the round as a year, such as 2018."))
    try:
        if len(content) > limit():
            raise Refused("too_large", limit=limit() // 2**20)
        guard(content)
    except Refused as refusal:
        raise queries.invalid(refusal) from None
    batch = ImportBatch(
        id=id or new_id(),
        kind=kind,
        division=division,
        year=round,
        file_name=PurePath(file_name.replace("\\", "/")).name[-200:],
        file_hash=hashlib.sha256(content).hexdigest(),
        by=by,
    )
    with transaction.atomic():
        batch.round = _round(division.code[:6], round) if KINDS[kind].of_round else None
        batch.save(force_insert=True)
        _keep(batch, content)
    return fresh(batch)


@transaction.atomic
def upload(*, kind, file_name, content, division, round, by, id=None, check=True):
    """Receive a workbook and, unless its columns are to be looked at first, have it checked in the background.

    With the broker down it waits to be checked. Raises what `receive` raises.
    """
    batch = receive(
        kind=kind, file_name=file_name, content=content, division=division, round=round, by=by, id=id
    )  # fmt: skip
    return start_check(batch=batch, by=by) if check else batch


@transaction.atomic
def start_check(*, batch, by):
    """Have an import checked in the background; asking again before it is done starts nothing.

    Raises MoveRefused once it is being loaded.
    """
    row = locked(batch)
    IMPORT_MOVES.check(row.state, ImportState.CHECKING)
    arguments = {"import": str(row.pk)}
    waiting = Job.objects.filter(kind="import_check", arguments=arguments)
    if not waiting.filter(state__in=[Job.State.QUEUED, Job.State.RUNNING]).exists():
        jobs.queue(kind="import_check", arguments=arguments, task=CHECK, by=by)
    return row


def _keep(batch, content):
    """The file itself, sealed."""
    sealed = seal_bytes(content, place=queries.FILE_PLACE, row_id=batch.pk)
    with queries.bytes_cursor() as cursor:
        cursor.execute(f"UPDATE {ImportBatch._meta.db_table} SET file_sealed = %s WHERE id = %s", [sealed, batch.pk])


def _round(county_code, year):
    round, _created = SurveyRound.objects.get_or_create(
        county_id=county_code,
        year=year,
        defaults={
            "title": _("Labour survey %(year)s") % {"year": year},
            "opens": date(year, 1, 1),
            "closes": date(year, 12, 31),
        },
    )
    return round
