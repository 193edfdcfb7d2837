"""States of vacancies and offers, and which may follow which (X2.2-3, X2.2-6)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class VacancyState(models.TextChoices):
    """Whether a vacancy can be offered."""

    OPEN = "open", pgettext_lazy("vacancy", "Open")
    FILLED = "filled", _("Filled")
    CLOSED = "closed", pgettext_lazy("vacancy", "Closed")
    EXPIRED = "expired", _("Expired")


VACANCY_MOVES = Moves(
    {
        VacancyState.OPEN: {VacancyState.FILLED, VacancyState.CLOSED, VacancyState.EXPIRED},
        VacancyState.FILLED: {VacancyState.OPEN, VacancyState.CLOSED, VacancyState.EXPIRED},
        VacancyState.CLOSED: {VacancyState.OPEN},
        VacancyState.EXPIRED: {VacancyState.OPEN},
    }
)


class OfferState(models.TextChoices):
    """What became of an offer; declined is as neutral as expired."""

    MADE = "made", _("Made")
    SEEN = "seen", _("Seen")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    EXPIRED = "expired", _("Expired")
    WITHDRAWN = "withdrawn", _("Withdrawn")


LIVE_OFFERS = (OfferState.MADE, OfferState.SEEN)
OFFER_MOVES = Moves(
    {
        OfferState.MADE: {
            OfferState.SEEN,
            OfferState.ACCEPTED,
            OfferState.DECLINED,
            OfferState.EXPIRED,
            OfferState.WITHDRAWN,
        },
        OfferState.SEEN: {OfferState.ACCEPTED, OfferState.DECLINED, OfferState.EXPIRED, OfferState.WITHDRAWN},
        OfferState.ACCEPTED: {OfferState.WITHDRAWN},
        OfferState.DECLINED: set(),
        OfferState.EXPIRED: set(),
        OfferState.WITHDRAWN: set(),
    }
)


class Channel(models.TextChoices):
    """Where a vacancy leads."""

    AWAY = "away", _("Away from the county")
    NEARBY = "nearby", _("In the county")
    WELFARE = "welfare", _("Public-welfare post")


# --- sentences: the words of rules.py, which knows codes only -----------------------------------------------
# Why a post fits, one sentence for every reason of rules.score. Amounts are yuan a month.
FITS = {
    "wage_reaches": _("Pays at least %(offered)s yuan, as wished (%(expected)s)."),
    "wage_within": _("Pays up to %(offered)s yuan; %(expected)s is wished."),
    "wage_below": _("Pays up to %(offered)s yuan, less than wished (%(expected)s)."),
    "has_skill": _("Has the skill of this work."),
    "training_wish": _("Wishes to be trained in this work."),
    "distance_wanted": _("Lies where work is wanted."),
    "distance_nearer": _("Lies nearer than work is wanted."),
    "direction": _("Fits the assessment: %(direction)s."),
    "care_near": _("Near home for someone who cares for family."),
    "care_far": _("Far from home for someone who cares for family."),
    "board": _("Board and lodging are given."),
    "insurance": _("Social insurance is paid."),
}

# What keeps a person from a post. Of each: the sentence for one post, and the one over all open vacancies.
OBSTACLES = {
    "no_ability": (
        _("No ability to work is recorded."),
        _("No ability to work is recorded; that bars every vacancy."),
    ),
    "too_young": (
        _("Younger than the post allows."),
        _("For older people: %(posts)s of %(of)s vacancies; fitting otherwise: %(alone)s."),
    ),
    "too_old": (
        _("Older than the post allows."),
        _("For younger people: %(posts)s of %(of)s vacancies; fitting otherwise: %(alone)s."),
    ),
    "sex": (
        _("The post is for the other sex, on the legal ground stated."),
        _("For the other sex by law: %(posts)s of %(of)s vacancies; fitting otherwise: %(alone)s."),
    ),
    "education": (
        _("The post asks for more schooling."),
        _("Asking for more schooling: %(posts)s of %(of)s vacancies; fitting otherwise: %(alone)s."),
    ),
    "education_unknown": (
        _("The post asks for schooling, and none is recorded; ask and record it."),
        _("Asking for schooling, while none is recorded: %(posts)s of %(of)s vacancies; fitting otherwise: %(alone)s."),
    ),
    "skill": (
        _("The post asks for a skill that is not recorded; training can give it."),
        _("Asking for a skill that is not recorded: %(posts)s of %(of)s vacancies; fitting otherwise: %(alone)s."),
    ),
    "not_seeking": (
        _("Does not look for work."),
        _("Does not look for work, so that no vacancy is proposed."),
    ),
    "channel_away": (
        _("The post lies away; the assessment proposes work near home."),
        _("Lying away, while work near home is proposed: %(posts)s of %(of)s vacancies; fitting otherwise: %(alone)s."),
    ),
    "channel_welfare": (
        _("Public-welfare posts are for those who cannot leave."),
        _("Kept for those who cannot leave: %(posts)s of %(of)s vacancies; fitting otherwise: %(alone)s."),
    ),
    "too_far": (
        _("The post lies farther away than wished."),
        _("Farther away than wished: %(posts)s of %(of)s vacancies; fitting otherwise: %(alone)s."),
    ),
}  # fmt: skip

# Why a person went without a proposal although nothing stood in the way.
EMPTY_HANDED = {
    "no_vacancies": _("There is no open vacancy."),
    "posts_taken": _("Fitting: %(posts)s of %(of)s vacancies; all their posts went to others in the best assignment."),
}

# What is wrong with a vacancy or an enterprise as sent, with the remedy.
FAULTS = {
    "headcount": _("Give at least one post, and not fewer than are filled."),
    "wage_range": _("The highest wage is below the lowest. Turn them round."),
    "age_range": _("Ages run from 16, the lower one first."),
    "days": _("The last day is before the first. Correct one of them."),
    "past": _("The last day has passed. Give a later one."),
    "sex": _("Sex is 1 (male) or 2 (female), or empty for everyone."),
    "sex_ground": _("A requirement of sex needs its legal ground. State it, or leave the sex open."),
    "destination": _("The place of work is a code of six digits, out of the list of destinations."),
    "uscc_length": _("A unified social credit code has 18 characters."),
    "uscc_characters": _("A character that no unified social credit code has. I, O, S, V and Z never occur."),
    "uscc_checksum": _("The last character does not fit the others. Check every character."),
    "channel_county": _("This channel leads to work inside the county. Give the county as place of work."),
    "channel_away": _("A post inside the county is not away. Choose another channel."),
}
