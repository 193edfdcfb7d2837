"""Works of relocation."""

from django.utils.translation import gettext_lazy as _

from xundian.pages.desk.bases import listing as bases
from xundian.pages.desk.channels import listing as channels
from xundian.pages.desk.declarations import homesteads
from xundian.pages.desk.declarations import listing as declarations
from xundian.pages.desk.draws import listing as draws
from xundian.pages.desk.sites import listing as resettlements
from xundian.pages.desk.works.kind import Work

WORKS: list[Work] = [
    Work(
        _("Relocation"), _("Resettlement sites"),
        _("Buildings and homes, who lives there, facilities beside what was published, and what is watched."),
        "sites", "relocation.read", resettlements.waiting, overdue=True,
    ),
    Work(
        _("Relocation"), _("Employment channels"),
        _("Ways into work for relocated households: offers, answers, posts and work, with workshops and figures."),
        "desk-channels", "relocation.read", channels.waiting,
    ),
    Work(
        _("Relocation"), _("Households without work"),
        _("Found and cleared every night: since when, what help was given, and how many at each month's end."),
        "zero-employments", "relocation.read",
    ),
    Work(
        _("Relocation"), _("Declarations for relocation"),
        _("Households declared by townships: screened, looked at on site, decided, appealed, drawn for, moved in."),
        "declarations", "relocation.read", declarations.waiting,
    ),
    Work(
        _("Relocation"), _("Old homesteads"),
        _("What becomes of the old house and its land: cleared, farmed or greened, inspected."),
        "homesteads", "relocation.read", homesteads.overdue, overdue=True,
    ),
    Work(
        _("Relocation"), _("Industrial bases"),
        _("Land, seasons, sales, technicians, insurance, linked households, and what is divided among them."),
        "desk-bases", "bases.read", bases.to_approve,
    ),
    Work(
        _("Relocation"), _("Draws of homes"),
        _("Lots for homes that anybody can check: households, homes, witnesses, the frozen roster and the result."),
        "desk-draws", "draws.read", draws.waiting,
    ),
    Work(
        _("Relocation"), _("Boards of sites"),
        _("One site on one page: places by channel, takers, households in which nobody works, posts that end soon."),
        "site-boards", "relocation.read",
    ),
]  # fmt: skip
