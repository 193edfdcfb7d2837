"""Words of targets: what is counted, how far the plan of a year is, and why something is refused (X2.1)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xundian.kit.moves import Moves


class Indicator(models.TextChoices):
    """What a target counts; each word is the code of a figure of the catalogue, which computes what is done."""

    PLACEMENTS = "placements", _("Laborers placed")
    PLACEMENTS_SUPPORTED = "placements_supported", _("Registered poor laborers placed")
    AWAY_PLACEMENTS = "away_placements", _("Laborers placed away from the county")
    URBAN_PLACEMENTS = "urban_placements", _("Laborers placed in Kunming's main urban area")
    TRAINED = "trained", _("Laborers trained")


class PlanState(models.TextChoices):
    """A plan is divided freely until it is frozen; what changes afterwards has a reason and a document."""

    DRAFT = "draft", _("Being divided")
    FROZEN = "frozen", _("Frozen")


PLAN_MOVES = Moves({PlanState.DRAFT: {PlanState.FROZEN}, PlanState.FROZEN: set()})

FAULTS = {
    "taken": _("This target is set already. Change it instead."),
    "level": _("Targets are set for a county, its townships and their villages."),
    "person_elsewhere": _("This person sits outside the place. Choose somebody of the place or below it."),
    "place_elsewhere": _("This place does not lie directly below %(place)s. Choose its own townships or villages."),
    "place_unknown": _("There is no place with this code."),
    "place_taken": _("%(name)s answers for this place already. Take it from one of the two."),
    "not_a_person": _("Places are answered for by a person. Choose the person first."),
    "has_parts": _("This target is divided further. Take its parts away first."),
    "reason": _("The plan is frozen. Say why it changes."),
    "document": _("The plan is frozen. Give the number of the document that changes it."),
    "no_target": _("There is no target for the county yet. Set it before the plan is frozen."),
    "unequal": _("The parts differ from the whole: %(places)s. Correct them, or say why they may differ."),
    "frozen": _("This plan is frozen already."),
}
