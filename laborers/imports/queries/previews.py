"""How an uploaded file looks, and the saved mappings that fit it."""

from django.db.models import Q

from laborers.imports import previewing, reading
from laborers.imports.kinds import kind_of
from laborers.imports.models import ImportMapping
from laborers.imports.queries.files import content
from laborers.imports.queries.reports import invalid
from laborers.imports.rules import Refused
from xundian.accounts.scope import under, visible_to
from xundian.divisions.rules import ancestors_of

MAPPINGS = ImportMapping.objects.select_related("division", "by").order_by("name")


def preview(batch):
    """The uploaded file as a person matches its columns, whether or not our guess finds a header:

    {"sheets": [{"name", "rows"}], "sheet": the one looked at, "rows": its first ten as texts, "header_row": chosen or
    guessed, "guessed_header_row": 1 to 5 or None, "columns": [{"place", "letters", "header", "field" or None,
    "samples"}], "unknown": [headers that will not be imported], "missing": [{"field", "names" looked for}],
    "mappings": [ImportMapping that fits]}. Identity numbers are masked. Reads only the first rows, in the bounded
    child. Raises Invalid for a file that cannot be read at all.
    """
    vocabulary, sheets = kind_of(batch).vocabulary, first_rows(batch)
    seen = previewing.look(sheets, batch.layout or {}, vocabulary)
    return {
        "sheets": [{"name": name, "rows": total} for name, total, _rows in sheets],
        **previewing.told(seen, vocabulary),
        "mappings": [each for each in _around(batch) if _fits(seen, each, vocabulary)],
    }


def first_rows(batch):
    """[(name of a sheet, about how many rows, the first of them)] of the uploaded file; Invalid when it has none."""
    try:
        sheets = reading.first_rows(content(batch), previewing.READ_ROWS)
        if not any(rows for _name, _total, rows in sheets):
            raise Refused("empty")
    except Refused as refusal:
        raise invalid(refusal) from None
    return sheets


def mappings(user, kind):
    """The saved mappings of a kind that a user may apply."""
    return visible_to(user, MAPPINGS.filter(kind=kind))


def find_mapping(batch, name):
    """The mapping of that name in the county, or None."""
    county = under("division_id", batch.division_id[:6])
    return ImportMapping.objects.filter(county, kind=batch.kind, name=name).first()


def _around(batch):
    """Mappings saved at, above or below the place of an import."""
    place = batch.division_id
    around = under("division_id", place) | Q(division_id__in=ancestors_of(place))
    return MAPPINGS.filter(around, kind=batch.kind)


def _fits(seen, mapping, vocabulary):
    return previewing.fits(seen.rows, mapping.header_row, mapping.columns, vocabulary)
