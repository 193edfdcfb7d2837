"""Every refusal of the REST interface as application/problem+json (RFC 9457), in the caller's language."""

import logging

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import IntegrityError
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from xundian.kit.errors import PASSING, DomainError
from xundian.kit.idempotency import Replay

log = logging.getLogger(__name__)
UNIQUE_VIOLATION = "23505"
RETRY = {"Retry-After": "5"}
CONTENT_TYPE = "application/problem+json"


def problem_handler(exc, context):
    """The single exception handler of the REST layer; unknown errors return None and become a 500."""
    if isinstance(exc, Replay):
        return Response(exc.body, exc.status, headers={"Idempotent-Replay": "true"})
    answer = _answer(exc)
    if answer is None:
        return None
    set_rollback()
    status, code, title, errors, headers = answer
    return problem(status, code, title, errors=errors, path=context["request"].path, headers=headers)


def problem(status, code, title, *, errors=(), path="", headers=None):
    """A problem+json response; `errors` are (field, code, message)."""
    body = {
        "type": f"urn:xundian:problem:{code}",
        "title": str(title),
        "status": status,
        "code": code,
        "instance": path,
    }
    if errors:
        body["errors"] = [
            {"pointer": _pointer(field), "code": each, "message": str(message)} for field, each, message in errors
        ]
    return Response(body, status, headers=headers, content_type=CONTENT_TYPE)


def _pointer(field):
    return "" if field is None else "/" + str(field).replace(".", "/")


def _answer(exc):
    if isinstance(exc, DomainError):
        return exc.status, exc.code, exc.message, exc.errors, _headers(exc)
    if isinstance(exc, Http404 | exceptions.NotFound):
        return 404, "not_found", _("Not found."), (), None
    if isinstance(exc, IntegrityError) and getattr(exc.__cause__, "sqlstate", "") == UNIQUE_VIOLATION:
        return 409, "conflict", _("A record with the same key exists already."), (), None
    if isinstance(exc, PASSING):
        log.warning("The database refused for now; the caller is asked to come back.", exc_info=exc)
        return 503, "retry", _("The server is busy. Send the same again in a moment."), (), RETRY
    if isinstance(exc, RequestDataTooBig):
        return 413, "too_large", _("The body is too large. Send less at a time."), (), None
    if isinstance(exc, PermissionDenied):
        return 403, "forbidden", _("Your role does not carry this right."), (), None
    if isinstance(exc, exceptions.ValidationError):
        return 422, "invalid", _("The input is not valid."), list(_flatten(exc.get_full_details())), None
    if isinstance(exc, exceptions.APIException):
        return exc.status_code, exc.get_codes(), exc.detail, (), _headers(exc)
    return None


def _headers(exc):
    headers = {}
    if getattr(exc, "auth_header", None):
        headers["WWW-Authenticate"] = exc.auth_header
    if getattr(exc, "wait", None):
        headers["Retry-After"] = str(int(exc.wait) + 1)
    return headers


def _flatten(details, path=""):
    """DRF's nested error details as (dotted field, code, message)."""
    if isinstance(details, dict) and set(details) == {"message", "code"}:
        yield path or None, details["code"], details["message"]
    elif isinstance(details, dict):
        for name, inner in details.items():
            yield from _flatten(inner, path if name == "non_field_errors" else f"{path}.{name}".lstrip("."))
    else:
        for position, inner in enumerate(details):
            leaf = isinstance(inner, dict) and set(inner) == {"message", "code"}
            yield from _flatten(inner, path if leaf else f"{path}.{position}".lstrip("."))
