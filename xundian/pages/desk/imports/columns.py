"""Step 3: which of their columns is which of our fields; saved mappings; then the check begins."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from laborers.imports import actions, queries
from laborers.imports.kinds import KINDS
from laborers.imports.states import ImportState
from xundian.accounts.scope import find_visible
from xundian.kit.errors import DomainError, Invalid, Missing
from xundian.pages.desk.imports import batches
from xundian.pages.desk.imports.fields import label_of

PREFIX, PLACE_DIGITS = "field-", 5
SAMPLE_CHARACTERS = 14


def columns(request, pk):
    """The table of fields and columns; saved, it starts the check, or is shown again with the samples of the choice."""
    batch = batches.find(request, pk)
    if batch.state not in batches.OPEN:
        return redirect("import", pk=pk)
    errors = []
    if request.method == "POST":
        batches.may_run(request)
        try:
            return _take(batch, request)
        except DomainError as error:
            errors = [(_anchor(batch, field), text) for field, text in batches.errors_of(error)]
    return _show(request, batch, errors)


def _take(batch, request):
    sent, by = request.POST, request.user
    if "apply" in sent:
        mapping = _mapping(by, batch.kind, sent.get("mapping", ""))
        actions.apply_mapping(batch=batch, mapping=mapping, by=by)
        messages.success(request, _("The saved mapping was applied."), extra_tags="done")
        return redirect("import-columns", pk=batch.pk)
    actions.choose_layout(batch=batch, by=by, columns=_chosen(sent), save_as=sent.get("save_as", "").strip())
    if "look" in sent:
        return redirect("import-columns", pk=batch.pk)
    actions.start_check(batch=batch, by=by)
    return redirect("import-check", pk=batch.pk)


def _chosen(sent):
    """{our field: place of their column} of the form; a field left at "not imported" is not in it."""
    return {
        name.removeprefix(PREFIX): int(place)
        for name, place in sent.items()
        if name.startswith(PREFIX) and place.isdecimal() and len(place) <= PLACE_DIGITS
    }


def _mapping(user, kind, pk):
    try:
        return find_visible(user, queries.mappings(user, kind), pk)
    except Missing:
        raise Invalid(_("Choose one of the saved mappings."), field="mapping") from None


def _anchor(batch, field):
    return f"{PREFIX}{field}" if field in KINDS[batch.kind].vocabulary.synonyms else field


def _show(request, batch, errors):
    try:
        seen = queries.preview(batch)
    except DomainError as error:
        return batches.refused(request, batch, "import-columns", error.message)
    sent = _chosen(request.POST) if errors else None
    wrong = {field: text for field, text in errors if field}
    return batches.shown(
        request, "desk/imports_columns.html", "import-columns", batch, status=422 if errors else 200, errors=errors,
        wrong=wrong, fields=_fields(batch, seen, sent), choices=[_choice(each) for each in seen["columns"]],
        unknown=[each for each in seen["columns"] if not each["field"] and each["header"]],
        mappings=seen["mappings"], given=request.POST if errors else {},
        again=batch.state == ImportState.CHECKED, seen=seen,
    )  # fmt: skip


def _fields(batch, seen, sent):
    """A line for each of our fields: name, whether it is required, the chosen column and its samples."""
    vocabulary = KINDS[batch.kind].vocabulary
    by_field = {each["field"]: each for each in seen["columns"] if each["field"]}
    by_place = {each["place"]: each for each in seen["columns"]}
    lines = []
    for name in vocabulary.synonyms:
        column = by_place.get(sent.get(name)) if sent is not None else by_field.get(name)
        lines.append({
            "name": name, "key": f"{PREFIX}{name}", "label": label_of(batch.kind, name, vocabulary.title(name)),
            "title": vocabulary.title(name), "required": name in vocabulary.required,
            "place": column["place"] if column else None, "samples": column["samples"] if column else [],
        })  # fmt: skip
    # What is still needed comes first, then what was found; the order of the form holds within.
    return sorted(lines, key=_rank)


def _rank(line):
    if line["place"] is None:
        return 0 if line["required"] else 2
    return 1


def _choice(column):
    """(place, words) of one of their columns, with its first value to know it by."""
    sample = next(iter(column["samples"]), "")
    shown = sample if len(sample) <= SAMPLE_CHARACTERS else f"{sample[:SAMPLE_CHARACTERS]}…"
    return column["place"], " · ".join(text for text in (column["letters"], column["header"], shown) if text)
