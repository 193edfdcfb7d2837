"""The counts of a run over a division, added up step by step and kept between the steps. Pure."""

from collections import Counter

COUNTED = ("assessed", "without_response", "unchanged", "changed", "grounds")


class Tally:
    """People counted by what a run would bring them; `last` is the key of the case that was looked at last."""

    def __init__(self, kept=None):
        kept = kept or {}
        self.counts = Counter({name: kept.get(name, 0) for name in COUNTED})
        self.moves = Counter({(each["before"], each["after"]): each["count"] for each in kept.get("moves", ())})
        self.last = kept.get("last")

    def count(self, name):
        """One more."""
        self.counts[name] += 1

    def judged(self, before, after, *, same):
        """Somebody's direction before ("" for none) and after; `same`: on the same grounds."""
        self.count("assessed")
        if before != after:
            self.count("changed")
        else:
            self.count("unchanged" if same else "grounds")
        self.moves[before, after] += 1

    def figures(self):
        """The counts for people: {name: n} and the moves, the most frequent first."""
        moves = [{"before": a, "after": b, "count": n} for (a, b), n in self.moves.most_common()]
        return {name: self.counts[name] for name in COUNTED} | {"moves": moves}

    def kept(self):
        """The same with what the next step needs."""
        return self.figures() | {"last": self.last}
