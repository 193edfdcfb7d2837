"""Step 1: a workbook, what it holds, of which year and place; and an empty workbook to begin with."""

import re
import uuid
from hashlib import sha256

from django.conf import settings
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from laborers.imports import actions
from laborers.imports.kinds import KINDS
from laborers.imports.models import ImportBatch
from laborers.imports.states import ImportKind
from xundian.accounts.scope import find_visible, visible_to
from xundian.divisions.models import Division
from xundian.divisions.states import Level
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid, Missing
from xundian.kit.ids import key_of
from xundian.pages.desk.imports import batches

PLACES = (Level.COUNTY, Level.TOWNSHIP, Level.VILLAGE)
COUNTY_DIGITS = 6
NAMES = {"division": "place"}


def upload(request):
    """The form; a refused file comes back with its reason and remedy, and with the choices that were made."""
    sent, errors = request.POST, []
    if request.method == "POST":
        try:
            return redirect("import-header", pk=_received(request).pk)
        except DomainError as error:
            errors = [(NAMES.get(field, field), text) for field, text in batches.errors_of(error)]
    on = clock.today()
    given = sent or _first(request, on)
    return batches.shown(
        request, "desk/imports_upload.html", "import-upload", status=422 if errors else 200,
        kinds=_kinds(request.user), given=given, id=sent.get("id") or uuid.uuid4(), errors=errors,
        wrong={field: text for field, text in errors if field}, places=_places(request.user),
        limit=settings.UPLOAD_LIMIT_BYTES // 2**20, this_year=on.year,
    )  # fmt: skip


def _first(request, on):
    """What the form shows first: the choices of the import that a better file replaces, or the user's own place."""
    again = request.GET.get("again")
    if again:
        former = batches.find(request, again)
        return {"kind": former.kind, "round": former.year, "place": former.division_id}
    return {"kind": request.GET.get("kind", ImportKind.SURVEY), "round": on.year, "place": request.user.division_id}


def _kinds(user):
    """[(word, label)] of what the user's place may load: the county's own affairs only by the county."""
    county = user.division_id and len(user.division_id) == COUNTY_DIGITS
    return [(word, label) for word, label in ImportKind.choices if county or not KINDS[word].of_county]


def _received(request):
    """The import made of the form; a form sent twice with the same file finds what it made the first time."""
    sent, file = request.POST, request.FILES.get("file")
    division = _division(request.user, sent.get("place", ""))
    year = sent.get("round", "").strip()
    if not re.fullmatch("[0-9]{4}", year):
        raise Invalid(_("Give the year with four digits, such as 2018."), field="round")
    if file is None:
        raise Invalid(_("Choose a file: a workbook (xlsx, xls) or a CSV text."), field="file")
    content, key = file.read(actions.limit() + 1), key_of(sent.get("id")) or uuid.uuid4()
    made = ImportBatch.objects.only("pk", "by", "file_hash").filter(pk=key).first()
    if made and made.by_id == request.user.pk and made.file_hash == sha256(content).hexdigest():
        return made
    return actions.upload(
        kind=sent.get("kind", ""), file_name=file.name, content=content, division=division, round=int(year),
        by=request.user, id=uuid.uuid4() if made else key, check=False,
    )  # fmt: skip


def _division(user, code):
    try:
        return find_visible(user, _live(Division.objects), code)
    except Missing:
        raise Invalid(_("Choose a place from the list."), field="place") from None


def _live(divisions):
    return divisions.filter(level__in=PLACES, valid_to=None)


def _places(user):
    """[(name of the township or None, [divisions])] for the choice of a place: the own one first."""
    groups = []
    for division in visible_to(user, _live(Division.objects)).order_by("code"):
        if not groups or division.level == Level.TOWNSHIP:
            groups.append((division.name if division.level == Level.TOWNSHIP else None, []))
        groups[-1][1].append(division)
    return groups
