"""Who changed what, across all tables whose history is kept: by table, day, author, and the person it is about."""

import re
from datetime import date, datetime, time, timedelta

from django.contrib import admin
from django.db.models import Q
from django.shortcuts import render
from django.utils.translation import gettext as _

from laborers.registry.models import Laborer
from laborers.registry.search import find_people
from xundian.accounts import audit_log
from xundian.accounts.audit import audited_models
from xundian.accounts.labels import Lists
from xundian.accounts.models import User
from xundian.accounts.scope import visible_to
from xundian.accounts.site import address
from xundian.accounts.wording import Wording
from xundian.kit import clock
from xundian.pages.desk.people.profile import SCHEMES
from xundian.pages.finding import day_or_none

PAGE = 50
# So many pages back; who looks for older lines narrows by day, table or author.
PAGES = 20
PEOPLE = 200


def audit(request):
    """The newest changes in the reader's place, fifty to a page, as far as the filters let them through."""
    get = request.GET
    asked = {name: get.get(name, "").strip() for name in ("table", "by", "about")}
    days = {name: day_or_none(get.get(name)) for name in ("since", "until")}
    number = min(max(int(get["page"]), 1), PAGES) if re.fullmatch("[0-9]{1,9}", get.get("page", "")) else 1
    readable = _readable(request)
    tables = {model: rows for model, rows in readable.items() if asked["table"] in ("", model._meta.label_lower)}
    found = _found(request, tables, asked, days, number * PAGE + 1)
    lines = _lines(request, readable, found[(number - 1) * PAGE : number * PAGE])
    titles = {model._meta.label_lower: str(model._meta.verbose_name) for model in readable}
    context = admin.site.each_context(request) | {
        "title": _("Who changed what"), "asked": asked | days, "lines": lines, "number": number,
        "more": len(found) > number * PAGE and number < PAGES, "filtered": any([*asked.values(), *days.values()]),
        "tables": sorted(titles.items(), key=lambda pair: pair[1]),
    }  # fmt: skip
    return render(request, "admin/audit.html", context)


def _readable(request):
    """{model: rows} of what the reader may see: by its ledger where it has one, else by its place."""
    found = {}
    for model in audited_models().values():
        ledger = admin.site._registry.get(model)
        if ledger is None:
            found[model] = visible_to(request.user, model._base_manager.all())
        elif ledger.has_view_permission(request):
            found[model] = ledger.get_queryset(request)
    return found


def _found(request, tables, asked, days, limit):
    """[(model, key)] of the versions asked for."""
    people = laborers = None
    if asked["by"]:
        named = Q(name__icontains=asked["by"]) | Q(username__iexact=asked["by"])
        people = list(visible_to(request.user, User.objects.filter(named)).values_list("pk", flat=True)[:PEOPLE])
    if asked["about"]:
        about = find_people(visible_to(request.user, Laborer.objects.all()), asked["about"], request.user)
        laborers = list(about.order_by("pk").values_list("pk", flat=True)[:PEOPLE])
        tables = {model: rows for model, rows in tables.items() if model is Laborer or _of_laborer(model)}
    return audit_log.newest(
        tables, request.user, limit, people=people, laborers=laborers,
        since=_midnight(days["since"]), until=_after(days["until"]),
    )  # fmt: skip


def _of_laborer(model):
    return any(field.name == "laborer" and field.related_model is Laborer for field in model._meta.concrete_fields)


def _midnight(day):
    return day and datetime.combine(day, time(), clock.COUNTY_ZONE)


def _after(day):
    """The first moment after a day; None for no day, and for the last one there is."""
    return _midnight(day + timedelta(days=1)) if day and day < date.max else None


def _lines(request, readable, found):
    """The lines in words: statements for each table that occurs on the page, none for each line."""
    by_model = {}
    for model, key in found:
        by_model.setdefault(model, []).append(key)
    told = {model: audit_log.told(model, keys) for model, keys in by_model.items()}
    wording = Wording(request.user, Lists(SCHEMES))
    wording.learn([(model, list(lines.values())) for model, lines in told.items()])
    names = {model: _named(model, readable[model], lines) for model, lines in told.items()}
    return [
        told[model][key]
        | {
            "what": model._meta.verbose_name, "changes": list(wording.changes(model, told[model][key])),
            "row": names[model].get(told[model][key]["record"]),
        }
        for model, key in found
    ]  # fmt: skip


def _named(model, rows, lines):
    """{key: {name, address}} of the rows that are still there; an address only where there is a ledger."""
    ledger = admin.site._registry.get(model)
    related = ledger.list_select_related if ledger else ()
    rows = rows.select_related(*related) if related else rows
    return {
        row.pk: {"name": str(row), "address": address(model, row) if ledger else ""}
        for row in rows.filter(pk__in={line["record"] for line in lines.values()})
    }
