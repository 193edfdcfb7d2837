"""Reading what phones send: JSON of at most one megabyte when it is unpacked, plain or as gzip."""

import io
import zlib

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError

from xundian.kit.errors import DomainError
from xundian.kit.parsing import BoundedJSON, TooLarge
from xundian.sync.rules import MOST_BYTES, MOST_OPS

GZIP = 16 + zlib.MAX_WBITS


class TooMany(DomainError):
    """More entries than one request may hold: HTTP 413."""

    status, code = 413, "too_many"

    def __init__(self):
        super().__init__(too_much())


def too_much():
    """Both limits in words, for either refusal."""
    limits = {"ops": MOST_OPS, "mib": MOST_BYTES // 1024**2}
    return _("At most %(ops)s entries and %(mib)s MiB, unpacked, at a time.") % limits


class Entries(BoundedJSON):
    """A batch of a phone; counted while it is unpacked, so that a small body cannot grow large here."""

    def parse(self, stream, media_type=None, parser_context=None):
        """The parsed body; TooLarge, or ParseError saying what is wrong."""
        body = stream.read(MOST_BYTES + 1)
        if parser_context["request"].headers.get("Content-Encoding", "").lower() == "gzip":
            body = _unpacked(body)
        if len(body) > MOST_BYTES:
            raise TooLarge(too_much())
        return super().parse(io.BytesIO(body), media_type, parser_context)


def _unpacked(body):
    reader = zlib.decompressobj(GZIP)
    try:
        plain = reader.decompress(body, MOST_BYTES + 1)
    except zlib.error:
        plain = None
    if plain is None or (not reader.eof and len(plain) <= MOST_BYTES):
        raise ParseError(_("The body is not gzip."))
    return plain
