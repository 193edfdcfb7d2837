"""Which offers wait, for whom, and who is to be told. As many statements for 3 as for 3,000."""

from collections import defaultdict
from datetime import timedelta

from django.db.models import Count, Min, Q
from django.db.models.functions import Left

from laborers.jobs.models import Offer
from laborers.jobs.queries.events import policy_of
from laborers.jobs.states import LIVE_OFFERS, EmployerAnswer, OfferState, VacancyState
from xundian.accounts.models import User
from xundian.accounts.roles import Role

# Accepted, and the employer has still to answer; work that began answered by itself.
WAITS_FOR_EMPLOYER = Q(state=OfferState.ACCEPTED, employer_state=EmployerAnswer.WAITING, placement=None)
# Accepted, confirmed or not yet, and not begun: whoever can be put on the roster of a batch.
TO_DEPART = Q(state=OfferState.ACCEPTED, placement=None) & ~Q(
    employer_state__in=[EmployerAnswer.DECLINED, EmployerAnswer.SILENT]
)
WAITING = {
    "person": Q(state__in=LIVE_OFFERS),
    "employer": WAITS_FOR_EMPLOYER,
    "departure": TO_DEPART & ~Q(employer_state=EmployerAnswer.WAITING),
}


def employer_by(offer, on):
    """Until when the employer is to answer a yes of this day, by the policy of the county that the post belongs to."""
    return on + timedelta(days=policy_of(offer.vacancy.county_id, on).employer_days)


def with_posts(offers):
    """Offers as a list shows them: the person, the village, the post and its employer, in one statement."""
    return offers.select_related("laborer", "division", "vacancy__enterprise", "placement")


def overdue(offers, on):
    """Those of the queryset whose day of answer has passed, the person's or the employer's."""
    return offers.filter(WAITING["person"] & Q(answer_by__lt=on) | WAITS_FOR_EMPLOYER & Q(employer_by__lt=on))


def takes_again(vacancy, on):
    """Whether a post of the vacancy can be given to somebody else on that day."""
    return vacancy.state in (VacancyState.OPEN, VacancyState.FILLED) and vacancy.closes >= on


def employers_due(on, days):
    """[{county, offers, first, users}]: answers of employers due within so many days, or late, by county."""
    rows = Offer.objects.filter(WAITS_FOR_EMPLOYER, employer_by__lte=on.fromordinal(on.toordinal() + days))
    counted = list(
        rows.annotate(county=Left("division_id", 6)).values("county").annotate(
            offers=Count("pk"), first=Min("employer_by")
        ).order_by("county")
    )  # fmt: skip
    users = _users(Role.COUNTY, [row["county"] for row in counted]) if counted else {}
    return [row | {"users": users.get(row["county"], [])} for row in counted]


def with_home_officers(offers):
    """[(offer, the active village officers of its person's home)], by one statement."""
    users = _users(Role.VILLAGE, [offer.division_id for offer in offers]) if offers else {}
    return [(offer, users.get(offer.division_id, [])) for offer in offers]


def _users(role, divisions):
    found = defaultdict(list)
    for user in User.objects.filter(role=role, division__in=set(divisions), is_active=True).order_by("pk"):
        found[user.division_id].append(user)
    return found
