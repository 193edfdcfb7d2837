"""A POST repeated with the same Idempotency-Key has its effect once and gets the first answer again.

The claim on the key, the effect and the kept answer are one transaction: a crash leaves none of them.
"""

import hashlib
import hmac
import json

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _
from rest_framework.utils.encoders import JSONEncoder

from xundian.kit.errors import PASSING, Conflict, Invalid
from xundian.kit.models import KeptAnswer

HEADER = "Idempotency-Key"
KEPT_DAYS = 30


class Replay(Exception):
    """Carries the kept answer from the check to the exception handler."""

    def __init__(self, status, body):
        super().__init__("answered before")
        self.status, self.body = status, body


class IdempotentPosts:
    """Mix into a REST view: POSTs with the header are claimed before and kept after the handler.

    The answers of the actions in `never_kept` hold secrets: they ignore the header.
    """

    never_kept: tuple[str, ...] = ()

    def _keyed(self, request):
        named = getattr(self, "action_map", None) or {}
        return request.method == "POST" and HEADER in request.headers and named.get("post") not in self.never_kept

    def dispatch(self, request, *args, **kwargs):
        """Run keyed POSTs in one transaction with their claim; all others as usual."""
        if not self._keyed(request):
            return super().dispatch(request, *args, **kwargs)
        try:
            with transaction.atomic():
                response = super().dispatch(request, *args, **kwargs)
                if response.status_code >= 400:
                    transaction.set_rollback(True)
                elif "Idempotent-Replay" not in response.headers:
                    _keep(self.request, response)
        except PASSING as error:  # refused as late as at the commit, when the view has answered already
            return self.finalize_response(self.request, self.handle_exception(error), *args, **kwargs)
        return response

    def initial(self, request, *args, **kwargs):
        """After sign-in and permission: claim the key, or raise the answer given before."""
        super().initial(request, *args, **kwargs)
        if self._keyed(request):
            _claim(request)


def _claim(request):
    key = request.headers[HEADER]
    if not 8 <= len(key) <= 100:
        raise Invalid(field=HEADER, code="bad_key", message=_("The key must have 8 to 100 characters; use a UUID."))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [f"{request.user.pk}/{key}"])
        if not cursor.fetchone()[0]:
            raise Conflict(_("The first request with this key is still running."), code="still_running")
    row, created = KeptAnswer.objects.get_or_create(
        user=request.user, key=key, defaults={"request_hash": _hash(request)}
    )
    if created:
        return
    if row.request_hash != _hash(request):
        raise Invalid(
            field=HEADER,
            code="key_reused",
            message=_("This key was used for another request. Use a new key."),
        )
    raise Replay(row.status, row.body)


def _hash(request):
    """Method, path and body; a multipart body counts by its length, so that files are not read into memory.

    Keyed, for a body may hold an identity number, and a plain hash of one can be guessed.
    """
    multipart = (request.content_type or "").startswith("multipart/")
    body = request.headers.get("Content-Length", "").encode() if multipart else request._request.body
    key = bytes.fromhex(settings.DIGEST_KEY)
    return hmac.new(key, f"{request.method} {request.path}\n".encode() + body, hashlib.sha256).hexdigest()


def _keep(request, response):
    body = json.loads(json.dumps(response.data, cls=JSONEncoder))
    KeptAnswer.objects.filter(user=request.user, key=request.headers[HEADER]).update(
        status=response.status_code, body=body
    )
