"""The office's sweeps call their one action, late and twice."""

from datetime import UTC, date, datetime, timedelta

from xundian.kit import sweeps
from xundian.kit.heartbeat import beats
from xundian.messages import actions
from xundian.messages.models import Message

AT = datetime(2026, 4, 1, 8, tzinfo=UTC)
ON = date(2026, 4, 1)


def test_the_outbox_is_relayed_late_and_twice_with_one_effect(cast):
    sweeps.load()
    actions.notify(users=[cast.officer], kind="digest", values={}, link="", key="k", at=AT)
    runs = [sweeps.run_sweep("outbox", on=ON, at=AT + timedelta(days=days)) for days in (3, 3, 4)]
    assert [run["sent"] for run in runs] == [1, 0, 0]
    assert Message.objects.count() == 1


def test_every_sweep_of_the_office_leaves_its_heartbeat(db):
    sweeps.load()
    for name in ("outbox", "jobs", "tick", "tidy"):
        sweeps.run_sweep(name, on=ON, at=AT)
    assert set(beats()) == {"sweep.outbox", "sweep.jobs", "sweep.tick", "sweep.tidy"}
