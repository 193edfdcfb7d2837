"""Which sheet, which header row, which column is what: chosen by a person, saved under a name, used again."""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.imports import previewing, queries
from laborers.imports.actions.rows import fresh, locked
from laborers.imports.columns import HEADER_ROWS, letters
from laborers.imports.kinds import kind_of
from laborers.imports.models import ImportMapping
from laborers.imports.states import IMPORT_MOVES, ImportState
from xundian.accounts.scope import covers
from xundian.kit.errors import Invalid

NAME_CHARACTERS = 60


def choose_layout(*, batch, by, sheet=None, header_row=None, columns=None, save_as=""):
    """Say where a file's columns stand; the import is then to be checked (again), which `start_check` does.

    What is not given stays as it was chosen; another sheet or header row has its columns guessed anew. `columns`:
    {our field: place from 0, or None}, and what it does not name is not imported. `save_as`: a name under which the
    columns are kept by their headers. Raises Invalid naming the field, MoveRefused while it is checked or once loaded.
    """
    batch = fresh(batch)
    vocabulary, sheets = kind_of(batch).vocabulary, queries.first_rows(batch)
    layout = _merged(batch.layout or {}, sheet, header_row, columns)
    if layout["sheet"] is not None and layout["sheet"] not in [name for name, _total, _rows in sheets]:
        raise Invalid(field="sheet", code="unknown_sheet", message=_("The workbook has no sheet of this name."))
    seen = previewing.look(sheets, layout, vocabulary)
    if layout["header_row"] is not None and not 1 <= layout["header_row"] <= min(HEADER_ROWS, len(seen.rows)):
        message = _("Choose the row that names the columns, 1 to %(last)s.") % {
            "last": min(HEADER_ROWS, len(seen.rows))
        }
        raise Invalid(field="header_row", code="header_row", message=message)
    if columns is not None:
        # A choice of columns holds for the sheet and the row it was made in.
        layout |= {"sheet": seen.name, "header_row": seen.found.row}
        _check_columns(columns, seen, vocabulary)
    with transaction.atomic():
        row = _lay_out(batch, layout)
        if save_as.strip():
            _save(row, save_as.strip(), seen, by)
    return row


def apply_mapping(*, batch, mapping, by):
    """Lay an import out as a saved mapping says, by its header texts; columns that the sheet lacks are left out.

    Raises Invalid (field mapping) when a required column is not there under that name.
    """
    vocabulary, layout = kind_of(batch).vocabulary, fresh(batch).layout or {}
    for name, _total, rows in queries.first_rows(batch):
        if layout.get("sheet") in (None, name) and previewing.fits(
            rows, mapping.header_row, mapping.columns, vocabulary
        ):
            columns = previewing.places_of(rows, mapping.header_row, mapping.columns, vocabulary)
            with transaction.atomic():
                return _lay_out(batch, {"sheet": name, "header_row": mapping.header_row, "columns": columns})
    wanted = ", ".join(mapping.columns[field] for field in vocabulary.required if field in mapping.columns)
    raise Invalid(
        field="mapping",
        code="does_not_fit",
        message=_("Row %(row)s of the sheet does not name the columns of this mapping: %(columns)s.")
        % {"row": mapping.header_row, "columns": wanted},
    )


@transaction.atomic
def delete_mapping(*, mapping, by):
    """Forget a saved mapping; imports that used it stay as they are."""
    mapping.delete()


def _merged(former, sheet, header_row, columns):
    """The layout in force with what is chosen anew; columns hold only for the sheet and header row they belong to."""
    layout = {"sheet": None, "header_row": None, "columns": None} | former
    if sheet is not None and sheet != layout["sheet"]:
        layout = {"sheet": sheet, "header_row": None, "columns": None}
    if header_row is not None and header_row != layout["header_row"]:
        layout |= {"header_row": header_row, "columns": None}
    return layout | ({"columns": columns} if columns is not None else {})


def _check_columns(columns, seen, vocabulary):
    wrong, taken = {}, {}
    for name, place in columns.items():
        if name not in vocabulary.synonyms:
            wrong[name] = ("unexpected_field", _("This is no column of such a sheet."))
        elif place is not None and (not isinstance(place, int) or not 0 <= place < previewing.width(seen)):
            wrong[name] = ("no_such_column", _("The sheet has no such column. Choose one of those it has."))
        elif place is not None and place in taken:
            told = {"column": letters(place), "other": vocabulary.title(taken[place])}
            wrong[name] = ("column_twice", _("Column %(column)s is chosen for “%(other)s” already.") % told)
        elif place is not None:
            taken[place] = name
    for name in vocabulary.required:
        if columns.get(name) is None:
            told = {"names": " / ".join(vocabulary.synonyms[name].split())}
            needed = _("This column is needed. Choose the one that holds it; often: %(names)s.") % told
            wrong[name] = ("required", needed)
    if wrong:
        raise Invalid(fields=wrong)


def _lay_out(batch, layout):
    """Put a layout in force; what an earlier check found no longer holds."""
    row = locked(batch)
    IMPORT_MOVES.check(row.state, ImportState.UPLOADED)
    row.state, row.layout, row.report, row.mapping, row.failure = ImportState.UPLOADED, layout, {}, {}, ""
    row.done = row.total = 0
    row.save(update_fields=["state", "layout", "report", "mapping", "failure", "done", "total"])
    row.changes.all().delete()
    return row


def _save(batch, name, seen, by):
    """Keep the columns in force by their headers, under a name of the county; the same name by the same place anew."""
    columns = {field: previewing.header(seen, place) for field, place in seen.index.items()}
    nameless = [letters(seen.index[field]) for field, text in columns.items() if not text]
    if nameless:
        message = _("Column %(column)s has no heading, so the choice cannot be found again by name. Save without it.")
        raise Invalid(field="save_as", code="no_header", message=message % {"column": ", ".join(nameless)})
    if len(name) > NAME_CHARACTERS:
        message = _("The name is longer than %(limit)s characters. Shorten it.") % {"limit": NAME_CHARACTERS}
        raise Invalid(field="save_as", code="too_long", message=message)
    known = queries.find_mapping(batch, name)
    if known and by and not covers(by, known.division_id):
        raise Invalid(field="save_as", code="taken", message=_("This name is in use. Choose another one."))
    place = known.division_id if known else (by.division_id if by and by.division_id else batch.division_id)
    ImportMapping.objects.update_or_create(
        pk=known.pk if known else None,
        defaults={
            "division_id": place, "kind": batch.kind, "name": name, "header_row": seen.found.row, "columns": columns,
            "by": by,
        },
    )  # fmt: skip
