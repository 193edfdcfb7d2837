"""What the clock tells of placements: contracts that end soon (DESIGN 6)."""

from django.db import transaction

from laborers.placements import queries
from xundian.accounts.models import User
from xundian.kit.ending import last_told, reminder_due
from xundian.messages.actions import Notice, notify_all


@transaction.atomic
def remind_of_contracts(*, on, at):
    """60, 30 and 7 days before a contract ends, the home officers and the station learn of it, once each; how many."""
    notices = []
    for row in queries.contracts_ending(on, last_told(on)):
        days, ends = reminder_due(row["contract_to"], on), row["contract_to"].isoformat()
        values = {"placement_id": str(row["placement_id"]), "days": days, "contract_to": ends}
        key = f"contract_ending:{row['placement_id']}:{ends}:{days}"
        notices.append(Notice([User(pk=row["user_id"])], "contract_ending", values, "", key))
    notify_all(notices=notices, at=at)
    return len(notices)
