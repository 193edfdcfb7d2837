"""Template tags of the pages."""

from django import template

from xundian.kit.money import yuan
from xundian.pages.app import forms
from xundian.pages.app.boot import starter
from xundian.pages.desk.exports import address_of_export

register = template.Library()


@register.filter
def value(mapping, key):
    """The entry of a dict under a key that a template knows only as a variable."""
    return mapping.get(key)


@register.filter
def keyed(name, key):
    """A name that goes on with a key: of a form's field for one person, one question."""
    return f"{name}{key}"


@register.filter
def figure(value):
    """A number with separators between thousands; a dash for none."""
    return "–" if value is None else f"{value:,}"


@register.filter
def in_yuan(amount):
    """Fen as yuan with separators, without needless zeros."""
    return figure(yuan(amount)).removesuffix(".00")


@register.simple_tag(takes_context=True)
def here(context, **changes):
    """The query string of this page with some parameters changed; None drops one."""
    query = context["request"].GET.copy()
    for name, changed in changes.items():
        query.pop(name, None)
        if changed is not None:
            query[name] = changed
    return "?" + query.urlencode()


@register.simple_tag(takes_context=True)
def export_of_ledger(context):
    """Where the back office's list is asked for as a file, with its filters; nothing where no export fits it."""
    listed = context.get("cl")
    return address_of_export(listed.model._meta.label, context["request"]) if listed else ""


@register.inclusion_tag("app/boot.html", takes_context=True)
def app_boot(context):
    """The starter of the officers' app, which it turns on or off on this phone."""
    return starter(context["request"])


@register.simple_tag
def visit_forms():
    """What the visit forms of the officers' app ask, in the language of the page."""
    return forms.book()


@register.filter
def label(lookup, code):
    """The label of a code in the language of the page; `lookup` is a list read once by the view."""
    return lookup.label(code)
