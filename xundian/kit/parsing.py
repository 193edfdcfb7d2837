"""Reading what callers send: whatever cannot be kept or answered is refused before any view sees it."""

import io
import json

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import Http404, UnreadablePostError
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser, MultiPartParser

from xundian.kit.errors import DomainError


class TooLarge(DomainError):
    """The body is larger than the server reads: HTTP 413."""

    status = 413
    code = "too_large"


class BoundedJSON(JSONParser):
    """JSON in UTF-8 (RFC 8259), of bounded size and depth, without halves of characters.

    The charset that the caller names is not asked: a codec that is no text encoding would break the reading.
    """

    def parse(self, stream, media_type=None, parser_context=None):
        """The parsed body; TooLarge, or ParseError saying what is wrong."""
        body = stream.read(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
        if len(body) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise TooLarge(_("The body is too large. Send less at a time."))
        try:
            data = super().parse(io.BytesIO(body), media_type)
            if b"\\u" in body:
                json.dumps(data, ensure_ascii=False).encode()
        except RecursionError:
            raise ParseError(_("The body is nested too deeply.")) from None
        except UnicodeEncodeError:
            raise ParseError(_("The body holds half of a character (a lone surrogate).")) from None
        except ParseError as error:
            raise ParseError(_fault(error.__context__)) from None
        return data


def _fault(error):
    """Where the JSON breaks, in the caller's language; the parser itself speaks English only."""
    if isinstance(error, json.JSONDecodeError):
        place = {"line": error.lineno, "column": error.colno}
        return _("The body is not JSON: line %(line)s, column %(column)s.") % place
    return _("The body is not JSON in UTF-8.")


class Upload(MultiPartParser):
    """Forms with files, in UTF-8 for the same reason."""

    def parse(self, stream, media_type=None, parser_context=None):
        """Fields and files, as usual."""
        try:
            return super().parse(stream, media_type, (parser_context or {}) | {"encoding": "utf-8"})
        except ParseError:
            raise ParseError(_("The form with its files cannot be read. Send it again.")) from None


class ReadableText:
    """Middleware of the pages: NUL characters, which no column holds, and forms that no codec reads are HTTP 400.

    An address with a NUL leads nowhere: HTTP 404, as for every other secret that nobody was given.

    The REST interface refuses them field by field.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Look at the query and the form before any page does."""
        if "\x00" in request.path:
            raise Http404
        if not request.path.startswith("/api/"):
            _check(request)
        return self.get_response(request)


def _check(request):
    try:
        lists = [*request.GET.lists(), *request.POST.lists()]
    except (LookupError, UnicodeError, UnreadablePostError):
        raise BadRequest("The form is in no known encoding, or was not sent to its end.") from None
    if any("\x00" in text for name, values in lists for text in (name, *values)):
        raise BadRequest("A field holds a NUL character.")
