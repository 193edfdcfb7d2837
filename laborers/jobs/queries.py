"""Reads of jobs: who looks for work, what is open, what fits whom on a day. As many statements for 3 as for 3,000."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q

from laborers.jobs.models import MatchProposal, Offer, Vacancy
from laborers.jobs.rules import Post, Seeker, in_the_way, obstacles, score
from laborers.jobs.states import LIVE_OFFERS, OfferState, VacancyState
from laborers.registry.models import Laborer, Skill
from laborers.registry.rules import age_on, is_supported
from laborers.registry.states import Stage
from laborers.surveys.models import Assessment
from laborers.surveys.states import Direction

LOOKING = (Stage.ASSESSED, Stage.MATCHING)
SHOWN = 50
# An accepted offer is spoken for until its placement begins; then the placement tells.
SPOKEN_FOR = Q(state__in=LIVE_OFFERS) | Q(state=OfferState.ACCEPTED, placement=None)
POST_COLUMNS = tuple(name for name in Post.__dataclass_fields__ if name != "headcount_left")


@dataclass(frozen=True)
class Fit:
    """A laborer or a vacancy that fits, with its score and its reasons."""

    record: object
    score: int
    reasons: list


# --- people -------------------------------------------------------------------------------------------------


def looking(laborers):
    """Those of the queryset to whom a post can be proposed (X2.2-6): assessed, seeking, without work or offer."""
    offers = Offer.objects.filter(SPOKEN_FOR, laborer=OuterRef("pk"))
    at_work = Laborer.objects.filter(pk=OuterRef("pk"), placements__isnull=False, placements__ended_on=None)
    seeking = Assessment.objects.filter(case__laborer=OuterRef("pk"), case__stage__in=LOOKING, is_current=True)
    return laborers.filter(
        Exists(seeking.exclude(direction=Direction.NOT_SEEKING)), ~Exists(offers), ~Exists(at_work), left_on=None
    )


def seekers(laborers, on):
    """A Seeker for everyone of the queryset who looks for work, in one statement; ages as of the day."""
    return facts(looking(laborers), on)


def facts(laborers, on):
    """A Seeker for everyone of the queryset, looking for work or not, from profile, assessment and skills."""
    skills = Skill.objects.filter(laborer=OuterRef("pk")).order_by("occupation").values("occupation")
    direction = Assessment.objects.filter(case=OuterRef("now__pk"), is_current=True).values("direction")[:1]
    rows = (
        laborers.annotate(
            told=FilteredRelation("responses", condition=Q(responses__is_profile=True)),
            now=FilteredRelation("cases", condition=~Q(cases__stage=Stage.CLOSED)),
        )
        .annotate(
            direction=ArraySubquery(direction), known=ArraySubquery(skills), category=F("household__category"),
            intention=F("told__intention"), expected_wage_fen=F("told__expected_wage_fen"),
            care_duty=F("told__care_duty"), training_wish=F("told__training_wish"), registered=F("now__opened_on"),
        )
        .order_by("pk")
    )  # fmt: skip
    columns = (
        "id", "birth", "sex", "division_id", "education", "health", "labour_skill", "known", "direction", "intention",
        "expected_wage_fen", "care_duty", "training_wish", "category", "registered",
    )  # fmt: skip
    return [_seeker(row, on) for row in rows.values(*columns)]


def _seeker(row, on):
    birth, home, category = row.pop("birth"), row.pop("division_id"), row.pop("category")
    skills, direction = frozenset(row.pop("known")), next(iter(row.pop("direction")), "")
    told = {name: value for name, value in row.items() if value is not None}
    return Seeker(
        age=age_on(birth, on), home=home, skills=skills, direction=direction, supported=is_supported(category), **told
    )


def has_work(laborer):
    """Whether a placement of the laborer is running."""
    return Laborer.objects.filter(pk=laborer.pk, placements__isnull=False, placements__ended_on=None).exists()


# --- posts --------------------------------------------------------------------------------------------------


def open_vacancies(vacancies, on):
    """Those of the queryset that are open on the day and have posts left, annotated with `promised` (live offers)."""
    promised = Count("offers", filter=Q(offers__state__in=LIVE_OFFERS))
    found = vacancies.filter(state=VacancyState.OPEN, opens__lte=on, closes__gte=on, filled__lt=F("headcount"))
    return found.annotate(promised=promised)


def posts(vacancies, on):
    """A Post for each open vacancy with posts neither filled nor offered to someone, soonest to close first."""
    rows = open_vacancies(vacancies, on).filter(headcount__gt=F("filled") + F("promised")).order_by("closes", "pk")
    return [
        Post(headcount_left=headcount - filled - promised, **dict(zip(POST_COLUMNS, row, strict=True)))
        for headcount, filled, promised, *row in rows.values_list("headcount", "filled", "promised", *POST_COLUMNS)
    ]


def post_of(vacancy):
    """One vacancy as the matching sees it, whatever is promised."""
    facts = {name: getattr(vacancy, name) for name in POST_COLUMNS}
    return Post(headcount_left=vacancy.headcount - vacancy.filled, **facts)


# --- the daily view -----------------------------------------------------------------------------------------


def people_for(vacancy, laborers, on, limit=SHOWN):
    """The best fitting people of the queryset for a vacancy, as Fits; on equal score supported ones come first."""
    post = post_of(vacancy)
    fitting = [(score(each, post), each) for each in seekers(laborers, on) if not obstacles(each, post)]
    fitting.sort(key=lambda pair: (-pair[0][0], not pair[1].supported, pair[1].registered, pair[1].id))
    best = fitting[:limit]
    rows = Laborer.objects.select_related("division").in_bulk([seeker.id for _scored, seeker in best])
    return [Fit(rows[seeker.id], *scored) for scored, seeker in best]


def posts_for(laborer, vacancies, on, limit=SHOWN):
    """(Fits, Reasons): the vacancies that fit a laborer best; without any, what stands in the way."""
    [seeker] = facts(Laborer.objects.filter(pk=laborer.pk), on)
    rows = open_vacancies(vacancies, on).select_related("enterprise").order_by("closes", "pk")
    judged = [(row, post, obstacles(seeker, post)) for row, post in ((row, post_of(row)) for row in rows)]
    fits = [Fit(row, *score(seeker, post)) for row, post, missed in judged if not missed]
    fits.sort(key=lambda fit: -fit.score)
    return fits[:limit], [] if fits else in_the_way([missed for _row, _post, missed in judged])


def offerable(run, on):
    """The proposals of a run that can still be offered: the person is still looking and the vacancy still open."""
    return (
        MatchProposal.objects.filter(run=run, laborer__in=looking(Laborer.objects.all()))
        .filter(vacancy__in=open_vacancies(Vacancy.objects.all(), on).values("pk"))
        .select_related("laborer", "vacancy")
        .order_by("pk")
    )
