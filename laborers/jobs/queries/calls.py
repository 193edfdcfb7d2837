"""Which posts are kept for graduates on a day, and for whom. As many statements for 3 calls as for 3,000."""

from collections import defaultdict

from django.db.models import Count, IntegerField, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from laborers.jobs.models import FirstCall
from laborers.jobs.states import LIVE_OFFERS, CallState


def waiting(on):
    """Q for first calls that keep a post on the day."""
    return Q(state=CallState.WAITING, made_on__lte=on, until__gte=on)


def with_kept(vacancies, on):
    """Vacancies annotated with `kept`: how many of their posts wait for graduates on the day."""
    calls = FirstCall.objects.filter(waiting(on), vacancy=OuterRef("pk")).order_by().values("vacancy")
    counted = Subquery(calls.annotate(number=Count("pk")).values("number"), output_field=IntegerField())
    return vacancies.annotate(kept=Coalesce(counted, 0))


def called(vacancies, on):
    """{vacancy: {laborer: kept until}} of these vacancies (keys) on the day."""
    found = defaultdict(dict)
    rows = FirstCall.objects.filter(waiting(on), vacancy__in=vacancies)
    for vacancy, laborer, until in rows.values_list("vacancy", "laborer", "until"):
        found[vacancy][laborer] = until
    return found


def with_names(calls):
    """First calls as a list shows them: the person, the village, the post and its employer, in one statement."""
    return calls.select_related("laborer", "division", "vacancy__enterprise")


def kept_posts(county, on):
    """(posts kept for graduates in a county on the day, the last day of any of them)."""
    rows = FirstCall.objects.filter(waiting(on), vacancy__county=county)
    return tuple(rows.aggregate(number=Count("pk"), until=Max("until")).values())


def kept_at(vacancy, on):
    """{"number", "until", "free"}: posts kept on the day, the last day of any, posts left for others."""
    rows = vacancy.first_calls.filter(waiting(on)).aggregate(number=Count("pk"), until=Max("until"))
    promised = vacancy.offers.filter(state__in=LIVE_OFFERS).count()
    return rows | {"free": max(0, vacancy.headcount - vacancy.filled - promised - rows["number"])}
