"""The notices of the last days."""

from datetime import timedelta

from django.db.models import F

from laborers.placements import actions as placements
from laborers.visits import actions as visits
from trainings.classes import actions as classes
from xundian.demo.setting import moment
from xundian.kit.models import OutboxMessage
from xundian.messages.models import Message

READ_AFTER = 1


def send_notices(setting, at):
    """The digests and reminders of the last three days, and all news of the year delivered on its day; how many.

    The office's worker delivers what comes after this.
    """
    for ago in (2, 1, 0):
        day = setting.on - timedelta(days=ago)
        morning = min(moment(day, 7, 30), at)
        visits.digest(on=day, at=morning)
        visits.remind_of_field_visits(on=day, at=morning)
        visits.tell_of_overdue(on=day, at=morning)
        placements.remind_of_contracts(on=day, at=morning)
        if ago:
            classes.remind_inspectors(on=day, at=min(moment(day, 18), at))
    return _deliver(setting)


def _deliver(setting):
    """Every notice into its inbox at the moment it was posted for; all but those of the last days are read."""
    waiting = list(OutboxMessage.objects.filter(topic="notice", state=OutboxMessage.State.WAITING).order_by("id"))
    read_before = moment(setting.on - timedelta(days=READ_AFTER), 0)
    Message.objects.bulk_create(
        [
            Message(
                recipient_id=each.payload["user_id"], kind=each.payload["kind"], values=each.payload["values"],
                link=each.payload["link"], dedupe_key=each.dedupe_key, sent_at=each.available_at,
                read_at=each.available_at + timedelta(hours=2) if each.available_at < read_before else None,
            )
            for each in sorted(waiting, key=lambda each: (each.available_at, each.pk))
        ],
        batch_size=1000,
    )  # fmt: skip
    done = OutboxMessage.objects.filter(pk__in=[each.pk for each in waiting])
    done.update(state=OutboxMessage.State.SENT, attempts=1, sent_at=F("available_at"))
    return len(waiting)
