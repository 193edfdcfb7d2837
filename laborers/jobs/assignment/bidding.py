"""A good assignment of a county in plain Python, with a bound on how much better any other could be. Pure.

People bid for places (auction): each takes the best candidate at the prices of the moment and raises its price by what
the place is worth to them above their second best; who is outbid bids again. Then all pairs are priced, better ones
join the candidates, and whoever would gain bids once more. At the end chains of moves place as many as can be placed,
which is proved; the total score may stay below the best by the gap that the bound states.
"""

from collections import deque
from heapq import heappop, heappush, nlargest
from random import Random
from typing import NamedTuple

BEST, BY_CHANCE, ADDED = 16, 8, 8
ROUNDS, SEED = 3, 20180601
# How many ranges of scores placing a person counts in bids; the least raise of a bid in points.
WORTH, RAISE = 4, 1


class Solved(NamedTuple):
    """{person: place}, the bound of the score of as many people, the most that can be placed, (pairs, gap) by round."""

    chosen: dict
    bound: int
    placeable: int
    rounds: list


class _Auction:
    """Candidates of everybody, prices of the places, and who holds them with which bid."""

    def __init__(self, board, scale):
        self.board, self.capacities = board, board.capacities
        self.worth = WORTH * (scale.range + 1) - scale.lowest
        # Less than a raise: whoever comes first gets a place that is worth the same to somebody else.
        heaviest = max(scale.weights, default=0) or 1
        self.ahead = [weight / heaviest / 2 for weight in scale.weights]
        self.prices = [0.0] * len(self.capacities)
        self.holders = [[] for _place in self.capacities]
        self.place_of = [None] * board.people
        self.candidates = [{} for _person in range(board.people)]

    def begin(self, told):
        """The first candidates: everybody's best places, and some that are open by chance."""
        chance = Random(SEED)
        for person in range(self.board.people):
            row = self.board.row(person)
            known = nlargest(BEST, row, key=row.get)
            known += chance.sample(sorted(row), min(BY_CHANCE, len(row)))
            self.candidates[person] = {place: row[place] for place in known}
            told(person)

    def bid(self, people):
        """Let people bid until everybody rests; who is outbid bids again."""
        waiting = deque(people)
        while waiting:
            person = waiting.popleft()
            outbid = self._bid(person)
            if outbid is not None:
                waiting.append(outbid)

    def _bid(self, person):
        best, second, wanted = 0, 0, None
        own = self.worth + self.ahead[person]
        prices = self.prices
        for place, points in self.candidates[person].items():
            net = own + points - prices[place]
            if net > best:
                best, second, wanted = net, best, place
            elif net > second:
                second = net
        if wanted is None or not self.capacities[wanted]:
            return None
        held = self.holders[wanted]
        heappush(held, (prices[wanted] + best - second + RAISE, person))
        self.place_of[person] = wanted
        outbid = None
        if len(held) > self.capacities[wanted]:
            outbid = heappop(held)[1]
            self.place_of[outbid] = None
        if len(held) == self.capacities[wanted]:
            prices[wanted] = held[0][0]
        return outbid

    def price(self, told):
        """(bound of the total in points, people who would gain): every pair is looked at once."""
        bound, gaining = sum(p * c for p, c in zip(self.prices, self.capacities, strict=True)), []
        for person in range(self.board.people):
            told(person)
            row = self.board.row(person)
            nets = {place: points - self.prices[place] for place, points in row.items()}
            best = max(nets.values(), default=-self.worth) + self.worth
            bound += max(0, best)
            place = self.place_of[person]
            has = 0 if place is None else self.worth + row[place] - self.prices[place]
            if best > has + 2 * RAISE:
                gaining.append(person)
                self.candidates[person] |= {place: row[place] for place in nlargest(ADDED, nets, key=nets.get)}
        return bound, gaining

    def leave(self, people):
        """Take people out of the places they hold; what is left of a place is free again."""
        going = set(people)
        for place in {self.place_of[person] for person in people} - {None}:
            self.holders[place] = sorted(each for each in self.holders[place] if each[1] not in going)
            self.prices[place] = 0.0
        for person in people:
            self.place_of[person] = None

    def gain(self):
        """The total in points of what is held now."""
        rows = (
            (self.candidates[person][place], place) for person, place in enumerate(self.place_of) if place is not None
        )
        return sum(self.worth + points for points, _place in rows)


def solve(board, scale, told=lambda done, total: None):
    """The Solved of a board; `told(done, total)` now and then, in people looked at, and may raise to stop the work."""
    auction, total = _Auction(board, scale), board.people * (ROUNDS + 1)

    def tell(done, step):
        if done % 200 == 0:
            told(board.people * step + done, total)

    auction.begin(lambda done: tell(done, 0))
    gaining, rounds, best = range(board.people), [], None
    for number in range(ROUNDS):
        auction.leave(gaining)
        auction.bid(gaining)
        gain = auction.gain()
        bound, gaining = auction.price(lambda done, step=number: tell(done, step + 1))
        best = bound if best is None else min(best, bound)
        rounds.append((sum(map(len, auction.candidates)), bound - gain))
        if not gaining:
            break
    chosen = _place_more(board, {person: place for person, place in enumerate(auction.place_of) if place is not None})
    # Any assignment of as many people reaches at most so much.
    return Solved(chosen, int(best - len(chosen) * auction.worth), len(chosen), rounds)


def _place_more(board, chosen):
    """As many people placed as can be: chains of moves from somebody without a place to a free one, while there are."""
    chosen, room, holders = dict(chosen), list(board.capacities), {}
    for person, place in chosen.items():
        room[place] -= 1
        holders.setdefault(place, set()).add(person)
    hopeless = set()
    for newcomer in range(board.people):
        if newcomer in chosen:
            continue
        chain = _chain(board, newcomer, room, holders, hopeless)
        for person, place in chain:
            if person in chosen:
                holders[chosen[person]].discard(person)
            else:
                room[chain[-1][1]] -= 1
            chosen[person] = place
            holders.setdefault(place, set()).add(person)
    return chosen


def _chain(board, newcomer, room, holders, hopeless):
    """[(person, the place they move to)] from a newcomer to a free place; empty when there is none.

    Places from which no free one was reached are `hopeless` for everybody after.
    """
    waiting, came = deque([(newcomer, None)]), {}
    while waiting:
        person, source = waiting.popleft()
        for place in board.open_to(person):
            if place in came or place in hopeless:
                continue
            came[place] = (person, source)
            if room[place] > 0:
                chain = []
                while place is not None:
                    mover, before = came[place]
                    chain.append((mover, place))
                    place = before
                return chain[::-1]
            waiting.extend((holder, place) for holder in sorted(holders.get(place, ())))
    hopeless.update(came)
    return []
