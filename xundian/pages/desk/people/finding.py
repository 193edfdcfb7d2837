"""The search for people: one box, and who was found with the columns that the reader's role sees."""

from django.shortcuts import render

from laborers.registry import queries
from laborers.registry.columns import columns_for
from laborers.registry.models import Laborer
from laborers.registry.search import find_people
from xundian.accounts.labels import Lists
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.pages.desk.people.profile import SCHEMES, told

# More than one reads through; who needs them all takes an export.
MOST = 100
# The name leads to the person and comes first; what a list leaves to the person's own page.
OWN_PAGE = ("name", "birth", "identity_hint", "relation", "education", "health", "labour_skill", "direction", "left_on")


def people(request):
    """People of the user's place who are found by what was typed; nobody until something is."""
    asked = request.GET.get("q", "").strip()
    rows = visible_to(request.user, Laborer.objects.select_related("household", "division"))
    found = []
    if asked:
        found = list(queries.with_case(find_people(rows, asked, request.user)).order_by("pinyin", "pk")[: MOST + 1])
    columns = [(name, label) for name, label in columns_for(request.user.role, "laborers") if name not in OWN_PAGE]
    lists, on = Lists(SCHEMES), clock.today()
    context = {
        "asked": asked, "more": len(found) > MOST, "most": MOST, "columns": [label for _name, label in columns],
        "people": [
            {"person": person, "cells": [told(person, name, lists, on) for name, _label in columns]}
            for person in found[:MOST]
        ],
    }  # fmt: skip
    return render(request, "desk/people.html", context)
