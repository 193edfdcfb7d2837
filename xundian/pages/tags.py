"""Template tags of the pages."""

from django import template

from xundian.kit import clock
from xundian.kit.money import yuan
from xundian.pages.app import forms
from xundian.pages.app.boot import starter
from xundian.pages.backoffice.doors import door_of
from xundian.pages.desk.exports import address_of_export
from xundian.pages.desk.printed.one import noted
from xundian.reports.rules import Period

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


@register.filter
def to_the_fen(amount):
    """Fen as yuan with separators and both decimals, as money that is paid is written."""
    return f"{yuan(amount):,.2f}"


@register.filter
def percent(basis_points):
    """Basis points as per cent, without needless zeros."""
    return f"{basis_points / 100:.2f}".removesuffix(".00")


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


@register.simple_tag(takes_context=True)
def door_to(context, row):
    """Where a row of the back office is worked on at the desk; "" where the reader may not."""
    return door_of(row, context["request"].user)


@register.inclusion_tag("app/boot.html", takes_context=True)
def app_boot(context):
    """The starter of the officers' app, which it turns on or off on this phone."""
    return starter(context["request"])


@register.inclusion_tag("desk/report_printed.html", takes_context=True)
def as_printed(context, report, year, month, division):
    """Below a report: its workbook, unless the page has its own; when it was printed last, what came late since."""
    user, month = context["request"].user, int(month) if month else None
    period = Period(year=year, month=month, on=clock.today())
    shown = {"report": report, "year": year, "month": month or "", "division": division, "by": context.get("by", "")}
    shown["own_workbook"] = context.get("own_workbook", False)
    return shown | noted(user, report, period, division)


@register.simple_tag
def visit_forms():
    """What the visit forms of the officers' app ask, in the language of the page."""
    return forms.book()


@register.filter
def label(lookup, code):
    """The label of a code in the language of the page; `lookup` is a list read once by the view."""
    return lookup.label(code)
