"""What the clock tells county and township: insurances of bases that end soon (W2.2.2 risk)."""

from django.db import transaction
from django.db.models import Q

from relocation.bases import queries
from xundian.accounts.models import User
from xundian.accounts.roles import CARRIERS
from xundian.kit.ending import reminder_due
from xundian.messages.actions import Notice, notify_all


@transaction.atomic
def remind_of_ends(*, on, at):
    """60, 30 and 7 days before the last insurance of an open base ends, its officers learn of it once; counts."""
    found = list(queries.insurances_ending(on))
    roles = [role.value for role in CARRIERS["bases.edit"]]
    places = {code for row in found for code in (row.base.division_id[:6], row.base.division_id[:9])}
    officers = list(User.objects.filter(Q(division__in=places), role__in=roles, is_active=True).order_by("pk"))
    notify_all(notices=[_notice(row, officers, on) for row in found], at=at)
    return {"insurances": len(found)}


def _notice(row, officers, on):
    days = reminder_due(row.ends, on)
    told = [user for user in officers if row.base.division_id.startswith(user.division_id)]
    values = {"base_id": str(row.base_id), "days": days, "ends": row.ends.isoformat()}
    key = f"base_insurance_ending:{row.pk}:{row.ends.isoformat()}:{days}"
    return Notice(told, "base_insurance_ending", values, f"/desk/bases/{row.base_id}/", key)
