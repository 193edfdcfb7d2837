"""Who moves up from a waiting list when a place frees: the rule, stated here and nowhere else (X2.2-4).

Whoever asked first is first: by the day of asking, and among those of one day by the order in which they were written
down. Nobody is moved before another; the registered poor come first where people are proposed for a class, not on a
list they have already joined. Who could not join today (has work, is in another class, took the consent back) is
passed over and keeps the place on the list. People move up only until teaching begins.
"""

# The order of a waiting list, for the database and for nothing else to sort by.
WAITING_ORDER = ("asked_on", "created_at", "pk")


def places_free(capacity, taken):
    """How many may move up; none when a class was made smaller than it is full."""
    return max(0, capacity - taken)
