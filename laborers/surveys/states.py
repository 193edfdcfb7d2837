"""Words of survey and assessment: directions, the sentence of every ground, what a form and a run may come to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.registry.states import DETAIL_CHOICES
from xundian.kit.moves import Moves


class Direction(models.TextChoices):
    """What the assessment proposes (X2.2-6)."""

    AWAY = "away", _("Transfer elsewhere")
    NEARBY = "nearby", _("Placement nearby")
    LOCAL_POST = "local_post", _("Post in the village")
    NOT_SEEKING = "not_seeking", _("Not seeking work")


DETAIL_CHOICES["direction"] = Direction


class EntryOutcome(models.TextChoices):
    """What a household's form came to for one person."""

    RECORDED = "recorded", _("Recorded")
    AS_LAST = "as_last", _("Recorded as last time")
    KEPT = "kept", _("Nothing new in this round")
    REGISTERED = "registered", _("Added to the household and recorded")
    PARKED = "parked", _("Set aside for the township to check")
    UNASKED = "unasked", _("Not asked")


class ReassessmentState(models.TextChoices):
    """How far assessing a division again is."""

    PREVIEWING = "previewing", _("Looking who would change")
    PREVIEWED = "previewed", _("To be decided")
    APPLYING = "applying", _("Being applied")
    APPLIED = "applied", _("Applied")
    FAILED = "failed", _("Stopped")
    DISCARDED = "discarded", _("Discarded")


# Both long steps may be taken up again after their worker was lost; a preview that stopped is made anew.
REASSESSMENT_MOVES = Moves(
    {
        ReassessmentState.PREVIEWING: {
            ReassessmentState.PREVIEWING, ReassessmentState.PREVIEWED, ReassessmentState.FAILED,
        },
        ReassessmentState.PREVIEWED: {ReassessmentState.APPLYING, ReassessmentState.DISCARDED},
        ReassessmentState.APPLYING: {
            ReassessmentState.APPLYING, ReassessmentState.APPLIED, ReassessmentState.PREVIEWED,
        },
        ReassessmentState.FAILED: {ReassessmentState.DISCARDED},
    }
)  # fmt: skip


class ChangeOutcome(models.TextChoices):
    """What came of one person in a run that was applied."""

    WAITING = "waiting", _("Not applied")
    APPLIED = "applied", _("Applied")
    REJUDGED = "rejudged", _("Changed meanwhile, left as it is")
    GONE = "gone", _("No longer to be assessed")


# The sentence of each ground; values that are codes are put into words before (queries.explain).
REASONS = {
    "under_age": _("%(age)s years old; labour age begins at %(from)s."),
    "no_ability": _("Labour ability: %(labour_skill)s."),
    "in_school": _("Still at school."),
    "no_wish": _("Has no wish to take up work."),
    "own_plans": _("Has plans of their own: %(intention)s."),
    "own_business": _("Runs an own business."),
    "in_work": _("Already in work: %(status)s, %(months)s months in the year."),
    "over_age": _("%(age)s years old; labour age ends at %(to)s."),
    "weak": _("Labour ability: %(labour_skill)s; light work suits best."),
    "health": _("Health: %(health)s; light work suits best."),
    "care_duty": _("Must care for the family."),
    "wish_unknown": _("Has not said where to work; ask before proposing more."),
    "stays_in_county": _("Wants to work in the county."),
    "over_away_age": _("%(age)s years old; transfer elsewhere is proposed up to %(to)s."),
    "chronic": _("Health: %(health)s; near home is better."),
    "education_unknown": _("Education is not known; transfer elsewhere asks for %(needed)s or a skill."),
    "low_education": _("Education: %(education)s; transfer elsewhere asks for %(needed)s or a skill."),
    "goes_out": _("Wants to work away: %(intention)s."),
    "schooled": _("Education: %(education)s reaches %(needed)s."),
    "skilled": _("Has a skill."),
}

# Which code list the values of a ground come from; all other values are numbers.
REASON_SCHEMES = {
    "labour_skill": ("labour_skill",),
    "intention": ("intention",),
    "status": ("transfer_status",),
    "health": ("health_field", "health"),
    "education": ("education",),
    "needed": ("education",),
}
