"""Reads of declarations: who is entitled, what was found of each condition, the timeline, who lives in a household."""

from django.db.models import DateField, Exists, F, OuterRef, Prefetch, Q, Subquery

from relocation.declarations.models import Appeal, Claim, ConditionCheck, Declaration, DeclarationStep
from relocation.declarations.states import OVER, AppealState, DeclarationState, StepKind
from relocation.households.models import MoveIn
from relocation.sites.models import Site
from xundian.accounts.scope import under


def entitled(*, on, county=None, site=None):
    """Declarations confirmed by the day `on` and in no draw, oldest first; of a county (its code), for a site, or all.

    Each with `confirmed_on`. A household on a waiting list is not among them: its draw still has it.
    """
    rows = Declaration.objects.filter(state=DeclarationState.CONFIRMED).annotate(confirmed_on=_confirmed_on())
    rows = rows.filter(confirmed_on__lte=on)
    if county is not None:
        rows = rows.filter(under("household__division_id", county))
    if site is not None:
        rows = rows.filter(site=site)
    return rows.select_related("household__division", "site").order_by("declared_on", "id")


def listed(queryset):
    """Declarations with what a list shows of them: household, village, site, home, and whether an appeal is open."""
    appeals = Appeal.objects.filter(declaration=OuterRef("pk"), state=AppealState.OPEN)
    return queryset.select_related("household__division", "site", "home__building").annotate(
        appeal_open=Exists(appeals), refused_on=_last_day_of(StepKind.REFUSED)
    )


def not_declared_for(household):
    """Why a household cannot be declared now, a word of states.FAULTS, or "": nobody lives in it, it lives at a site,
    a declaration of it is under way, or its appeal is still to be decided."""
    if household.ended_on:
        return "ended"
    if household.site_id:
        return "has_home"
    known = Declaration.objects.filter(household=household)
    if known.exclude(state__in=OVER).exists():
        return "under_way"
    return "appeal_open" if Appeal.objects.filter(declaration__in=known, state=AppealState.OPEN).exists() else ""


def claims_of(declaration):
    """The claimed conditions in their order of the list, each with `newest`, its looks newest first, by whom."""
    looks = ConditionCheck.objects.select_related("by").order_by("-checked_on", "-id")
    rows = Claim.objects.filter(declaration=declaration, dropped_on=None).order_by("condition")
    return rows.prefetch_related(Prefetch("checks", looks, to_attr="newest"))


def findings_of(declaration):
    """The newest finding of every claimed condition, None where nobody looked; looks before a second round count not.

    When an appeal was upheld with another inspection, only looks after that count.
    """
    again = (
        Appeal.objects.filter(declaration=declaration, state=AppealState.AGAIN).order_by("-decided_on", "-id").first()
    )
    since = {} if again is None else {"pk__gt": _step_of(again).pk}
    looks = ConditionCheck.objects.filter(claim=OuterRef("pk"), **since).order_by("-checked_on", "-id")
    rows = Claim.objects.filter(declaration=declaration, dropped_on=None)
    return list(rows.annotate(newest=Subquery(looks.values("finding")[:1])).values_list("newest", flat=True))


def refusal_of(declaration):
    """The newest refusal, or None."""
    rows = DeclarationStep.objects.filter(declaration=declaration, kind=StepKind.REFUSED)
    return rows.select_related("by").order_by("-on", "-id").first()


def steps_of(declaration):
    """The timeline, newest first."""
    return DeclarationStep.objects.filter(declaration=declaration).select_related("by").order_by("-on", "-id")


def appeals_of(declaration):
    """Its appeals, newest first."""
    rows = Appeal.objects.filter(declaration=declaration).select_related("refused_by", "decided_by", "recorded_by")
    return rows.order_by("-filed_on", "-id")


def sites_for(user):
    """Sites to which households of the user's place may go: those of the county, wherever in it they lie."""
    county = (user.division_id or "")[:6]
    rows = Site.objects.filter(under("division_id", county)) if county else Site.objects.none()
    return rows.order_by("name", "id")


def taken_homes(homes, but=()):
    """Those of the homes that are allotted (to other declarations than `but`) or lived in."""
    allotted = Declaration.objects.filter(home=OuterRef("pk"), state=DeclarationState.ALLOTTED).exclude(pk__in=but)
    lived_in = MoveIn.objects.filter(home=OuterRef("pk"), left_on=None)
    return homes.filter(Q(Exists(allotted)) | Q(Exists(lived_in)))


def _step_of(appeal):
    rows = DeclarationStep.objects.filter(declaration=appeal.declaration_id, kind=StepKind.APPEAL_DECIDED)
    return rows.filter(on=appeal.decided_on).order_by("-id").first()


def _confirmed_on():
    return _last_day_of(StepKind.CONFIRMED)


def _last_day_of(kind):
    steps = DeclarationStep.objects.filter(declaration=OuterRef("pk"), kind=kind).order_by("-on", "-id")
    return Subquery(steps.values(day=F("on"))[:1], output_field=DateField())
