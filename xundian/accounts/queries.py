"""Reads of users."""

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from xundian.accounts.models import DeviceToken, User


def demo_users():
    """Sign-ins made by `manage.py demo`."""
    return User.objects.filter(is_demo=True, is_active=True)


def refuse_demo_users_in_production():
    """ImproperlyConfigured when the production mode finds demo sign-ins in its database."""
    if settings.PRODUCTION and demo_users().exists():
        raise ImproperlyConfigured(
            "This database holds demo sign-ins. Use another database in production,"
            " or delete them with `manage.py demo --remove`."
        )


def live_tokens(user, at):
    """The tokens of a user's devices that still open something at that moment."""
    return DeviceToken.objects.filter(user=user, expiry__gt=at)


def sites():
    """The resettlement sites, a table of a room above, named in the settings."""
    return apps.get_model(settings.SITE_MODEL)._default_manager.all()
