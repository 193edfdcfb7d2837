"""Edits that cannot overwrite unseen changes: ETag on reading, If-Match on writing (RFC 9110)."""

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
    value = header.strip().removeprefix("W/").strip('"')
    if not (value.isascii() and value.isdigit() and len(value) <= MOST_DIGITS):
        raise Stale
    return int(value)


def check_version(record, expected):
    """Stale unless the locked record still has the version its editor saw; None means no expectation."""
    if expected is not None and record.version != expected:
        raise Stale
