"""Step 2: which sheet, and which of its first rows names the columns."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _

from laborers.imports import actions, queries
from laborers.imports.states import ImportState
from xundian.kit.errors import DomainError, Invalid
from xundian.pages.desk.imports import batches

# Rows in which a header is looked for.
HEADER_ROWS = range(1, 6)


def header(request, pk):
    """The first rows as they stand, the guess marked; another sheet is shown before it is taken."""
    batch = batches.find(request, pk)
    if batch.state not in batches.OPEN:
        return redirect("import", pk=pk)
    errors = []
    if request.method == "POST":
        batches.may_run(request)
        try:
            return _choose(batch, request)
        except DomainError as error:
            errors = [(error.field, error.message)]
    return _show(request, batch, errors)


def _choose(batch, request):
    sheet, row = request.POST.get("sheet") or None, request.POST.get("header_row", "")
    if "show" in request.POST:
        actions.choose_layout(batch=batch, by=request.user, sheet=sheet)
        return redirect("import-header", pk=batch.pk)
    if row not in map(str, HEADER_ROWS):
        raise Invalid(_("Choose the row that names the columns, 1 to 5."), field="header_row")
    actions.choose_layout(batch=batch, by=request.user, sheet=sheet, header_row=int(row))
    return redirect("import-columns", pk=batch.pk)


def _show(request, batch, errors):
    try:
        seen = queries.preview(batch)
    except DomainError as error:
        return batches.refused(request, batch, "import-header", error.message)
    width = max((len(row) for row in seen["rows"]), default=0)
    rows = [
        {
            "number": number, "cells": [*row, *[""] * (width - len(row))], "may": number in HEADER_ROWS,
            "chosen": number == seen["header_row"], "guessed": number == seen["guessed_header_row"],
        }
        for number, row in enumerate(seen["rows"], 1)
    ]  # fmt: skip
    return batches.shown(
        request, "desk/imports_header.html", "import-header", batch, status=422 if errors else 200, errors=errors,
        rows=rows, sheets=seen["sheets"], sheet=seen["sheet"], guessed=seen["guessed_header_row"],
        letters=[queries.letters(place) for place in range(width)],
        again=batch.state == ImportState.CHECKED, why=queries.failure(batch),
    )  # fmt: skip
