"""Selection rounds of training institutions: their states, who votes, and what can be wrong with a step (X4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class RoundState(models.TextChoices):
    """How far a round is; nothing of it is ever deleted once the vote was opened."""

    PREPARING = "preparing", pgettext_lazy("selection round", "Being prepared")
    VOTING = "voting", pgettext_lazy("selection round", "Voting")
    COUNTED = "counted", pgettext_lazy("selection round", "Counted")
    PUBLISHED = "published", pgettext_lazy("selection round", "Published for objections")
    FINAL = "final", pgettext_lazy("selection round", "Final list")
    REPEATED = "repeated", pgettext_lazy("selection round", "To be repeated")
    CANCELLED = "cancelled", pgettext_lazy("selection round", "Broken off")


# A count is never broken off: what was counted is published, and only an upheld objection changes or repeats it.
ROUND_MOVES = Moves(
    {
        RoundState.PREPARING: {RoundState.VOTING, RoundState.CANCELLED},
        RoundState.VOTING: {RoundState.COUNTED, RoundState.CANCELLED},
        RoundState.COUNTED: {RoundState.PUBLISHED},
        RoundState.PUBLISHED: {RoundState.PUBLISHED, RoundState.REPEATED, RoundState.FINAL},
    }
)
# The states in which there is a count.
COUNTED = (RoundState.COUNTED, RoundState.PUBLISHED, RoundState.FINAL, RoundState.REPEATED)


class Electorate(models.TextChoices):
    """Who may vote."""

    MEMBERS = "members", _("Members of the conference, by name")
    PRESENT = "present", _("Whoever is handed a slip at the conference")


# What is wrong with a step of a round, with the remedy.
FAULTS = {
    "numbers": _("Give whole numbers of at least 1."),
    "choices": _("Nobody may be able to vote for more institutions than stand."),
    "objection_days": _("The objection period has from 3 to 60 days."),
    "not_preparing": _("The vote was opened already. Candidates and electorate no longer change."),
    "twice": _("This institution stands in the round already."),
    "foreign": _("This institution belongs to another county."),
    "not_qualified": _("Without a qualification that holds on the day of the conference: %(names)s."),
    "few": _("At least two institutions must stand before the vote is opened."),
    "no_slips": _("Issue the slips before the vote is opened."),
    "no_members": _("Enter the members of the conference first."),
    "too_many_slips": _("At most one slip for each member: %(left)s more can be issued."),
    "slips": _("Issue from 1 to 2,000 slips in a round."),
    "named_twice": _("Entered twice: %(name)s. Tell members of the same name apart by their office."),
    "has_slip": _("This member was given a slip already. Nobody votes twice."),
    "no_slip_left": _("All slips were given out. Issue one for this member first."),
    "not_open": _("The vote is not open."),
    "slip": _("This code is not known, or was used already. Look at the slip again, or ask at the desk."),
    "blank": _("Choose at least one institution, or tick that you choose nobody."),
    "not_blank": _("You chose institutions and ticked that you choose nobody. Do one of the two."),
    "too_many": _("Choose at most %(most)s institutions."),
    "unknown": _("One of the choices is no candidate of this round."),
    "before": _("The day of the conference has not come yet."),
    "no_ballot": _("Nobody has voted yet. Break the round off if nobody will."),
    "reason": _("Say why."),
    "too_soon": _("Objections may be made until %(day)s. The list becomes final after that day."),
    "objections": _("Decide the objections first: %(n)s still open."),
    "period": _("Give the first and the last day of the final list, in this order."),
    "not_counted": _("Only a result that was counted, and is not published yet, is published."),
    "not_repeated": _("Only a round that an upheld objection ended is repeated."),
    "repeated": _("The round that repeats this one was prepared already."),
}
