"""Counting figures within a user's scope, and the names behind them: the same rows."""

from functools import reduce
from operator import or_

from django.db.models import Count, F, Sum
from django.db.models.functions import Coalesce, Left

from laborers.registry.models import Laborer
from xundian.accounts.scope import under, visible_to
from xundian.reports.rollups.reading import answers
from xundian.reports.rules import digits_below

# What a list of names shows; never an identity number, so that leaders may read it.
SHOWN = ("id", "person", "household_number", "division_id", "village")


def rows_of(figure, *, user, period, division="", own=False):
    """The rows behind a figure, in the user's scope and below `division`; `own`: of the place itself, none below it."""
    rows = _inside(figure, figure.rows(period), user, division)
    return rows.filter(**{figure.place: division}) if own else rows


def counts(figure, *, user, period, division=""):
    """{division code one level down: count, or the sum in fen of a figure with an amount}.

    From what is kept ready where that answers (rollups), else in one statement; both are the same to the digit.
    """
    return counts_of([(figure, period)], user=user, division=division)[0]


def many_counts(figures, *, user, period, division=""):
    """{code: as `counts` of several figures}; the parts of one base by one dimension are one statement."""
    asked = [(figure, period) for figure in figures]
    found = counts_of(asked, user=user, division=division)
    return {figure.code: each for figure, each in zip(figures, found, strict=True)}


def counts_of(asked, *, user, division=""):
    """[as `counts`] for [(figure, period)]: all that is kept ready is one statement, whatever the periods."""
    kept = answers(asked, user=user, division=division)
    found, live = [dict(each.counts) if each else {} for each in kept], {}
    for number, ((figure, period), answer) in enumerate(zip(asked, kept, strict=True)):
        if answer is None or answer.stale:
            whole = (figure.base, figure.dimension.code) if figure.dimension else (figure.code, number)
            places = answer.stale if answer else frozenset()
            live.setdefault((*whole, period, places), {})[number] = figure
    for (*_whole, period, places), figures in live.items():
        for number, below, n in _live(figures, places, user, period, division):
            found[number][below] = found[number].get(below, 0) + n
    return found


def _live(figures, places, user, period, division):
    """[(number, place, count)] of {number: figure}: one figure, or parts of one base; in some places only, if any."""
    first = next(iter(figures.values()))
    divided = first.dimension is not None
    rows = _inside(first, first.divided(period) if divided else first.rows(period), user, division)
    if places:
        rows = rows.filter(reduce(or_, (under(first.place, code) for code in sorted(places))))
    wanted = {figure.value: number for number, figure in figures.items()}
    for row in _grouped(first, rows, division, *(["part"] if divided else [])):
        value = row["part"] if divided else first.value
        if value in wanted:
            yield wanted[value], row["below"], row["n"]


def _inside(figure, rows, user, division):
    rows = visible_to(user, rows)
    return rows.filter(under(figure.place, division)) if division else rows


def _grouped(figure, rows, division, *parted):
    below = Left(figure.place, digits_below(division))
    return rows.order_by().annotate(below=below).values("below", *parted).annotate(n=_unit(figure))


def _unit(figure):
    if figure.amount:
        return Coalesce(Sum(figure.amount), 0)
    return Count(figure.person, distinct=True) if figure.person else Count("pk")


def names(figure, *, user, period, division="", own=False):
    """The list behind a figure as dicts of SHOWN (and the day, where rows are counted); as many as the figure says.

    Of a figure with an amount each has its `fen`, which add up to the figure.
    """
    return told(figure, rows_of(figure, user=user, period=period, division=division, own=own))


def told(figure, rows):
    """Rows of a figure as `names` tells them; of a figure of people these, each once."""
    if figure.person:
        people = Laborer.objects.filter(pk__in=rows.order_by().values(figure.person))
        rows = people.annotate(person=F("name"), household_number=F("household__number"))
        return rows.annotate(village=F("division__name")).values(*SHOWN)
    shown = {"person": F(figure.name), "household_number": F(figure.household), "village": F("division__name")}
    more = {name: F(path) for name, path in (("day", figure.day), ("fen", figure.amount)) if path}
    return rows.annotate(**shown, **more).values(*SHOWN, *more)
