"""Signing a REST request in with a device's token: one query, and a refusal of whatever is no token."""

from hmac import compare_digest

from django.utils.translation import gettext_lazy as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.plumbing import build_bearer_security_scheme_object
from knox.auth import TokenAuthentication
from knox.crypto import hash_token
from knox.settings import CONSTANTS
from rest_framework.exceptions import AuthenticationFailed

from xundian.accounts import actions, rates
from xundian.accounts.models import DeviceToken
from xundian.kit import clock

REFUSED = _("The token is not valid, or no longer. Sign in again.")


class DeviceTokens(TokenAuthentication):
    """`Authorization: Bearer …` against the hashes of live tokens; rights and activity are read with every request."""

    def authenticate(self, request):
        """As usual; the tries of a program's token are counted, TooOften when a minute's are used up."""
        found = super().authenticate(request)
        if found and found[1].scopes is not None:
            rates.count(request._request, found[1])
        return found

    def authenticate_credentials(self, token):
        """(user, token row); AuthenticationFailed for an unknown, expired or revoked token, or a closed account."""
        text = token.decode("ascii", "replace")
        if not text.isalnum() or not text.isascii():
            raise AuthenticationFailed(REFUSED)
        now = clock.now()
        rows = DeviceToken.objects.filter(token_key=text[: CONSTANTS.TOKEN_KEY_LENGTH], user__is_active=True)
        digest = hash_token(text)
        for row in rows.select_related("user__station", "user__division"):
            if compare_digest(row.digest, digest) and (row.expiry is None or row.expiry > now):
                return self._used(row, now)
        raise AuthenticationFailed(REFUSED)

    def _used(self, row, now):
        today = clock.day_of(now)
        if row.last_used_on != today:
            actions.note_use(token=row, on=today)
        return row.user, row


class DeviceTokenScheme(OpenApiAuthenticationExtension):
    """The OpenAPI document's words for it."""

    target_class = DeviceTokens
    name = "deviceToken"

    def get_security_definition(self, auto_schema):
        """Bearer in the Authorization header."""
        return build_bearer_security_scheme_object(header_name="Authorization", token_prefix="Bearer")
