"""Settings from the environment, refused loudly when odd: a typing slip must not become a silent default."""

import json
import os
from ipaddress import ip_network

from django.core.exceptions import ImproperlyConfigured

TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def text(name, default=None):
    """The variable as text; ImproperlyConfigured when it is unset and has no default."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"{name} is not set. Set it in the environment, see README, Production.")
    return value


def flag(name, default=False):
    """The variable as True or False; ImproperlyConfigured for any other word."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() in TRUE:
        return True
    if value.lower() in FALSE:
        return False
    raise ImproperlyConfigured(f"{name}={value!r} is neither yes nor no. Use 1 or 0.")


def number(name, default, least=None, most=None):
    """The variable as a whole number from `least` to `most`; ImproperlyConfigured for anything else."""
    value = os.environ.get(name, str(default))
    try:
        found = int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name}={value!r} is not a whole number.") from None
    if (least is not None and found < least) or (most is not None and found > most):
        limits = f"from {least} to {most}" if most is not None else f"of at least {least}"
        raise ImproperlyConfigured(f"{name}={value!r} is not a number {limits}.")
    return found


def words(name, default=""):
    """The variable as a list, split at commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def networks(name):
    """The variable as a list of IP networks, split at commas; ImproperlyConfigured for anything else."""
    try:
        return [ip_network(word) for word in words(name)]
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}: {error}. Give networks such as 10.1.2.0/24.") from None


def choice(name, allowed, default):
    """The variable as one of the allowed words; ImproperlyConfigured for any other."""
    value = os.environ.get(name, default)
    if value not in allowed:
        raise ImproperlyConfigured(f"{name}={value!r} is not one of: {', '.join(allowed)}.")
    return value


def mapping(name, default=None):
    """The variable as a JSON object of text to text; ImproperlyConfigured for anything else."""
    raw = os.environ.get(name)
    if raw is None:
        return default
    try:
        value = json.loads(raw)
    except ValueError:
        value = None
    if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
        raise ImproperlyConfigured(f'{name} must be a JSON object such as {{"k1": "<64 hex digits>"}}.')
    return value
