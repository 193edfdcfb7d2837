"""Public-welfare posts of the county and who holds them, and the reminder before a term ends (X4.6).

A post is held by a placement that came of its offer, or that is organised as one (the posts of resettlement sites,
W2.2, whose term is that of the contract); the database lets nobody hold two at once, for the spells of a person never
overlap.
"""

from django.db import transaction
from django.db.models import Case, DateField, Func, Q, When

from laborers.jobs.states import Channel
from laborers.placements.models import Placement
from xundian.accounts.models import User
from xundian.accounts.roles import Role
from xundian.kit.ending import last_told, reminder_due
from xundian.messages import actions as messages
from xundian.messages.actions import Notice

LINK = "/desk/welfare-posts/"
ORGANISED_AS = "welfare_post"


class TermEnd(Func):
    """The last day of a term that begins on a day and has so many months; null without a term."""

    output_field = DateField()
    template = "((%(expressions)s)) - interval '1 day')::date"
    arg_joiner = " + make_interval(months => "


def holders(placements):
    """Those of the placements that hold a public-welfare post, with `term_ends`; null for a post without a term."""
    rows = placements.filter(Q(offer__vacancy__channel=Channel.WELFARE) | Q(organised_by=ORGANISED_AS), ended_on=None)
    rows = rows.annotate(
        term_ends=Case(
            When(offer__vacancy__channel=Channel.WELFARE, then=TermEnd("started_on", "offer__vacancy__term_months")),
            default="contract_to",
        )
    )
    return rows.select_related("laborer", "division", "offer__vacancy__enterprise")


@transaction.atomic
def remind_of_terms(*, on, at):
    """Tell township and county 60, 30 and 7 days before the term of a public-welfare post ends, once each.

    A late run tells once, at the step it has come to. Returns how many terms end soon.
    """
    soon = holders(Placement.objects.all()).filter(term_ends__gte=on, term_ends__lte=last_told(on))
    rows = list(soon.order_by("term_ends", "pk").values_list("pk", "division_id", "term_ends"))
    offices = {code for _pk, village, _end in rows for code in (village[:9], village[:6])}
    sitting = User.objects.filter(is_active=True, role__in=[Role.TOWNSHIP, Role.COUNTY], division_id__in=offices)
    by_office = {}
    for user in sitting.order_by("pk"):
        by_office.setdefault(user.division_id, []).append(user)
    notices = []
    for pk, village, end in rows:
        step = reminder_due(end, on)
        users = [user for code in (village[:9], village[:6]) for user in by_office.get(code, ())]
        values = {"days": (end - on).days, "term_ends": end.isoformat()}
        notices.append(Notice(users, "welfare_term", values, LINK, f"welfare_term:{pk}:{end}:{step}"))
    messages.notify_all(notices=notices, at=at)
    return len(rows)
