"""The one definition of a household in which nobody works, who in it could, and whom the sweep asks (W2.2)."""

from django.db.models import Exists, F, FilteredRelation, Func, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Left

from laborers.placements.models import Placement
from laborers.placements.queries import active_on
from laborers.registry.models import Case, Household, Laborer, Skill
from laborers.registry.states import Stage
from laborers.surveys.models import AssessmentPolicy
from laborers.surveys.rules import MALE, NO_ABILITY, Thresholds
from relocation.channels.models import ChannelOffer
from relocation.channels.queries.terms import terms_of
from relocation.channels.rules import Member, rests
from relocation.channels.states import LIVE, ChannelState
from xundian.accounts.scope import under

FACTS = ("id", "labour_skill", "education", "told__intention", "told__care_duty", "certified", "age")


class Age(Func):
    """Whole years at a day, as registry.rules.age_on counts them."""

    template = "EXTRACT(YEAR FROM age(%(expressions)s))::int"
    arity = 2
    output_field = IntegerField()


def able_and_willing(on):
    """People of labour age on that day who can work and did not say no to it, by their newest survey answers.

    Ages come from the county's assessment policy of the day; X2.2-6 and this room thus draw the same line.
    """
    refuses = Q(told__intention="none") | Q(told__intention="", told__unemployed_reason="not_willing")
    in_age = Q(sex=MALE, age__lte=_threshold("labour_age_to_male", on)) | Q(
        ~Q(sex=MALE), age__lte=_threshold("labour_age_to_female", on)
    )
    return (
        with_answers(Laborer.objects.filter(Q(left_on__isnull=True) | Q(left_on__gt=on)), on)
        .exclude(labour_skill__in=NO_ABILITY)
        .filter(told__isnull=False, age__gte=_threshold("labour_age_from", on))
        .filter(in_age)
        .exclude(refuses | Q(told__unemployed_reason="in_school"))
    )


def with_answers(laborers, on):
    """The people with `age` on a day, `told` (the newest answers, if any) and `certified`."""
    return laborers.annotate(
        age=Age(Value(on), F("birth")),
        told=FilteredRelation("responses", condition=Q(responses__is_profile=True)),
    )


def members(people):
    """[(laborer row of FACTS as a Member)] of people with answers, by one query; what was not told is empty."""
    rows = people.annotate(certified=_certified()).values_list(*FACTS)
    return [_member(facts) for facts in rows.order_by("id")]


def zero_employment_households(*, on, site=None, division=None):
    """Relocated households with someone able and willing in which nobody works on that day: the only definition.

    The sweep, the ledger, the list and the reports all start from it; `site` or `division` (a code) narrow it.
    """
    households = Household.objects.filter(site_id__isnull=False)
    if site is not None:
        households = households.filter(site_id=site.pk)
    if division is not None:
        households = households.filter(under("division_id", division))
    return households.filter(has_able(on), ~at_work(on))


def has_able(on):
    """Whether a household has somebody able and willing on a day; an expression over households."""
    return Exists(able_and_willing(on).filter(household=OuterRef("pk")))


def at_work(on):
    """Whether somebody of a household works on a day; an expression over households."""
    return Exists(active_on(on, Placement.objects.filter(household=OuterRef("pk"))))


def awaiting(on, policies):
    """{(household id, site id, division): [Member]} of those the sweep should propose a channel to, by one query.

    Left out: households with a live offer or work that begins later, people in a class, and whoever said no and rests
    by the terms of the county (`policies`, as policies_on gives them).
    """
    waiting = zero_employment_households(on=on).filter(
        ~Exists(ChannelOffer.objects.filter(household=OuterRef("pk"), state__in=LIVE)),
        ~Exists(Placement.objects.filter(household=OuterRef("pk"), started_on__gt=on)),
    )
    declined = ChannelOffer.objects.filter(laborer=OuterRef("pk"), state=ChannelState.DECLINED)
    in_class = Case.objects.filter(laborer=OuterRef("pk"), stage=Stage.TRAINING)
    people = able_and_willing(on).filter(~Exists(in_class), household__in=waiting)
    rows = people.annotate(
        certified=_certified(), declined_on=Subquery(declined.order_by("-answered_on").values("answered_on")[:1])
    ).values_list("household_id", "household__site_id", "division_id", "declined_on", *FACTS)
    found = {}
    for household, site, division, declined_on, *facts in rows.order_by(
        "household__site_id", "household_id", "id"
    ).iterator():
        if not rests(declined_on, on, terms_of(policies.get(division[:6]))):
            found.setdefault((household, site, division), []).append(_member(facts))
    return found


def _member(facts):
    told = dict(zip(FACTS, facts, strict=True))
    return Member(
        id=told["id"], labour_skill=told["labour_skill"], education=told["education"], certified=told["certified"],
        intention=told["told__intention"] or "", care_duty=bool(told["told__care_duty"]), age=told["age"],
    )  # fmt: skip


def _certified():
    return Exists(Skill.objects.filter(laborer=OuterRef("pk")).exclude(certificate=""))


def _threshold(name, on):
    """A threshold of the laborer's county on a day; the usual one of the rule where no policy is recorded."""
    policies = AssessmentPolicy.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=on), county=Left(OuterRef("division_id"), 6), valid_from__lte=on
    )
    return Coalesce(Subquery(policies.order_by("-valid_from").values(name)[:1]), Value(getattr(Thresholds, name)))
