"""The phones of the village officers: most were here today or yesterday, some are silent, a few villages have none."""

from datetime import timedelta

from xundian.accounts.roles import Role
from xundian.demo.setting import moment
from xundian.sync.actions import register_device
from xundian.sync.actions.devices import note_seen

# Of ten villages so many were last here so many days ago; None has no phone.
LAST_HEARD = (0, 0, 0, 0, 0, 1, 1, 3, 6, None)
# Every so many phones one fell silent longer ago.
SILENT_EVERY, SILENT_DAYS = 29, (9, 16)


def hand_out(setting, at):
    """A phone for the officer of nearly every village; how many. The sign-in that visitors use has its own."""
    handed = 0
    for _code, officer in sorted(setting.officers.items()):
        ago = setting.rng.choice(LAST_HEARD)
        if officer.role != Role.VILLAGE or ago is None or officer == setting.users["village"]:
            continue
        handed += 1
        ago = ago if handed % SILENT_EVERY else setting.rng.randint(*SILENT_DAYS)
        heard = moment(setting.on - timedelta(days=ago), setting.rng.randint(7, 20), setting.rng.randint(0, 59))
        phone = register_device(user=officer, name="Android", app_version="demo", at=min(heard, at)).device
        note_seen(device=phone, at=min(heard, at), unsent=0)
    return handed
