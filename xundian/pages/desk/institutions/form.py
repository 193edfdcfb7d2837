"""Prepare a selection round, or change its terms before the vote."""

from dataclasses import replace

from django.utils.translation import gettext_lazy

from trainings.institutions import actions, queries
from trainings.institutions.models import Institution, SelectionRound
from trainings.institutions.states import Electorate
from xundian.accounts.scope import owned_by
from xundian.kit import clock
from xundian.pages.desk.enterprises.forms import own
from xundian.pages.desk.form import Field, asked, filled, version_of
from xundian.pages.finding import day_of

NUMBERS = ("seats", "most_choices", "objection_days")
FIELDS = [
    Field("title", gettext_lazy("Title"), most=100),
    Field("conference_on", gettext_lazy("Day of the conference"), "date"),
    Field("venue", gettext_lazy("Place of the conference"), most=100),
    Field("electorate", gettext_lazy("Who votes"), "select", choices=Electorate.choices),
    Field("seats", gettext_lazy("Places on the list"), "number", most=2,
          hint=gettext_lazy("By votes from high to low; equal votes for the last place are all on it.")),
    Field("most_choices", gettext_lazy("Institutions a ballot may name, at most"), "number", most=2),
    Field("objection_days", gettext_lazy("Days for objections"), "number", most=2, value="7"),
]  # fmt: skip


def new(request):
    """A round, with the institutions that stand."""
    return _form(request, None)


def edit(request, pk):
    """Other terms."""
    return _form(request, own(request, SelectionRound, pk))


def _form(request, row):
    sent, fields = request.POST, [replace(each, label=str(each.label)) for each in FIELDS]
    on = clock.today()
    ours = queries.with_standing(owned_by(request.user, Institution.objects.all()), on).filter(qualified=True)
    known = {each.name: getattr(row, each.name) for each in FIELDS} if row else {}
    shown = {
        "row": row, "institutions": [] if row else ours.order_by("name"), "chosen": sent.getlist("institutions"),
        "version": sent.get("version") or (row.version if row else ""),
    }  # fmt: skip

    def save(sent):
        return _save(request, sent, row, ours)

    return asked(request, "desk/selection_round_form.html", filled(fields, known), save, "selection-round", **shown)


def _save(request, sent, row, ours):
    values = {each.name: sent.get(each.name, "") for each in FIELDS}
    values["conference_on"] = day_of(values["conference_on"], "conference_on")
    values |= {name: _whole(values[name]) for name in NUMBERS}
    if row is not None:
        return actions.edit_round(round=row, changes=values, expected_version=version_of(sent), by=request.user)
    keys = set(sent.getlist("institutions"))
    standing = [each for each in ours.order_by("name") if str(each.pk) in keys]
    return actions.prepare_round(county=request.user.division, institutions=standing, by=request.user, **values)


def _whole(text):
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
