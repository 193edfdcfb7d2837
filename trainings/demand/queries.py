"""Reads of demand: who wishes to be trained in what, what is ordered, and both side by side (X2.2-4, X4).

Without a year: what is still to be served, as of the day. With a year: what was told in that year's survey round and
what was ordered for that year.
"""

from datetime import date

from django.db import models
from django.db.models import Case, Count, Exists, ExpressionWrapper, F, OuterRef, Q, Sum, Value, When
from django.db.models.functions import Cast, Concat, Substr

from laborers.jobs.queries import training_demand
from laborers.registry.models import Case as Episode
from laborers.registry.models import Laborer, Skill
from laborers.registry.queries import present
from laborers.registry.rules import SUPPORTED_CATEGORIES
from laborers.registry.states import Stage
from laborers.surveys.models import SurveyResponse, SurveyRound
from laborers.surveys.rules import years_before
from trainings.demand import rules
from trainings.demand.models import TrainingOrder
from trainings.demand.states import OrderState
from xundian.accounts.scope import under, visible_to

TOWNSHIP = 9
# School comes before training (Compulsory Education Law, 15 and younger).
YOUNGEST = 16
# Stages from which somebody can be enrolled in a class.
READY = (Stage.ASSESSED, Stage.MATCHING)
_SUPPORTED = Q(laborer__household__category__in=SUPPORTED_CATEGORIES)


def wishes(laborers, on, year=None, occupation=""):
    """The answers in which people of the queryset tell a wish for training, one for each person.

    Today's wishes are those of the current profile; who learned it meanwhile, is in a class, has left or is younger
    than 16 is not among them. A year's are the last words of that year's survey, whatever came of them.
    """
    rows = SurveyResponse.objects.filter(laborer__in=laborers)
    rows = rows.filter(training_wish=occupation) if occupation else rows.exclude(training_wish="")
    if year is not None:
        later = SurveyResponse.objects.filter(
            laborer=OuterRef("laborer"), round=OuterRef("round"), revision__gt=OuterRef("revision")
        )
        return rows.filter(~Exists(later), round__year=year)
    known = Skill.objects.filter(laborer=OuterRef("laborer"), occupation=OuterRef("training_wish"))
    in_class = Episode.objects.filter(laborer=OuterRef("laborer"), stage=Stage.TRAINING)
    grown = Q(laborer__birth__lte=years_before(on, YOUNGEST))
    return rows.filter(~Exists(known), ~Exists(in_class), grown, is_profile=True, laborer__left_on=None)


def ready_now():
    """Whether the person of an answer could be enrolled now: an open case that is assessed, without work or class."""
    return Exists(Episode.objects.filter(laborer=OuterRef("laborer"), stage__in=READY))


def wishers(laborers, on, year=None, occupation=""):
    """The same answers with names: `first` for households that come first, `ready`; by `rank`, whom to ask first.

    Registered poor first (X2.2-6), of these whoever could be enrolled now, then by name.
    """
    rows = wishes(laborers, on, year, occupation).select_related("laborer__division", "laborer__household", "round")
    rows = rows.annotate(first=ExpressionWrapper(_SUPPORTED, models.BooleanField()), ready=ready_now())
    places = [Case(When(**{name: True}, then=Value("0")), default=Value("1")) for name in ("first", "ready")]
    key = Concat(*places, "laborer__pinyin", Cast("pk", models.TextField()), output_field=models.TextField())
    return rows.annotate(rank=key).order_by("rank")


def orders(user, on, year=None):
    """The orders in the user's place: those open today, or those wanted in a year and not withdrawn."""
    rows = visible_to(user, TrainingOrder.objects.all())
    if year is None:
        return rows.filter(state=OrderState.OPEN)
    wanted = Q(wanted_from__lte=date(year, 12, 31), wanted_to__gte=date(year, 1, 1))
    return rows.filter(wanted).exclude(state=OrderState.WITHDRAWN)


def demand(user, on, year=None, place="", occupation=""):
    """[rules.Line] by township and occupation in the user's place: wishes beside orders, the widest gap first.

    `place` (a division's code) and `occupation` narrow it. An order for the whole county stands under the county.
    Two statements, whatever the size.
    """
    people = visible_to(user, Laborer.objects.all())
    asked = orders(user, on, year)
    if place:
        people, asked = people.filter(under("division_id", place)), asked.filter(under("division_id", place))
    if occupation:
        asked = asked.filter(occupation=occupation)
    told = wishes(people, on, year, occupation).annotate(ready_one=ready_now())
    wished = (
        told.values(at=Substr("laborer__division_id", 1, TOWNSHIP), occupation=F("training_wish"))
        .annotate(
            wishes=Count("pk"), supported=Count("pk", filter=_SUPPORTED), ready=Count("pk", filter=Q(ready_one=True))
        )
        .order_by()
    )
    ordered = (
        asked.values("occupation", at=Substr("division_id", 1, TOWNSHIP))
        .annotate(orders=Count("pk"), ordered=Sum("headcount"), promised=Sum("promised_hires"))
        .order_by()
    )
    return rules.side_by_side(wished, ordered)


def opened_by_training(division, on):
    """{(township, occupation): TrainingDemand}: posts that nothing but the skill bars, by the matching's own count."""
    return {(row.place, row.occupation): row for row in training_demand(division, on)}


def years(user):
    """Years of survey rounds and orders in the user's place, the newest first."""
    told = visible_to(user, SurveyRound.objects.all()).values_list("year", flat=True)
    wanted = visible_to(user, TrainingOrder.objects.all()).values_list("wanted_from__year", "wanted_to__year")
    return sorted({*told, *(year for pair in wanted for year in pair)}, reverse=True)


def found(rows, words):
    """Orders by a part of the enterprise's name or of the note."""
    for word in words.split():
        rows = rows.filter(Q(enterprise__name__icontains=word) | Q(note__icontains=word))
    return rows


def past_their_days(rows, on):
    """Open orders whose days are over: to be served or withdrawn."""
    return rows.filter(state=OrderState.OPEN, wanted_to__lt=on)


def in_place(laborers, division_code):
    """People of the queryset who live in a division and have not left."""
    return present(laborers.filter(under("division_id", division_code)))
