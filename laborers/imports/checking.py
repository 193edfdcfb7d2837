"""What the readers of all kinds of sheets do: take a row's cells by field, parse them, and note problems. Pure."""

from laborers.imports.rules import ERROR, NOTE, Problem, shown, shown_identity


class Reading:
    """Reads the rows of one sheet one after the other; `problems` and `notes` fill up.

    A kind's own reader adds `read(row, cells)`: the values of a row by field, or None when it has an error.
    """

    limits: dict = {}  # the longest text of a field, in characters

    def __init__(self, columns):
        self.columns, self.problems, self.notes = columns, [], []
        self._fields, self._places = tuple(columns.index), tuple(columns.index.values())
        self._width = max(self._places, default=-1) + 1

    def above(self, rows):
        """Read the lines above the header (lists of cells), for a kind whose sheets say something there."""

    def has(self, field):
        """Whether the sheet has this column."""
        return field in self.columns.index

    def cells_by_field(self, cells):
        """The cells of a row under our names of the columns; a row may be shorter than the header."""
        if len(cells) < self._width:
            cells = [*cells, *[""] * (self._width - len(cells))]
        return dict(zip(self._fields, map(cells.__getitem__, self._places), strict=True))

    def say(self, row, field, value, code, level=ERROR, args=None):
        """Note a problem; the value is shown short and masked."""
        text = shown_identity(value) if field == "identity" else shown(value)
        (self.notes if level == NOTE else self.problems).append(Problem(row, field, text, code, level, args or {}))

    def limit(self, row, field, text):
        """Note a text that its column cannot hold."""
        if len(text) > self.limits[field]:
            self.say(row, field, text, "too_long", args={"limit": self.limits[field]})

    def parsed(self, row, raw, field, parse, code):
        """The cell of a field as `parse` reads it; None, and a problem with that code, when it raises."""
        try:
            return parse(raw.get(field))
        except (ValueError, TypeError, OverflowError):
            self.say(row, field, raw[field], code)
            return None
