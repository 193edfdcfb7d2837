"""Checking a password: wrong guesses are counted per user name and address, and never tried in parallel (B7)."""

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth import authenticate
from django.db import connection, transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _

from xundian.kit.errors import DomainError, TooOften

BUSY_SECONDS = 1


class BadCredentials(DomainError):
    """The user name or the password is wrong, or the account is closed: HTTP 401, the same answer for all three."""

    status = 401
    code = "bad_credentials"


def check_password(request, username, password):
    """The user with that password; BadCredentials, or TooOften when guesses ran out or another is being checked.

    One guess at a time for a name and an address: parallel guesses would slip past the count.
    """
    with transaction.atomic():
        if not _alone(f"{client_address(request)} {username}"):
            raise TooOften(_("Another sign-in with this name is being checked. Try again."), wait=BUSY_SECONDS)
        user = authenticate(request, username=username, password=password)
    if user is not None:
        AxesProxyHandler.reset_attempts(username=username, ip_address=client_address(request))
        return user
    if getattr(request, "axes_locked_out", False):
        raise TooOften(_too_many(), wait=cool_off_seconds())
    raise BadCredentials(_("The user name or the password is wrong."))


def cool_off_seconds():
    """How long a locked name stays locked for an address."""
    return int(settings.AXES_COOLOFF_TIME * 3600)


def locked_out(request, response, credentials):
    """What axes answers when guesses ran out: the REST layer's own problem, or a page of one sentence."""
    if request.path.startswith("/api/"):
        return response
    answer = HttpResponse(_too_many(), status=429, content_type="text/plain; charset=utf-8")
    answer["Retry-After"] = str(cool_off_seconds())
    return answer


def client_address(request):
    """The address the request came from; behind a proxy the last one in X-Forwarded-For, which our proxy wrote."""
    named = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.PROXIES else ""
    return named.split(",")[-1].strip() or request.META.get("REMOTE_ADDR", "")


def _too_many():
    return _("Too many wrong attempts. Try again in %(minutes)s minutes.") % {"minutes": cool_off_seconds() // 60}


def _alone(key):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 2))", [f"sign-in {key}"])
        return cursor.fetchone()[0]
