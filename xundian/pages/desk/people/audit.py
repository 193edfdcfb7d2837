"""Who saw and who changed the record of one person: the log of reading, and the histories that the database writes."""

from collections import Counter
from datetime import datetime, time, timedelta

from django.contrib import admin
from django.core.paginator import Paginator
from django.shortcuts import render

from laborers.registry.models import Household, Laborer, RevealLog, Skill
from xundian.accounts.audit import audited_models, histories
from xundian.accounts.labels import Lists
from xundian.accounts.models import ReadLog
from xundian.accounts.scope import visible_to
from xundian.accounts.wording import Wording
from xundian.kit import clock
from xundian.kit.ids import key_of
from xundian.pages.desk.people.person import found
from xundian.pages.desk.people.profile import SCHEMES
from xundian.pages.finding import day_or_none

PAGE = 50
# Of each table so many lines at most; who needs more asks /api/v1/audit/ for one record.
MOST = 1000
# Codes of tables that have no ledger.
CODES = {Skill._meta.label: {"occupation": ("occupation",)}}


def person_audit(request, pk):
    """Who saw (day, who, how, how often, why), or who changed what: by person and period, in pages."""
    row = found(request, pk)
    changed = request.GET.get("show") == "changed"
    asked = {"by": key_of(request.GET.get("by", "")), "since": _day(request, "since"), "until": _day(request, "until")}
    rows, people = (_changes if changed else _looks)(request, row, **asked)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    if not changed:
        _give_reasons(row, page.object_list)
    context = {
        "person": row, "changed": changed, "page": page, "asked": asked, "people": people,
        "filtered": any(asked.values()),
    }  # fmt: skip
    return render(request, "desk/person_audit.html", context)


def _day(request, name):
    """A day of the filter; what is none counts as not given, and the field shows so."""
    return day_or_none(request.GET.get(name))


def _looks(request, row, by, since, until):
    """(lines of the read log, the newest day first; who is among them)."""
    lines = ReadLog.objects.filter(model=Laborer._meta.label_lower, record=row.pk)
    people = dict(lines.order_by("user__name").values_list("user_id", "user__name").distinct())
    conditions = {"user": by, "on__gte": since, "on__lte": until}
    lines = lines.filter(**{name: value for name, value in conditions.items() if value})
    return lines.select_related("user__division", "user__station").order_by("-on", "-last_at", "-pk"), people


def _give_reasons(row, lines):
    """The reasons given for the reveals of these lines, each with its line: {reason: how often}."""
    asked = {line.user_id for line in lines if line.how == ReadLog.How.REVEAL}
    given = {}
    for each in RevealLog.objects.filter(laborer=row, by__in=asked).order_by("at") if asked else ():
        words = " · ".join(filter(None, (each.get_ground_display(), each.reason)))
        given.setdefault((each.by_id, clock.day_of(each.at)), Counter())[words] += 1
    for line in lines:
        line.reasons = dict(given.get((line.user_id, line.on), {})) if line.how == ReadLog.How.REVEAL else {}


def _changes(request, row, by, since, until):
    """(versions of every record of the person, the newest first; who is among them)."""
    told = [(rows.model, histories(rows, MOST)) for rows in _records(request, row)]
    lines = [line | {"model": model} for model, lines in told for line in lines]
    people = {key_of(line["by"]): line["by_name"] for line in lines if line["by"]}
    first = since and datetime.combine(since, time(), clock.COUNTY_ZONE)
    last = until and datetime.combine(until + timedelta(days=1), time(), clock.COUNTY_ZONE)
    kept = [
        line
        for line in lines
        if (not by or key_of(line["by"] or "") == by)
        and (not first or line["at"] >= first)
        and (not last or line["at"] < last)
    ]
    kept.sort(key=lambda line: (line["at"], line["id"]), reverse=True)
    return _Worded(kept, Wording(request.user, Lists(SCHEMES), CODES)), dict(sorted(people.items(), key=str))


class _Worded(list):
    """Lines that are put into words as a page takes them, so that only the names of that page are read."""

    def __init__(self, lines, wording):
        super().__init__(lines)
        self.wording = wording

    def __getitem__(self, part):
        lines = super().__getitem__(part)
        by_model = {}
        for line in lines:
            by_model.setdefault(line["model"], []).append(line)
        self.wording.learn(by_model.items())
        return [
            line | {"what": line["model"]._meta.verbose_name, "changes": [*self.wording.changes(line["model"], line)]}
            for line in lines
        ]


def _records(request, row):
    """Querysets of everything audited that is about the person, as far as the reader's role reads it."""
    yield Laborer.objects.filter(pk=row.pk)
    yield visible_to(request.user, Household.objects.filter(pk=row.household_id))
    for model in audited_models().values():
        if any(field.name == "laborer" and field.related_model is Laborer for field in model._meta.concrete_fields):
            ledger = admin.site._registry.get(model)
            if ledger is None:
                yield visible_to(request.user, model.objects.filter(laborer=row))
            elif ledger.has_view_permission(request):
                yield ledger.get_queryset(request).filter(laborer=row)
