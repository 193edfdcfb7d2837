"""Writes of match runs: a what-if for everyone who looks for work, and the offers that come of it (X2.2-6)."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.jobs import queries, rules
from laborers.jobs.actions.offers import check_answer_by, enter_offers, lock_vacancies
from laborers.jobs.assignment import Claim, assign
from laborers.jobs.models import MatchProposal, MatchRun, Offer, Vacancy
from laborers.registry.models import Laborer
from xundian.accounts.scope import under
from xundian.kit.errors import Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

BULK = 1000


@dataclass(frozen=True)
class Offered:
    """How many offers a run led to, and how many proposals were overtaken by events."""

    made: int
    overtaken: int


@transaction.atomic
def run_match(*, division, by, on, id=None):
    """The best overall assignment of the division's seekers to the county's open posts, as a MatchRun with proposals.

    A what-if: nothing else changes. Everyone gets a proposal, with the reasons for the post or with what stood in the
    way. Invalid (code too_large) above rules.MAX_PAIRS pairs.
    """
    check_fresh(MatchRun, id)
    seekers = queries.seekers(Laborer.objects.filter(under("division_id", division.code)), on)
    posts = queries.posts(Vacancy.objects.filter(county=division.code[:6]), on)
    if len(seekers) * len(posts) > rules.MAX_PAIRS:
        raise Invalid(
            field="division",
            code="too_large",
            message=_("%(people)s people and %(posts)s vacancies are too many for one run. Run it by township.")
            % {"people": len(seekers), "posts": len(posts)},
        )
    refusals = [[rules.obstacles(seeker, post) for post in posts] for seeker in seekers]
    scores = [_scores(seeker, posts, missed) for seeker, missed in zip(seekers, refusals, strict=True)]
    claims = [Claim(each.id, each.supported, (each.registered,)) for each in seekers]
    best = assign(claims, [post.headcount_left for post in posts], scores)
    run = MatchRun.objects.create(
        id=id or new_id(), division=division, on=on, by=by, laborers=len(seekers),
        posts=sum(post.headcount_left for post in posts),
        placed=best.placed, total_score=best.total_score, upper_bound=best.upper_bound,
    )  # fmt: skip
    rows = [
        _proposal(run, seeker, _chosen(posts, best.chosen.get(seeker.id)), missed)
        for seeker, missed in zip(seekers, refusals, strict=True)
    ]
    MatchProposal.objects.bulk_create(rows, batch_size=BULK)
    return run


def _scores(seeker, posts, missed):
    return {place: rules.points_of(seeker, posts[place]) for place, codes in enumerate(missed) if not codes}


def _chosen(posts, place):
    return None if place is None else posts[place]


def _proposal(run, seeker, post, missed):
    points, reasons = rules.score(seeker, post) if post else (0, rules.in_the_way(missed))
    return MatchProposal(
        run=run, laborer_id=seeker.id, division_id=seeker.home, vacancy_id=post and post.id, score=points,
        reasons=[reason.as_row() for reason in reasons],
    )  # fmt: skip


@transaction.atomic
def offer_proposals(*, run, by, on, answer_by):
    """Make an offer of every proposal of a run that still holds; the same run twice makes them once.

    Proposals whose person or vacancy is no longer free are passed over and counted. An answer is due by the day given,
    or by the vacancy's last day if that is sooner. Few statements whatever the size of the run.
    """
    check_answer_by(answer_by, on)
    MatchRun.objects.select_for_update(of=("self",), no_key=True).get(pk=run.pk)
    proposals = run.proposals.exclude(vacancy=None)
    lock_vacancies(proposals.values("vacancy"))
    holding = list(queries.offerable(run, on))
    enter_offers(
        [
            Offer(
                id=new_id(), laborer=each.laborer, division_id=each.division_id, vacancy=each.vacancy, run=run,
                score=each.score, reasons=each.reasons, made_on=on, answer_by=min(answer_by, each.vacancy.closes),
            )
            for each in holding
        ],
        by=by,
        on=on,
    )  # fmt: skip
    return Offered(len(holding), proposals.count() - len(holding))
