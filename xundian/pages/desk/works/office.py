"""Works of the office itself."""

from django.utils.translation import gettext_lazy as _

from xundian.pages.desk import outgoing
from xundian.pages.desk.officers import orphans
from xundian.pages.desk.works.kind import Work

WORKS: list[Work] = [
    Work(
        _("Office"), _("Connected systems"),
        _("Tokens of programs and webhooks of the station or the county, with the log of what was sent."),
        "connections", "tokens.read",
    ),
    Work(
        _("Office"), _("Outgoing messages"),
        _("What leaves the house for officers' telephones, and what was given up: look why, and send it again."),
        "outgoing", "audit.read", outgoing.waiting,
    ),
    Work(
        _("Office"), _("Officers"), _("What rests on each officer; who takes over what when somebody leaves a post."),
        "officers", "users.read",
    ),
    Work(
        _("Office"), _("Work without an officer"),
        _("Places that nobody looks after, difficulties and tasks whose owner has left."),
        "orphans", "orphans.read", orphans.waiting,
    ),
    Work(
        _("Office"), _("Who was responsible?"), _("The officers of a place on any day, and who covered for them."),
        "responsible", "postings.read",
    ),
]  # fmt: skip
