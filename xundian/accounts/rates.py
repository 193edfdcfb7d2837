"""How many requests a program's token may send in a minute, told on every answer (IETF draft RateLimit headers)."""

from django.conf import settings
from django.utils.translation import gettext as _

from xundian.kit.errors import TooOften
from xundian.kit.throttle import Limit, give_back, take

SECONDS = 60


def count(request, token):
    """Count a request of a token; TooOften, with the seconds until the next window, when they are used up."""
    limit = Limit("token", settings.API_PER_MINUTE, SECONDS)
    left = take(limit, str(token.reference))
    request.rate = left and (left, str(token.reference))
    if left and left.remaining < 0:
        raise TooOften(_("This token has used up its requests of the minute."), wait=left.resets_in)


class RateHeaders:
    """Middleware: what is left, on every answer to a program's token, refusals too; a 304 does not count."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """The answer with its headers, where the request was counted."""
        response = self.get_response(request)
        if getattr(request, "rate", None):
            left, key = request.rate
            remaining = left.remaining
            if response.status_code == 304:
                give_back(left.limit, key)
                remaining += 1
            name = f'"{left.limit.name}"'
            response["RateLimit-Policy"] = f"{name};q={left.limit.most};w={left.limit.seconds}"
            response["RateLimit"] = f"{name};r={max(0, remaining)};t={left.resets_in}"
        return response
