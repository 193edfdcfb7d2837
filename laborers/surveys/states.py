"""Words of survey and assessment: directions, the sentence of every ground, what a form and a run may come to."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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

    RECORDED = "recorded", pgettext_lazy("survey", "Recorded")
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

# What is wrong with an answer of a form; each sentence says what to do.
ANSWER_PROBLEMS = {
    "status_missing": _("Choose what the person does now."),
    "name_missing": _("The name is empty. Fill it in."),
    "identity_or_birth": _("Give the identity number; who has none needs sex and birth date."),
    "identity_differs": _("The identity number says otherwise. Check both."),
    "identity_twice": _("This identity number stands in the form twice. Keep one of the two."),
    "identity_here": _("This person is in the household already. Answer above."),
    "identity_in_village": _(
        "This person is registered in this village already, in household %(number)s. Enter the answers there."
    ),
    "unknown_word": _("This word is not in the list. Choose one of the list."),
    "too_long": _("The text is too long. Shorten it."),
    "months_not_whole": _("Months are whole numbers from 0 to 12. Correct it."),
    "months_out_of_year": _("A year has 0 to 12 months. Correct it."),
    "not_a_number": _("This is not an amount of money. Write a number such as 3800."),
    "not_a_day": _("This is not a day. Write it as 2018-04-30."),
    "birth_in_future": _("This cannot be a birth date. Compare it with the card."),
}

# What is odd and still may be true; each sentence says what to ask.
DOUBTS = {
    "place_without_months": _("A place of work is given, but no months. Ask how many months."),
    "months_without_place": _("Months of work are given, but no place. Ask where."),
    "away_without_place": _("Working away, but neither place nor months are given. Ask for both."),
    "place_unknown": _(
        "The place of work is not in the list of places; it is kept as written. Write province, city and county."
    ),
    "place_too_wide": _("The place of work names no county. Ask for the county or district."),
    "phone_not_mobile": _("Someone who works away should have a mobile number of 11 digits. Ask for it."),
    "no_labour_but_working": _(
        "Recorded without labour ability, and yet working. Check the class of labour and the work."
    ),
    "under_sixteen_working": _(
        "Under 16 and working. Check the identity number; if it is true, tell the county in confidence."
    ),
    "employer_at_home": _(
        "The place of work is in another province, but the enterprise is of this county. Check both."
    ),
    "amount_unit": _("The amount does not fit the unit of the column. Check yuan or ten thousand yuan, month or year."),
    "second_head": _("The household has a head already. Check the relations."),
    "second_spouse": _("The head of the household has a spouse already. Check the relations."),
    "without_number": _("No identity number is given, so nobody can tell whether the person is registered elsewhere."),
}

# What would have to be otherwise for each ground to fall away (rules.turns).
TURNS = {
    "under_age": _("From %(day)s on the person is of labour age."),
    "no_ability": _("If the ability to work returns and the class of labour is changed."),
    "in_school": _("When school ends."),
    "no_wish": _("If the person wishes to work in the county."),
    "own_plans": _("If the person wishes to work for a wage in the county."),
    "own_business": _("If the own business ends."),
    "in_work": _("If the work ends, or lasts for fewer months."),
    "over_age": _("Age does not go back; only another threshold would change this."),
    "over_away_age": _("Age does not go back; only another threshold would change this."),
    "weak": _("If the class of labour becomes ordinary labour."),
    "health": _("If health is good again."),
    "care_duty": _("If somebody else takes over the care."),
    "wish_unknown": _("If the person says where to work, for example outside the province."),
    "stays_in_county": _("If the person wishes to work outside the province."),
    "chronic": _("If health is good again."),
    "education_unknown": _("With a skill, or once the education is known and reaches the threshold."),
    "low_education": _("With a skill, or a certificate."),
    "goes_out": _("If the person prefers to work in the county."),
}
