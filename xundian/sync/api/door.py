"""How a phone comes in: by its token, and one that was taken away hears so instead of a mere "sign in"."""

import gzip

from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _
from knox.crypto import hash_token
from rest_framework import viewsets
from rest_framework.exceptions import AuthenticationFailed

from xundian.accounts.bearer import DeviceTokens, DeviceTokenScheme
from xundian.kit.errors import Forbidden
from xundian.sync.queries.phones import state_of
from xundian.sync.rules import PROTOCOL
from xundian.sync.states import DeviceState

HEADERS = {"Sync-Protocol": str(PROTOCOL)}
SMALL = 200
TAKEN_AWAY = {
    DeviceState.REVOKED: ("device_revoked", _("This phone was revoked. Ask the county bureau.")),
    DeviceState.SUSPENDED: ("device_suspended", _("This phone is suspended. Ask the county bureau.")),
}


class PhoneTokens(DeviceTokens):
    """The token of a phone; Forbidden (device_revoked, device_suspended) for one that was taken away."""

    def authenticate_credentials(self, token):
        """As for every token; only a refused one is looked up among the phones."""
        try:
            return super().authenticate_credentials(token)
        except AuthenticationFailed:
            state = state_of(hash_token(token.decode("ascii", "replace")))
            if state in TAKEN_AWAY:
                code, message = TAKEN_AWAY[state]
                raise Forbidden(message, code=code) from None
            raise


class PhoneTokenScheme(DeviceTokenScheme):
    """The same words in the OpenAPI document."""

    target_class, name = PhoneTokens, "phoneToken"


class PhoneViewSet(viewsets.ViewSet):
    """Base of what only phones ask: their token, packed answers, and the header by which a phone knows us."""

    authentication_classes = [PhoneTokens]

    def finalize_response(self, request, response, *args, **kwargs):
        """With `Sync-Protocol` on every answer."""
        response = super().finalize_response(request, response, *args, **kwargs)
        for name, value in HEADERS.items():
            response[name] = value
        patch_vary_headers(response, ["Accept-Encoding"])
        if "gzip" in request.headers.get("Accept-Encoding", ""):
            response.add_post_render_callback(_pack)
        return response


def _pack(response):
    """As small as gzip can: the server's time is cheaper than the phone's connection."""
    if len(response.content) >= SMALL:
        response.content = gzip.compress(response.content, 9, mtime=0)
        response["Content-Encoding"] = "gzip"
