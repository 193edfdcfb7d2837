"""The objective as one whole number for each pair, and back. Pure.

What is best, in this order: more people placed; a higher total score; those who come first. Who comes first is a
weight for each person: whoever is of a supported household weighs more than everybody who is not, and among equals
whoever registered earlier weighs more. The sum of weight x (range of scores + score) decides between assignments of
equal total score, so that those people are placed rather than others, and get the better posts.
"""

from dataclasses import dataclass

# Steps of waiting: everyone's own rank up to so many people, this coarse above (docs/decisions/0008).
FINE, COARSE = 1000, 16


@dataclass(frozen=True)
class Claim:
    """A person of the assignment: whether the household comes first on equal score, and the place in the queue."""

    id: object
    supported: bool = False
    queue: tuple = ()


class Scale:
    """`weights` of the people, the `range` of scores, and `strict`: the points that placing anybody counts."""

    def __init__(self, claims, places, lowest, top):
        self.lowest, self.range = lowest, top - lowest
        self.weights = _weights(claims)
        most = min(len(claims), places)
        # One point of score outweighs everything that the weights can add up to.
        self.unit = most * max(self.weights, default=0) * (2 * self.range + 1) + 1
        # Placing one more outweighs any total of scores.
        self.strict = most * self.range + 1

    def gain(self, person, score):
        """What the pair counts."""
        above, weight = score - self.lowest, self.weights[person]
        return (self.strict + above) * self.unit + weight * (self.range + 1 + above)

    def score_of(self, gain, *, placed):
        """The score contained in a total gain of so many people placed; what is below one point is cut off."""
        return gain // self.unit - placed * (self.strict - self.lowest)


def _weights(claims):
    """The weight of each person: their rank in the queue from the end, raised above all ranks when supported."""
    order = sorted(range(len(claims)), key=lambda i: (claims[i].queue, str(claims[i].id)), reverse=True)
    steps = len(claims) if len(claims) <= FINE else COARSE
    weights = [0] * len(claims)
    for rank, person in enumerate(order):
        weights[person] = rank * steps // len(claims) + (steps if claims[person].supported else 0)
    return weights
