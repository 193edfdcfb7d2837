"""Pure arithmetic of snapshots: places above a place, what stands behind a value, and what the public may not see."""

from collections import Counter, defaultdict

LEVEL_DIGITS = (6, 9, 12)
# Counts below this say something about single people.
LEAST = 5
TOTAL, REST = "", "rest"


def places_of(code):
    """The codes at which something at this place counts: its county, its township, its village."""
    return [code[:digits] for digits in LEVEL_DIGITS if len(code) >= digits]


def home_of(code):
    """The place among those at which the keys of a row are kept: its village, or what it lies in directly."""
    return places_of(code)[-1]


def tallied(rows, *, distinct):
    """{place: value} of rows (place, key, amount): amounts summed up, or the different keys counted, at each level."""
    if not distinct:
        values = Counter()
        for place, _key, amount in rows:
            for code in places_of(place):
                values[code] += amount
        return dict(values)
    keys = defaultdict(set)
    for place, key, _amount in rows:
        for code in places_of(place):
            keys[code].add(key)
    return {code: len(found) for code, found in keys.items()}


def withheld(table, least=LEAST):
    """The cells of a table that the public may not see, so that none of them can be worked out from the others.

    `table` is {(row, column): count} with row or column "" for totals; every total is the sum of its parts. A table of
    one column needs no total column. Withheld is every count from 1 to `least` - 1, and for each of them a way round:
    further cells such that it and they can go up and down together, `least` values long, while every total stays right
    and nobody goes below zero. Whoever knows the rest therefore cannot tell the count, nor that it is small.
    """
    hidden = {cell for cell, count in table.items() if 0 < count < least}
    for cell in sorted(hidden):
        ways = [way for way in _ways_round(table, cell) if _carries(table, way, least)]
        hidden |= set(min(ways, key=lambda way: (_price(table, way, hidden), sorted(way))))
    return hidden


def _ways_round(table, cell):
    """{further cell: +1 or -1}: how each has to move when `cell` goes up by one."""
    row, column = cell
    rows = [other for other, at in table if at == column and other != row]
    columns = [at for other, at in table if other == row and at != column]
    if not columns:
        yield from ({(other, column): -_sign(row) * _sign(other)} for other in rows)
        return
    for other in rows:
        for at in columns:
            own = _sign(row) * _sign(column)
            yield {
                (row, at): -own * _sign(row) * _sign(at), (other, column): -own * _sign(other) * _sign(column),
                (other, at): own * _sign(other) * _sign(at),
            }  # fmt: skip


def _sign(name):
    """A total stands on the other side of its equation."""
    return -1 if name == TOTAL else 1


def _carries(table, way, least):
    """Whether no cell of the way is an empty one, which is shown, and those that go down are large enough to."""
    return all(table[cell] >= (1 if move > 0 else least) for cell, move in way.items())


def _price(table, way, hidden):
    """How much is lost: totals last, then few cells, then small ones."""
    lost = [cell for cell in way if cell not in hidden]
    return sum(100 ** cell.count(TOTAL) for cell in lost), sum(table[cell] for cell in lost)


def shown_to_all(counted, places, whole, parts):
    """{(place, part): count, or None where it is withheld} with all totals, from {(place, figure): count}.

    Of `parts` REST is what of the whole no part names. Totals are the sums of what stands in the rows.
    """
    named, table = [part for part in parts if part != REST], {}
    for place in places:
        counts = {part: counted.get((place, part), 0) for part in named}
        if REST in parts:
            counts[REST] = max(counted.get((place, whole), 0) - sum(counts.values()), 0)
        table |= {(place, part): count for part, count in counts.items()}
    table |= {(place, TOTAL): sum(table[place, part] for part in parts) for place in places}
    table |= {(TOTAL, part): sum(table[place, part] for place in places) for part in [*parts, TOTAL]}
    hidden = withheld(table)
    return {cell: None if cell in hidden else count for cell, count in table.items()}
