"""Pictures apart from data: sent in pieces, known by the SHA-256 of what was sent, kept without their metadata.

A piece is written where it belongs and nowhere else, so that a connection may break as often as it likes. What is
complete is checked, decoded and written anew: place and camera of a picture never reach the disk of the office.
"""

import fcntl
import hashlib
import io
import os
import re
import warnings
from pathlib import Path

from django.conf import settings
from django.db.models import Func, Value
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from xundian.kit.errors import DomainError, Invalid
from xundian.kit.models import Blob

MOST_BYTES = 2 * 1024 * 1024
MOST_PIXELS = 40_000_000
FORMATS = ("JPEG", "PNG", "WEBP")
QUALITY = 88
SHA256 = re.compile(r"[0-9a-f]{64}\Z")


class TooLarge(DomainError):
    """The picture is larger than MOST_BYTES: HTTP 413."""

    status, code = 413, "too_large"

    def __init__(self):
        super().__init__(_("A picture may have at most %(n)s MB.") % {"n": MOST_BYTES // 1024**2})


class WrongOffset(DomainError):
    """The piece does not go on where the last one ended: HTTP 409; `received` bytes are here."""

    code = "offset"

    def __init__(self, received):
        super().__init__(_("Go on from byte %(n)s.") % {"n": received})
        self.received = received


def folder():
    """Where pictures lie; pieces of unfinished ones in `parts` beside them."""
    return settings.DATA_DIR / "blobs"


def path_of(sha256):
    """The file of a complete picture."""
    return folder() / sha256[:2] / f"{sha256}.jpg"


def missing_of(shas):
    """Those of the pictures that are not complete here, in the order given, each once."""
    named = list(dict.fromkeys(shas))
    known = set(Blob.objects.filter(pk__in=named).values_list("pk", flat=True)) if named else ()
    return [sha for sha in named if sha not in known]


def received(sha256, by):
    """How many bytes of an unfinished picture have come from this user."""
    part = _part(sha256, by)
    return part.stat().st_size if part.exists() else 0


def has_sent(sha256, by):
    """Whether the picture is complete here, and this user has sent it whole."""
    row = Blob.objects.filter(pk=sha256).first()
    return row is not None and by.pk in (row.by_id, *row.also)


def put(*, sha256, content, start, total, by, at):
    """Take a piece that begins at byte `start` of `total`; the number of bytes received, and whether that is all.

    A picture that is complete takes nothing more of whoever sent it; another, who says to have the same, sends it too,
    for knowing its name alone opens it for nobody. Raises TooLarge, WrongOffset, or Invalid when the whole is not what
    its name says or no picture; then it begins anew.
    """
    if not SHA256.match(sha256):
        raise Invalid(_("Name the picture by its SHA-256."), field="sha256", code="not_an_id")
    if max(total, start + len(content)) > MOST_BYTES:
        raise TooLarge
    if has_sent(sha256, by):
        return total, True
    part = _part(sha256, by)
    part.parent.mkdir(parents=True, exist_ok=True)
    with part.open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        there = file.seek(0, os.SEEK_END)
        if start > there:
            raise WrongOffset(there)
        # What was sent twice is there already.
        file.write(content[there - start :])
        file.flush()
        there = max(there, start + len(content))
        if there < total:
            return there, False
        file.seek(0)
        _keep(sha256, file.read(), part, by, at)
    return there, True


def keep(*, sha256, content, by, at):
    """A whole picture at once."""
    return put(sha256=sha256, content=content, start=0, total=len(content), by=by, at=at)


def forget_parts(*, before):
    """Remove pieces of pictures that nobody went on with since a moment; how many."""
    old = [part for part in (folder() / "parts").glob("*") if part.stat().st_mtime < before.timestamp()]
    for part in old:
        part.unlink(missing_ok=True)
    return len(old)


def _part(sha256, by):
    """Each user's own, so that nobody can spoil what another sends."""
    return folder() / "parts" / f"{sha256}-{by.pk}"


def _keep(sha256, sent, part, by, at):
    try:
        if hashlib.sha256(sent).hexdigest() != sha256:
            raise Invalid(_("This is not the picture that was named. Send it again."), field="sha256", code="hash")
        if missing_of([sha256]):
            plain, (width, height) = _without_metadata(sent)
            _write(path_of(sha256), plain)
            row = Blob(sha256=sha256, size=len(plain), width=width, height=height, at=at, by=by)
            Blob.objects.bulk_create([row], ignore_conflicts=True)
    finally:
        part.unlink(missing_ok=True)
    others = Blob.objects.filter(pk=sha256).exclude(by=by).exclude(also__contains=[by.pk])
    others.update(also=Func("also", Value(by.pk), function="array_append"))


def _without_metadata(sent):
    """(the picture as JPEG without metadata, (width, height)); Invalid for what is no picture."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(sent), formats=FORMATS)
            if picture.width * picture.height > MOST_PIXELS:
                raise _no_picture()
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombWarning):
        raise _no_picture() from None
    bare = Image.frombytes("RGB", upright.size, upright.tobytes())
    into = io.BytesIO()
    bare.save(into, "JPEG", quality=QUALITY)
    return into.getvalue(), bare.size


def _no_picture():
    return Invalid(_("This is no picture that can be shown."), field="sha256", code="image")


def _write(path: Path, content):
    """All or nothing, and on the disk before anybody is told."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(f".{os.getpid()}.half")
    with half.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)
