"""Income and land of a household in a year: a form for phone and desk, prefilled with what was known last."""

import re
import uuid
from decimal import Decimal

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from laborers.economy import actions, queries
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.kit.etag import MOST_DIGITS
from xundian.kit.ids import key_of
from xundian.kit.money import fen, yuan
from xundian.pages.finding import household_of

YUAN, MU, PEOPLE = gettext_lazy("yuan a year"), gettext_lazy("mu"), pgettext_lazy("unit", "people")
# Title of a part of the form, and its fields with label, unit and hint.
PARTS = [
    (gettext_lazy("People and income"), (
        ("members", gettext_lazy("How many live in the household?"), PEOPLE, ""),
        ("working_members", gettext_lazy("How many of them work outside?"), PEOPLE, ""),
        ("total_income", gettext_lazy("Total income of the household"), YUAN, gettext_lazy("Everything together.")),
        ("outside_income", gettext_lazy("Of this, from working outside"), YUAN, ""),
    )),
    (gettext_lazy("Land this year"), (
        ("planted_area_after", gettext_lazy("Planted area"), MU, gettext_lazy("1 hectare is 15 mu.")),
        ("planting_income_after", gettext_lazy("Income from planting"), YUAN, ""),
        ("land_idle", gettext_lazy("Land left idle"), MU, ""),
        ("land_leased", gettext_lazy("Land leased out or transferred"), MU, ""),
    )),
    (gettext_lazy("Land before somebody went away"), (
        ("planted_area_before", gettext_lazy("Planted area then"), MU, gettext_lazy("Empty if nobody is away.")),
        ("planting_income_before", gettext_lazy("Income from planting then"), YUAN, ""),
    )),
]  # fmt: skip
MONEY = ("total_income", "outside_income", "planting_income_before", "planting_income_after")
AREAS = ("planted_area_before", "planted_area_after", "land_idle", "land_leased")
YEARS_BACK = 3


def _money():
    return forms.DecimalField(required=False, min_value=0, max_digits=12, decimal_places=2)


def _area():
    return forms.DecimalField(required=False, min_value=0, max_digits=9, decimal_places=3)


class EconomyForm(forms.Form):
    """The typed figures; what cannot be read is told beside its field, what cannot be is told by the action."""

    members = forms.IntegerField(min_value=1, max_value=99)
    working_members = forms.IntegerField(required=False, min_value=0, max_value=99)
    total_income, outside_income = _money(), _money()
    planted_area_before, planted_area_after = _area(), _area()
    planting_income_before, planting_income_after = _money(), _money()
    land_idle, land_leased = _area(), _area()

    def figures(self):
        """The cleaned values as the room wants them: money in fen, areas in mu."""
        return {
            f"{name}_fen" if name in MONEY else name: fen(value) if name in MONEY else value
            for name, value in self.cleaned_data.items()
        }


def economy(request, pk):
    """The form of a year (GET) and its sending (POST); one record a household and year."""
    household, year = household_of(request, pk), _year(request)
    known = visible_to(request.user, queries.of_household(household))
    row = known.filter(year=year).first()
    former = None if row else known.filter(year__lt=year).first()
    form, errors = EconomyForm(request.POST if request.method == "POST" else None), []
    if request.method == "POST":
        errors = _told(form)
        if not errors:
            try:
                return _saved(request, household, year, row, form.figures())
            except DomainError as error:
                errors = error.errors or [("", error.code, error.message)]
    given = request.POST if request.method == "POST" else _shown(row or former, household)
    context = {
        "household": household, "year": year, "years": range(clock.today().year, clock.today().year - YEARS_BACK, -1),
        "row": row, "former": former, "errors": errors, "parts": _parts(given, dict_of(errors)),
        "id": request.POST.get("id") or uuid.uuid4(),
        "version": request.POST.get("version") or (row.version if row else ""),
    }  # fmt: skip
    return render(request, "pages/economy.html", context, status=422 if errors else 200)


def dict_of(errors):
    """{field: words} of a list of errors."""
    return {field: text for field, _code, text in errors}


def _year(request):
    text = request.GET.get("year", "")
    if not text:
        return clock.today().year
    if not re.fullmatch("2[0-9]{3}", text) or int(text) > clock.today().year:
        raise Http404
    return int(text)


def _saved(request, household, year, row, figures):
    if row is None:
        row = actions.record_economy(
            year=year, household=household, figures=figures, by=request.user, on=clock.today(), id=_key(request)
        )
    else:
        row = actions.edit_economy(economy=row, changes=figures, expected_version=_seen(request, row), by=request.user)
    messages.success(request, _("Saved."), extra_tags="done")
    for _field, _code, sentence in queries.doubts(row):
        messages.warning(request, sentence, extra_tags="warn")
    return redirect("household", pk=household.pk)


def _seen(request, row):
    """The version that the form was filled in on; none to compare with when the same form comes a second time."""
    if _key(request) == row.pk:
        return None
    version = request.POST.get("version", "")
    return int(version) if version.isdecimal() and len(version) <= MOST_DIGITS else 0


def _key(request):
    """The id that the form carries, so that a form sent twice is one record; a new one for anything else."""
    return key_of(request.POST.get("id"))


def _told(form):
    if form.is_valid():
        return []
    labels = {name: label for _title, fields in PARTS for name, label, _unit, _hint in fields}
    return [(name, "invalid", f"{labels[name]} {' '.join(texts)}") for name, texts in form.errors.items()]


def _shown(row, household):
    """What the form holds at first: the record, or that of the last year; the number of people from the registry."""
    if row is None:
        people = household.laborers.filter(left_on=None).count() + household.dependants.filter(left_on=None).count()
        return {"members": people or ""}
    return {
        name: _plain(yuan(getattr(row, f"{name}_fen")) if name in MONEY else getattr(row, name))
        for name in EconomyForm.base_fields
    }


def _plain(value):
    """A number as people write it: 26000, 7.5."""
    if value is None:
        return ""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def _parts(given, wrong):
    """[(title, fields)] for the template; each field with what it holds and what is wrong with it."""
    return [
        (title, [
            {"name": name, "label": label, "unit": unit, "hint": hint, "value": given.get(name, ""),
             "error": wrong.get(name, ""), "mode": "numeric" if unit is PEOPLE else "decimal"}
            for name, label, unit, hint in fields
        ])
        for title, fields in PARTS
    ]  # fmt: skip
