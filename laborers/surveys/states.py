"""Words of the assessment: directions, and the sentence of every ground."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.registry.states import DETAIL_CHOICES


class Direction(models.TextChoices):
    """What the assessment proposes (X2.2-6)."""

    AWAY = "away", _("Transfer elsewhere")
    NEARBY = "nearby", _("Placement nearby")
    LOCAL_POST = "local_post", _("Post in the village")
    NOT_SEEKING = "not_seeking", _("Not seeking work")


DETAIL_CHOICES["direction"] = Direction

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
