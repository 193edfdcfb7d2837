"""The daily view: what fits whom on a day."""

from dataclasses import dataclass, field

from laborers.jobs.queries.calls import called, with_kept
from laborers.jobs.queries.matching import weights_on
from laborers.jobs.queries.people import facts, seekers
from laborers.jobs.queries.posts import post_of
from laborers.jobs.queries.vacancies import offerable_vacancies
from laborers.jobs.rules import Hindrances, obstacles, score
from laborers.registry.models import Laborer

SHOWN = 50


@dataclass(frozen=True)
class Fit:
    """A laborer or a vacancy that fits, with its score and its reasons; until when it is kept, if it is."""

    record: object
    score: int
    reasons: list
    kept: object = None


@dataclass(frozen=True)
class PostsFor:
    """Of one person: the vacancies that fit best, without any what stands in the way; trainings that open doors.

    `kept`: [(vacancy, until)] that fit, but whose posts left are all kept for graduates.
    """

    fits: list
    in_the_way: list
    doors: list = field(default_factory=list)
    kept: list = field(default_factory=list)


def people_for(vacancy, laborers, on, limit=SHOWN):
    """The best fitting people of the queryset for a vacancy, as Fits; on equal score supported ones come first.

    For whom a post is kept comes before everybody else.
    """
    post, (_policy, weights) = post_of(vacancy), weights_on(vacancy.county_id, on)
    fitting = [(score(each, post, weights), each) for each in seekers(laborers, on) if not obstacles(each, post)]
    keeps = called([vacancy.pk], on)[vacancy.pk]
    fitting.sort(
        key=lambda pair: (pair[1].id not in keeps, -pair[0][0], not pair[1].supported, pair[1].registered, pair[1].id)
    )
    best = fitting[:limit]
    rows = Laborer.objects.select_related("division").in_bulk([seeker.id for _scored, seeker in best])
    return [Fit(rows[seeker.id], *scored, keeps.get(seeker.id)) for scored, seeker in best]


def posts_for(laborer, vacancies, on, limit=SHOWN):
    """(Fits, Reasons): the vacancies that fit a laborer best; without any, what stands in the way."""
    found = explained_posts_for(laborer, vacancies, on, limit)
    return found.fits, found.in_the_way


def explained_posts_for(laborer, vacancies, on, limit=SHOWN):
    """The PostsFor of a laborer among the vacancies of the queryset that can be offered on the day."""
    _policy, weights = weights_on(laborer.division_id[:6], on)
    [seeker] = facts(Laborer.objects.filter(pk=laborer.pk), on)
    rows = list(with_kept(offerable_vacancies(vacancies, on), on).select_related("enterprise").order_by("closes", "pk"))
    keeps = called([row.pk for row in rows if row.kept], on)
    fits, elsewhere, hindered = [], [], Hindrances()
    for row in rows:
        post, mine = post_of(row), keeps[row.pk].get(laborer.pk)
        missed = obstacles(seeker, post)
        hindered.add(missed, occupation=post.occupation, seats=post.headcount_left - row.promised - row.kept)
        if missed:
            continue
        if row.kept and mine is None and row.headcount <= row.filled + row.promised + row.kept:
            elsewhere.append((row, max(keeps[row.pk].values())))
        else:
            fits.append(Fit(row, *score(seeker, post, weights), mine))
    fits.sort(key=lambda fit: (fit.kept is None, -fit.score))
    in_the_way = [] if fits or elsewhere else hindered.reasons()
    return PostsFor(fits[:limit], in_the_way, hindered.doors(), elsewhere[:limit])
