"""Reads of channels: the one definition of a household in which nobody works, and who in it could (W2.2)."""

from datetime import timedelta

from django.db.models import Exists, F, FilteredRelation, Func, IntegerField, OuterRef, Prefetch, Q, Subquery, Value
from django.db.models.functions import Coalesce, Left

from laborers.placements.models import Placement
from laborers.placements.queries import active_on
from laborers.registry.models import Case, Household, Laborer, Skill
from laborers.registry.states import Stage
from laborers.surveys.models import AssessmentPolicy
from laborers.surveys.rules import MALE, NO_ABILITY, Thresholds
from relocation.channels.models import ChannelOffer
from relocation.channels.rules import REST_DAYS, Member, Places
from relocation.channels.states import LIVE, ChannelState
from relocation.sites.models import WelfarePost, Workshop
from relocation.sites.queries import running_on, with_free
from xundian.accounts.models import User
from xundian.accounts.roles import Role
from xundian.accounts.scope import under


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
        Laborer.objects.filter(Q(left_on__isnull=True) | Q(left_on__gt=on))
        .exclude(labour_skill__in=NO_ABILITY)
        .annotate(
            age=Age(Value(on), F("birth")),
            told=FilteredRelation("responses", condition=Q(responses__is_profile=True)),
        )
        .filter(told__isnull=False, age__gte=_threshold("labour_age_from", on))
        .filter(in_age)
        .exclude(refuses | Q(told__unemployed_reason="in_school"))
    )


def zero_employment_households(*, on, site=None, division=None):
    """Relocated households with someone able and willing in which nobody works on that day: the only definition.

    The sweep, the list and the reports all start from it; `site` or `division` (a code) narrow it.
    """
    households = Household.objects.filter(site_id__isnull=False)
    if site is not None:
        households = households.filter(site_id=site.pk)
    if division is not None:
        households = households.filter(under("division_id", division))
    at_work = active_on(on, Placement.objects.filter(household=OuterRef("pk")))
    return households.filter(Exists(able_and_willing(on).filter(household=OuterRef("pk"))), ~Exists(at_work))


def with_people(households, on):
    """Households with `able` (their able and willing people) and `live` (their live offers), by two more queries."""
    return households.prefetch_related(
        Prefetch("laborers", able_and_willing(on).order_by("birth", "id"), to_attr="able"),
        Prefetch("channel_offers", ChannelOffer.objects.filter(state__in=LIVE), to_attr="live"),
    )


def awaiting(on):
    """{(household id, site id, division): [Member]} of those the sweep should propose a channel to, by one query.

    Left out: households with a live offer or work that begins later, people in a class, for REST_DAYS whoever declined.
    """
    waiting = zero_employment_households(on=on).filter(
        ~Exists(ChannelOffer.objects.filter(household=OuterRef("pk"), state__in=LIVE)),
        ~Exists(Placement.objects.filter(household=OuterRef("pk"), started_on__gt=on)),
    )
    declined = ChannelOffer.objects.filter(
        laborer=OuterRef("pk"), state=ChannelState.DECLINED, answered_on__gt=on - timedelta(days=REST_DAYS)
    )
    in_class = Case.objects.filter(laborer=OuterRef("pk"), stage=Stage.TRAINING)
    people = able_and_willing(on).filter(~Exists(declined), ~Exists(in_class), household__in=waiting)
    certified = Exists(Skill.objects.filter(laborer=OuterRef("pk")).exclude(certificate=""))
    rows = people.annotate(certified=certified).values_list(
        "household_id", "household__site_id", "division_id", "id", "labour_skill", "education", "told__intention",
        "told__care_duty", "certified",
    )  # fmt: skip
    found = {}
    for household, site, division, *facts in rows.order_by("household__site_id", "household_id", "id"):
        found.setdefault((household, site, division), []).append(Member(*facts))
    return found


def places_by_site(on):
    """{site id: Places} that are neither taken nor promised by a live offer, by two queries."""
    found = {}
    for model, stock in ((Workshop, "workshops"), (WelfarePost, "posts")):
        rows = with_free(running_on(model.objects.all(), on)).values_list("site_id", "id", "free", "promised")
        for site, row, free, promised in rows:
            getattr(found.setdefault(site, Places()), stock)[row] = free - promised
    return found


def site_officers(sites):
    """{site id: active site officers}."""
    found = {}
    for user in User.objects.filter(is_active=True, role=Role.SITE, site_id__in=sites).order_by("id"):
        found.setdefault(user.site_id, []).append(user)
    return found


def lapsed(on):
    """Live offers that have come to nothing: unanswered in time, household gone from the site, or person at work."""
    unanswered = Q(state__in=[ChannelState.PROPOSED, ChannelState.OFFERED], answer_by__lt=on)
    gone = Q(household__site_id__isnull=True) | ~Q(household__site_id=F("site_id"))
    at_work = Exists(active_on(on, Placement.objects.filter(laborer=OuterRef("laborer"))))
    return ChannelOffer.objects.filter(unanswered | gone | at_work, state__in=LIVE)


def _threshold(name, on):
    """A threshold of the laborer's county on a day; the usual one of the rule where no policy is recorded."""
    policies = AssessmentPolicy.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=on), county=Left(OuterRef("division_id"), 6), valid_from__lte=on
    )
    return Coalesce(Subquery(policies.order_by("-valid_from").values(name)[:1]), Value(getattr(Thresholds, name)))
