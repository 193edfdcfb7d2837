"""Reads of users."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from xundian.accounts.models import User


def demo_users():
    """Sign-ins made by `manage.py demo`."""
    return User.objects.filter(is_demo=True, is_active=True)


def refuse_demo_users_in_production():
    """ImproperlyConfigured when the production mode finds demo sign-ins in its database."""
    if settings.PRODUCTION and demo_users().exists():
        raise ImproperlyConfigured(
            "This database holds demo sign-ins. Use another database in production, or delete them with `manage.py demo --remove`."
        )
