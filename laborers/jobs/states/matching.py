"""States of match runs, and what is wrong with weights, what-if questions and wishes as sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class RunState(models.TextChoices):
    """How far a match run is."""

    QUEUED = "queued", _("Queued")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", pgettext_lazy("match run", "Cancelled")


UNFINISHED_RUNS = (RunState.QUEUED, RunState.RUNNING)
RUN_MOVES = Moves(
    {
        RunState.QUEUED: {RunState.RUNNING, RunState.FAILED, RunState.CANCELLED},
        RunState.RUNNING: {RunState.RUNNING, RunState.DONE, RunState.FAILED, RunState.CANCELLED},
        RunState.DONE: set(),
        RunState.FAILED: set(),
        RunState.CANCELLED: set(),
    }
)


class Solver(models.TextChoices):
    """How a run found its assignment."""

    FLOW = "flow", _("Flow with pricing rounds, exact")
    PATHS = "paths", _("Shortest paths, exact")
    BIDDING = "bidding", _("Bidding, near the best")


class WishKind(models.TextChoices):
    """With whom a person wants to work."""

    COUPLE = "couple", _("Couple")
    RELATIVES = "relatives", _("Relatives")


WEIGHT_FAULTS = {
    "unknown_weight": _("This is no weight of the matching."),
    "not_a_number": _("Give whole points."),
    "out_of_range": _("Give points from 0 to 200; what speaks against a post, from -200 to 0."),
    "wage_order": _("A wage within the range cannot count more than one that reaches the wish."),
}
WHAT_IF_FAULTS = {
    "unknown_question": _("This is no question of a what-if run."),
    "occupations": _("Name the occupations by their codes, at most ten."),
    "percent": _("Give a whole number from -50 to 100."),
    "vacancies": _("Give each additional vacancy an occupation, posts, wages, a place and a channel; at most ten."),
}
# What each weight is about, for the table of weights.
WEIGHTS = {
    "wage_reaches": _("The lowest wage reaches what is wished"),
    "wage_within": _("The wish lies within the range of the wage"),
    "has_skill": _("The person has the skill of the work"),
    "trained": _("and a training gave it"),
    "training_wish": _("The person wishes to be trained in this work"),
    "distance_wanted": _("The place lies as far as wanted"),
    "distance_nearer": _("The place lies nearer than wanted"),
    "direction": _("The channel is what the assessment proposes first"),
    "care_near": _("In the county, for who cares for family"),
    "care_far": _("Outside the county, for who cares for family"),
    "together": _("In the place of the one with whom work is wanted"),
    "season": _("A season that lies in the free months"),
    "board": _("Board and lodging, away from home"),
    "insurance": _("Social insurance"),
}
