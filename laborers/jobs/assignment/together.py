"""Where two who want to work together are to be looked for. Pure.

An assignment weighs each person by themselves, so the place of a couple is settled before it: of the places that have a
post for each of them, the one where their best scores add up to most. There both get the weight "together".
"""

from dataclasses import replace


def settle_beside(board, pairs):
    """The board's seekers with `beside` set for both of each pair (numbers of people) that can work in one place."""
    seekers = list(board.seekers)
    for first, second in pairs:
        there, here = _best(board, first), _best(board, second)
        shared = [place for place in there if place in here and _room(there[place], here[place])]
        if shared:
            chosen = max(shared, key=lambda place: (there[place][0] + here[place][0], place))
            for person in (first, second):
                seekers[person] = replace(seekers[person], beside=chosen)
    return seekers


def _best(board, person):
    """{destination: (best points, {places and their seats})} of the places open to a person."""
    found = {}
    for place, points in board.row(person).items():
        destination = board.kinds[place].destination
        best, places = found.get(destination, (points, {}))
        found[destination] = (max(best, points), places | {place: board.capacities[place]})
    return found


def _room(first, second):
    """Whether both find a seat: two different places, or one with two seats."""
    places = first[1] | second[1]
    return len(places) > 1 or sum(places.values()) > 1
