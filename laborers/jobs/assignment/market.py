"""The best assignment by shortest augmenting paths with prices on the places: plain Python over whole numbers.

People enter one by one (Hungarian method for posts of any capacity); each takes the cheapest chain of moves that ends
at a free place, or at someone who goes without. The prices at the end prove the optimum: whatever anybody assigns, the
total gain cannot exceed `bound`, which is computed from prices and pairs alone.
"""

from heapq import heappop, heappush


def solve(gains, capacities, told=None):
    """({person: place}, bound) for `gains[person]` = {place: gain}, all gains positive; `told(done)` now and then.

    Runs in O(people * places * log) at worst for each person; in practice most people find a place at once. Holds a
    number for each pair: for some millions of pairs.
    """
    market = _Market(capacities, gains)
    for person in range(len(gains)):
        market.enter(person)
        if told and person % 100 == 0:
            told(person)
    return {person: place for person, place in enumerate(market.post_of) if place is not None}, market.bound()


class _Market:
    """Posts with prices, and who holds their places; after every entry nobody could gain by a trade."""

    def __init__(self, capacities, gains):
        self.capacities, self.gains = capacities, gains
        self.prices = [0] * len(capacities)
        self.holders = [set() for _capacity in capacities]
        self.post_of = [None] * len(gains)
        # Farther than any chain can be: marks the posts a person may not have.
        self.never = 4 * (1 + max((gain for row in gains for gain in row.values()), default=0)) * (len(capacities) + 1)
        self.dense = [[row.get(post, -self.never) for post in range(len(capacities))] for row in gains]
        self.losses = [None] * len(capacities)

    def enter(self, person):
        """Let one more person in: along the shortest chain, each mover takes the next post, and the last one rests."""
        row, prices = self.gains[person], self.prices
        best = max((gain - prices[post] for post, gain in row.items()), default=0)
        if best <= 0:
            return
        self._shift(person, *self._search(person, best))

    def _search(self, person, best):
        """Dijkstra over posts by what a chain loses: (length, settled, parents, last post, who rests or None)."""
        row, prices = self.gains[person], self.prices
        reach = {post: best - gain + prices[post] for post, gain in row.items()}
        parents = dict.fromkeys(reach)
        heap = [(far, post) for post, far in reach.items()]
        heap.sort()
        settled = {}
        # Going without costs the newcomer all they could gain.
        limit, rest = best, (None, person)
        while heap:
            far, post = heappop(heap)
            if far >= limit:
                break
            if post in settled or far > reach[post]:
                continue
            settled[post] = far
            if len(self.holders[post]) < self.capacities[post]:
                return far, settled, parents, post, None
            cheapest, who = self._cheapest_rest(post)
            if far + cheapest < limit:
                limit, rest = far + cheapest, (post, who)
            self._relax(post, far, limit, reach, parents, settled, heap)
        return limit, settled, parents, *rest

    def _relax(self, post, far, limit, reach, parents, settled, heap):
        """Chains that go on from a full post: one of its holders moves to another post."""
        start = far - self.prices[post]
        room = limit - start
        prices = self.prices
        for other, loss in self._loss(post):
            cost = loss + prices[other]
            if cost < room and other not in settled and start + cost < reach.get(other, self.never):
                reach[other] = start + cost
                parents[other] = post
                heappush(heap, (start + cost, other))

    def _shift(self, person, length, settled, parents, last, resting):
        """New prices, then move everybody along the chain that ends at `last`."""
        for post, far in settled.items():
            if far < length:
                self.prices[post] += length - far
        if last is None:
            return
        if resting is not None:
            self._leave(resting, last)
        while (before := parents[last]) is not None:
            mover = min(
                self.holders[before], key=lambda each: (self.dense[each][before] - self.dense[each][last], each)
            )
            self._leave(mover, before)
            self._take(mover, last)
            last = before
        self._take(person, last)

    def _take(self, person, post):
        self.holders[post].add(person)
        self.post_of[person] = post
        self.losses[post] = None

    def _leave(self, person, post):
        self.holders[post].remove(person)
        self.post_of[person] = None
        self.losses[post] = None

    def _cheapest_rest(self, post):
        """(what is lost when a holder of the post goes without, who loses least)."""
        price = self.prices[post]
        return min((self.dense[each][post] - price, each) for each in self.holders[post])

    def _loss(self, post):
        """[(other post, least loss of gain when a holder of this post moves there)], kept until the holders change."""
        if self.losses[post] is None:
            rows = [[self.dense[each][post] - gain for gain in self.dense[each]] for each in self.holders[post]]
            least = rows[0] if len(rows) == 1 else map(min, *rows)
            self.losses[post] = [
                (other, loss) for other, loss in enumerate(least) if loss < self.never and other != post
            ]
        return self.losses[post]

    def bound(self):
        """What no assignment can exceed: the places at their prices, and each person's best gain at those prices."""
        prices = self.prices
        people = sum(max(0, *(gain - prices[post] for post, gain in row.items()), 0) for row in self.gains)
        return people + sum(price * places for price, places in zip(prices, self.capacities, strict=True))
