"""Registering a phone: the session of the pages gives it a token of its own and a secret for handing in unsent work."""

import json
from uuid import UUID

from django.conf import settings
from django.http import Http404, JsonResponse
from django.http.request import RawPostDataException
from django.views.decorators.http import require_POST

from xundian.accounts import actions as accounts
from xundian.kit import clock, envelope
from xundian.kit.errors import DomainError
from xundian.pages.app.boot import person_of
from xundian.sync import actions

LONGEST = 80


@require_POST
def device(request):
    """{device_id, token, deposit, expires_at, user} for the signed-in user's phone; a known `device_id` is renewed."""
    try:
        told = json.loads(request.body)
        known = told.get("device_id")
        asked = {
            "name": _text(told.get("name"), LONGEST),
            "app_version": _text(told.get("app_version"), 40),
            "device_id": UUID(known) if known else None,
        }
    except (ValueError, AttributeError, TypeError, RecursionError, RawPostDataException):
        return JsonResponse({"code": "unreadable"}, status=400)
    try:
        found = actions.register_device(user=request.user, at=clock.now(), **asked)
    except DomainError as error:
        return JsonResponse({"code": error.code, "detail": str(error.message)}, status=409)
    answer = JsonResponse(
        {
            "device_id": str(found.device.pk),
            "token": found.token,
            "deposit": found.deposit,
            "expires_at": found.expires_at.isoformat() if found.expires_at else None,
            "export_key": envelope.public_key(),
            "user": person_of(request.user),
        }
    )
    answer["Cache-Control"] = "no-store"
    return answer


def _text(told, longest):
    """What the phone says of itself, as far as it can be printed; nothing else of it can be kept."""
    return "".join(filter(str.isprintable, str(told or "")[:longest]))


@require_POST
def language(request, language):
    """Keep the language that was chosen on the phone in the profile, for the pages of the server."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    accounts.choose_language(user=request.user, language=language)
    return JsonResponse({"language": language})
