"""Who may have which post, and for how many points, without a cell for each pair. Pure.

Each part of the judgement (rules.PARTS) looks at a few facts: its points are worked out once for every combination of
facts that occurs, by the rule itself, and a person's row over all posts is the sum of one row of each small table.
Posts that no part can tell apart are one place with the sum of their numbers.
"""

from itertools import compress

from laborers.jobs.rules import PARTS, POINTS, Hindrances, part_points

# What a barred cell holds: no sum with one of them reaches BARRED_BELOW, and no sum of points falls below it.
BARRED, BARRED_BELOW = -3500, -1000


# Rows of tables that are kept spread over all places.
KEPT = 1500


class Table:
    """One part: `rows[person]` and `columns[place]` point into `points`, whose barred cells hold BARRED."""

    def __init__(self, part, seekers, posts, weights):
        rows, self.rows = _numbered(map(part.of_seeker, seekers))
        columns, self.columns = _numbered(map(part.of_post, posts))
        people, kinds = [seekers[i] for i in rows], [posts[j] for j in columns]
        bars = part.bars or (lambda seeker, post: ())
        self.bars = [[tuple(bars(person, kind)) for kind in kinds] for person in people]
        self.points = [
            [
                BARRED if barred else part_points(part, person, kind, weights)
                for kind, barred in zip(kinds, told, strict=True)
            ]
            for person, told in zip(people, self.bars, strict=True)
        ]

    def reach(self):
        """(lowest, highest) points of the open cells; (0, 0) without any."""
        seen = [points for row in self.points for points in row if points != BARRED]
        return (min(seen), max(seen)) if seen else (0, 0)


class Board:
    """Seekers and posts held against each other; `places` are the posts merged, `capacities` what each has left."""

    def __init__(self, seekers, posts, weights=POINTS):
        self.seekers, self.posts = seekers, posts
        alike = {}
        for index, post in enumerate(posts):
            alike.setdefault(tuple(part.of_post(post) for part in PARTS), []).append(index)
        self.places = list(alike.values())
        self.capacities = [sum(posts[j].headcount_left for j in place) for place in self.places]
        self.kinds = [posts[place[0]] for place in self.places]
        self.tables = [Table(part, seekers, self.kinds, weights) for part in PARTS]
        ends = [table.reach() for table in self.tables]
        self.lowest, self.top = sum(low for low, _high in ends), sum(high for _low, high in ends)
        self._spread, self._open = {}, {}

    @property
    def people(self):
        """How many people."""
        return len(self.seekers)

    def row(self, person):
        """{place: points} of the places this person may have."""
        places = self.open_to(person)
        parts = [self._points(number, table.rows[person]) for number, table in enumerate(self.tables)]
        return {place: sum(part[place] for part in parts) for place in places}

    def points(self, person, place):
        """The points of one open pair."""
        return sum(table.points[table.rows[person]][table.columns[place]] for table in self.tables)

    def open_to(self, person):
        """The places this person may have."""
        mask, count = -1, len(self.places)
        for number, table in enumerate(self.tables):
            mask &= self._mask(number, table.rows[person])
        return list(compress(range(count), mask.to_bytes(count, "little"))) if count else []

    def hindrances(self, person):
        """Hindrances of one person over all vacancies."""
        found = Hindrances()
        told = [(table.bars[table.rows[person]], table.columns) for table in self.tables]
        told = [(bars, columns) for bars, columns in told if any(bars)]
        for number, place in enumerate(self.places):
            codes = tuple(code for bars, columns in told for code in bars[columns[number]])
            found.add(
                codes, occupation=self.kinds[number].occupation, seats=self.capacities[number], vacancies=len(place)
            )
        return found

    def dealt(self, chosen):
        """{person: index of a post} of {person: place}: the posts of a place are given out in their order."""
        left = [[(j, self.posts[j].headcount_left) for j in reversed(place)] for place in self.places]
        found = {}
        for person in sorted(chosen):
            pile = left[chosen[person]]
            post, count = pile.pop()
            if count > 1:
                pile.append((post, count - 1))
            found[person] = post
        return found

    def _points(self, number, row):
        """A row of a part's table, spread over the places."""
        if (number, row) not in self._spread:
            if len(self._spread) > KEPT:
                self._spread.clear()
            table = self.tables[number]
            points = table.points[row]
            self._spread[number, row] = [points[column] for column in table.columns]
        return self._spread[number, row]

    def _mask(self, number, row):
        """The places that a row of a part leaves open, one byte for each, as one number."""
        if (number, row) not in self._open:
            table = self.tables[number]
            opens = [points != BARRED for points in table.points[row]]
            self._open[number, row] = int.from_bytes(bytes(opens[column] for column in table.columns), "little")
        return self._open[number, row]


class Rows:
    """A board given as it is: `rows[person]` is {place: points}; each place is one post."""

    def __init__(self, rows, capacities):
        self.capacities = list(capacities)
        self.rows = [{j: points for j, points in row.items() if self.capacities[j] > 0} for row in rows]
        seen = [points for row in self.rows for points in row.values()]
        self.lowest, self.top = min(seen, default=0), max(seen, default=0)

    @property
    def people(self):
        """How many people."""
        return len(self.rows)

    def row(self, person):
        """{place: points} of the places this person may have."""
        return self.rows[person]

    def points(self, person, place):
        """The points of one open pair."""
        return self.rows[person][place]

    def open_to(self, person):
        """The places this person may have."""
        return list(self.rows[person])


def _numbered(keys):
    """([index of the first with each key], [number of its key, for each])."""
    numbers, first, found = {}, [], []
    for index, key in enumerate(keys):
        if key not in numbers:
            numbers[key] = len(first)
            first.append(index)
        found.append(numbers[key])
    return first, found
