"""Edits that cannot overwrite unseen changes: ETag on reading, If-Match on writing (RFC 9110); 304 for what is known.

A record's tag begins with its version, which is what an edit is held against; a tag on reading goes on with a digest of
the answer, since names and labels in it change without the record.
"""

from hashlib import blake2b

from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from xundian.kit.errors import DomainError, Stale

# More digits than any version has; `int` refuses thousands of them.
MOST_DIGITS = 18


class PreconditionMissing(DomainError):
    """An edit came without If-Match: HTTP 428."""

    status = 428
    code = "if_match_required"


def etag(record):
    """The record's version as a strong ETag."""
    return f'"{record.version}"'


def expected_version(request):
    """The version named by If-Match; PreconditionMissing without the header, Stale when it is not a version."""
    header = request.headers.get("If-Match")
    if header is None:
        raise PreconditionMissing(_("Send the ETag of the version you read in the header If-Match."))
    value = header.strip().removeprefix("W/").strip('"').split("-")[0]
    if not (value.isascii() and value.isdigit() and len(value) <= MOST_DIGITS):
        raise Stale
    return int(value)


def check_version(record, expected):
    """Stale unless the locked record still has the version its editor saw; None means no expectation."""
    if expected is not None and record.version != expected:
        raise Stale


def unless_unchanged(request, response, version=None):
    """The answer to a reading with its ETag, once it is written out; 304 for the tag in If-None-Match."""
    if response.status_code != 200 or response.has_header("ETag") or not hasattr(response, "add_post_render_callback"):
        return response

    def tag(written):
        digest = blake2b(written.content, digest_size=8).hexdigest()
        written["ETag"] = f'"{version}-{digest}"' if version is not None else f'"{digest}"'
        written.setdefault("Cache-Control", "private, no-cache")
        return get_conditional_response(request._request, etag=written["ETag"], response=written)

    response.add_post_render_callback(tag)
    return response
