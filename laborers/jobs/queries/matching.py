"""What a match run takes in, and which of its proposals still hold. As many statements for 3 people as for 3,000."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import F, Q

from laborers.jobs.assignment import Board, barriers, demand, settle_beside
from laborers.jobs.models import MatchPolicy, MatchProposal, Offer, Vacancy, WorkWish
from laborers.jobs.queries.calls import with_kept
from laborers.jobs.queries.people import looking, seekers
from laborers.jobs.queries.posts import POST_COLUMNS
from laborers.jobs.queries.vacancies import offerable_vacancies
from laborers.jobs.rules import POINTS, Post, imagined_posts, trained_in, with_wages
from laborers.jobs.states import RunState
from laborers.registry.models import Laborer
from xundian.accounts.scope import under

TOWNSHIP = 9


@dataclass(frozen=True)
class TrainingDemand:
    """A training and what it would open to people of a place: see assignment.barring.Demand."""

    place: str
    occupation: str
    people: int
    without: int
    vacancies: int
    seats: int


def posts(vacancies, on):
    """A Post for each offerable vacancy with posts neither filled, nor offered, nor kept; soonest to close first."""
    rows = with_kept(offerable_vacancies(vacancies, on), on).order_by("closes", "pk")
    rows = rows.filter(headcount__gt=F("filled") + F("promised") + F("kept"))
    taken = ("headcount", "filled", "promised", "kept")
    return [
        Post(headcount_left=headcount - filled - promised - kept, **dict(zip(POST_COLUMNS, row, strict=True)))
        for headcount, filled, promised, kept, *row in rows.values_list(*taken, *POST_COLUMNS)
    ]


def weights_on(county, on):
    """(MatchPolicy or None, weights) of a county's code that hold on the day; without a row those that are shipped."""
    valid = Q(valid_to=None) | Q(valid_to__gte=on)
    policy = MatchPolicy.objects.filter(valid, county=county, valid_from__lte=on).order_by("-valid_from").first()
    return policy, dict(POINTS if policy is None else POINTS | policy.weights)


def board_of(division, on, what_if=None, weights=POINTS):
    """The Board of a division's seekers and the county's offerable posts, as a what-if question changes them.

    Who wants to work beside somebody who looks for work too is looked for in one place with them.
    """
    what_if = what_if or {}
    people = seekers(Laborer.objects.filter(under("division_id", division.code)), on)
    open_posts = posts(Vacancy.objects.filter(county=division.code[:6]), on)
    people = [trained_in(each, what_if.get("training", ())) for each in people]
    open_posts = [with_wages(each, what_if.get("wage_percent", 0)) for each in open_posts]
    board = Board(people, open_posts + imagined_posts(what_if.get("vacancies", ())), weights)
    pairs = _pairs(people)
    return Board(settle_beside(board, pairs), board.posts, weights) if pairs else board


def _pairs(people):
    """[(number of one, number of the other)] of those among the seekers who want to work with each other."""
    number = {each.id: index for index, each in enumerate(people)}
    mutual = WorkWish.objects.filter(
        is_current=True, beside__work_wishes__is_current=True, beside__work_wishes__beside=F("laborer")
    ).filter(laborer__lt=F("beside"))
    rows = mutual.order_by("laborer").values_list("laborer", "beside")
    return [(number[one], number[other]) for one, other in rows if one in number and other in number]


def training_demand(division, on, weights=POINTS):
    """[TrainingDemand] by township (9 digits) of a division: which training would open posts to who looks for work.

    Counts offerable vacancies that nothing but the skill bars, weighted by the posts left in them; for each township
    the training first that would help most people who fit nothing now.
    """
    board = board_of(division, on, weights=weights)
    told = barriers(board)
    order = sorted(range(board.people), key=lambda person: board.seekers[person].home)
    found = []
    for place, people in groupby(order, key=lambda person: board.seekers[person].home[:TOWNSHIP]):
        found += [TrainingDemand(place, *row) for row in demand(board, people, told)]
    return found


def offerable(run, on):
    """The proposals of a run that can still be offered: the person is still looking and the vacancy still offerable."""
    return (
        MatchProposal.objects.filter(run=run, laborer__in=looking(Laborer.objects.all()))
        .filter(vacancy__in=offerable_vacancies(Vacancy.objects.all(), on).values("pk"))
        .select_related("laborer", "vacancy")
        .order_by("pk")
    )


def cancelled(run):
    """Whether somebody has cancelled the run meanwhile."""
    return type(run).objects.filter(pk=run.pk, state=RunState.CANCELLED).exists()


def has_offers(run):
    """Whether offers were made from a run: then it stays."""
    return Offer.objects.filter(run=run).exists()


def differences(run, other):
    """People of both runs with (proposal of the first, of the second) that name different posts."""
    before = {row.laborer_id: row for row in _named(run)}
    return [
        (before[row.laborer_id], row)
        for row in _named(other)
        if row.laborer_id in before and _post(row) != _post(before[row.laborer_id])
    ]


def _named(run):
    return MatchProposal.objects.filter(run=run).select_related("laborer__division", "vacancy__enterprise", "division")


def _post(row):
    return row.vacancy_id or row.imagined
