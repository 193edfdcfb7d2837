"""A long list that is worded only where somebody looks."""

from collections.abc import Sequence


class Worded(Sequence):
    """Rows (a list or a queryset) and the function that words one; a slice is a list, as a paginator wants it."""

    def __init__(self, rows, word):
        self._rows, self._word = rows, word

    def __len__(self):
        return len(self._rows) if isinstance(self._rows, list) else self._rows.count()

    def __getitem__(self, at):
        if isinstance(at, slice):
            return [self._word(row) for row in self._rows[at]]
        return self._word(self._rows[at])

    def __iter__(self):
        return map(self._word, self._rows)
