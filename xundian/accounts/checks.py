"""System check: no address without a stated rule."""

from django.contrib.admin import AdminSite, ModelAdmin
from django.core.checks import Error, register
from django.urls import URLPattern, get_resolver

from xundian.accounts.permissions import PUBLIC, SIGNED_IN
from xundian.accounts.roles import CARRIERS

# Where Django's admin keeps the site or the ledger that guards a view.
ADMIN_OWNERS = ("model_admin", "admin_site", "__self__")


def every_view(patterns=None, prefix=""):
    """All (path, callback) pairs of the URL configuration."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield path, pattern.callback
        else:
            yield from every_view(pattern.url_patterns, path)


def stated_rule(callback):
    """The rule of a callback: a dict of rights for a resource, a word for a page, None when forgotten."""
    view_class = getattr(callback, "cls", None)
    actions = getattr(callback, "actions", None)
    if view_class is not None and actions:
        rights = getattr(view_class, "rights", {})
        known = all(
            rights.get(name) in CARRIERS or rights.get(name) in (PUBLIC, SIGNED_IN) for name in actions.values()
        )
        return {name: rights[name] for name in actions.values()} if known else None
    inner = getattr(callback, "__wrapped__", callback)
    owners = [getattr(each, name, None) for each in (callback, inner) for name in ADMIN_OWNERS]
    if any(isinstance(owner, AdminSite | ModelAdmin) for owner in owners):
        return "admin"
    return getattr(callback, "access_rule", None)


@register("access")
def check_rules(app_configs, **kwargs):
    """System check: every URL has a stated access rule."""
    return [
        Error(
            f"The view at “{path}” states no access rule.",
            hint="Set `rights` or use @rule.",
            id="xundian.E001",
        )
        for path, callback in every_view()
        if stated_rule(callback) is None
    ]
