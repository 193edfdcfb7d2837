"""What the clock tells the county: agreements and inspections that end soon (DESIGN 6)."""

from django.db import transaction

from laborers.enterprises import queries
from xundian.accounts.models import User
from xundian.accounts.roles import Role
from xundian.kit.ending import reminder_due
from xundian.messages.actions import Notice, notify_all


@transaction.atomic
def remind_of_ends(*, on, at):
    """60, 30 and 7 days before an agreement or an inspection ends, the county learns of it once; counts by kind."""
    cooperations = [(row.pk, row.enterprise, row.ends) for row in queries.cooperations_ending(on)]
    inspections = [(row.pk, row.enterprise, row.valid_until) for row in queries.inspections_ending(on)]
    counties = {firm.county_id for _pk, firm, _ends in (*cooperations, *inspections)}
    officers = _officers(counties)
    notices = _notices("cooperation_ending", cooperations, officers, on)
    notices += _notices("inspection_ending", inspections, officers, on)
    notify_all(notices=notices, at=at)
    return {"cooperations": len(cooperations), "inspections": len(inspections)}


def _officers(counties):
    found = {}
    for user in User.objects.filter(role=Role.COUNTY, division__in=counties, is_active=True):
        found.setdefault(user.division_id, []).append(user)
    return found


def _notices(kind, rows, officers, on):
    notices = []
    for pk, firm, ends in rows:
        days = reminder_due(ends, on)
        values = {"enterprise_id": str(firm.pk), "days": days, "ends": ends.isoformat()}
        key = f"{kind}:{pk}:{ends.isoformat()}:{days}"
        notices.append(Notice(officers.get(firm.county_id, []), kind, values, f"/desk/enterprises/{firm.pk}/", key))
    return notices
