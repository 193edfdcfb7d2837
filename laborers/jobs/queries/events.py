"""Reads of recruitment events: what each township owes and has held, and what can be seen of an event (X2.2-5)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, DateField, ExpressionWrapper, IntegerField, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from laborers.jobs.models import EventStand, EventVisitor, Intention, RecruitmentEvent, RecruitmentPolicy, Vacancy
from laborers.jobs.states import EventState
from xundian.accounts.scope import under
from xundian.divisions.models import Division
from xundian.divisions.states import Level

# For a county that has set nothing else: one large fair and one event a township (X2.2-5), ask again after 90 days.
SHIPPED = RecruitmentPolicy(document="", county_fairs=1, township_events=1, recheck_days=90)


def holding(on):
    """Q for the policies that hold on a day."""
    return Q(valid_from__lte=on) & (Q(valid_to=None) | Q(valid_to__gte=on))


def policy_of(county_code, on):
    """What a county asks of itself and its townships on a day; the shipped minimum where it has set nothing."""
    return RecruitmentPolicy.objects.filter(holding(on), county=county_code).first() or SHIPPED


def day_ago(name, county, on):
    """The last day that lies the days `name` of the policy in force before `on`, for each row of an outer query.

    `county` is the code of the row's county as the outer query knows it, such as OuterRef("county").
    """
    days = Coalesce(
        Subquery(RecruitmentPolicy.objects.filter(holding(on), county=county).values(name)[:1]), getattr(SHIPPED, name)
    )
    return ExpressionWrapper(Value(on) - days * Value(timedelta(days=1)), output_field=DateField())


@dataclass(frozen=True)
class Progress:
    """The year of one division: events owed, held and planned, what is still missing, and who came."""

    division: Division
    owed: int
    held: int
    planned: int
    visitors: int
    signed: int

    @property
    def gap(self):
        """Events still to be held."""
        return max(0, self.owed - self.held)


def progress(user, year, on):
    """The year of the county and of each township in the user's place, the largest gap first, then by code.

    What several hold together counts for each of them; only what was held counts. No rank, no name of an officer.
    """
    day = min(max(on, date(year, 1, 1)), date(year, 12, 31))
    divisions = _divisions(user)
    if not divisions:
        return []
    policy = policy_of(divisions[0].code[:6], day)
    counted = _counted(divisions, year)
    owed = {Level.COUNTY: policy.county_fairs, Level.TOWNSHIP: policy.township_events}
    rows = [Progress(each, owed[each.level], **counted[each.code]) for each in divisions]
    return sorted(rows, key=lambda each: (-each.gap, each.division.code))


def _divisions(user):
    home = user.division_id or user.home_id
    if not home:
        return []
    rows = Division.objects.filter(level__in=[Level.COUNTY, Level.TOWNSHIP], valid_to=None)
    # A village reads of its own township.
    return list(rows.filter(under("code", home[:9])).order_by("code"))


def _counted(divisions, year):
    """{code: {held, planned, visitors, signed}} in three statements, whatever the number of divisions."""
    county = divisions[0].code[:6]
    inside = under("division_id", county) & Q(starts_on__year=year)
    events = RecruitmentEvent.objects.filter(inside).exclude(state=EventState.CANCELLED)
    events = list(events.values_list("pk", "division_id", "partners", "state"))
    held = [pk for pk, _own, _partners, state in events if state == EventState.HELD]
    came = EventVisitor.objects.filter(event__in=held).values_list("event").annotate(Sum("people"))
    signed = Intention.objects.filter(event__in=held).values_list("event").annotate(Count("pk"))
    came, signed = dict(came), dict(signed)
    figures = {each.code: {"held": 0, "planned": 0, "visitors": 0, "signed": 0} for each in divisions}
    for pk, own, partners, state in events:
        for code in {own, *partners} & figures.keys():
            figures[code][str(state)] += 1
            figures[code]["visitors"] += came.get(pk, 0)
            figures[code]["signed"] += signed.get(pk, 0)
    return figures


def with_counts(events):
    """The events with `came` (people), `signed` and `firms` as further columns of a list."""
    return events.annotate(
        came=_figure(EventVisitor, Sum("people")), signed=_figure(Intention, Count("pk")),
        firms=_figure(EventStand, Count("pk")),
    )  # fmt: skip


def _figure(model, what):
    rows = model.objects.filter(event=OuterRef("pk")).order_by().values("event").annotate(figure=what)
    return Coalesce(Subquery(rows.values("figure"), output_field=IntegerField()), 0)


def posts_of(event):
    """The vacancies that the stands of an event bring, in order of their enterprises."""
    rows = Vacancy.objects.filter(stands__event=event).select_related("enterprise")
    return rows.order_by("enterprise__name", "title", "pk")


def stands_of(event):
    """The stands of an event with their enterprises and vacancies, by name."""
    return event.stands.select_related("enterprise").prefetch_related("vacancies").order_by("enterprise__name", "pk")


def divisions_of(event):
    """The townships that hold an event together with its division."""
    return Division.objects.filter(code__in=event.partners).order_by("code") if event.partners else []
