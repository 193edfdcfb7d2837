"""What the clock would do tonight, done when every step has written its part: its first round finds nothing left."""

from laborers.jobs import actions as jobs
from laborers.visits import actions as visits
from relocation.channels import actions as channels
from relocation.channels.models import ZeroEmployment


def catch_up(setting, at):
    """Offers that are over end; households without work are proposed a channel, and stand in the ledger; counts."""
    on = setting.on
    visits.plan(on=on)
    ended = jobs.expire(on=on, at=at)["withdrawn"] + channels.expire(on=on)["expired"]
    proposed = channels.propose(on=on, at=at)["proposed"]
    planned = channels.plan_support(on=on)["planned"]
    channels.keep_ledger(on=on)
    still = ZeroEmployment.objects.filter(cleared_on=None).count()
    return {
        "offers ended": ended, "channels proposed": proposed, "support visits": planned, "without work": still,
    }  # fmt: skip
