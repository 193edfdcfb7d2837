"""The sentences of the matching, whose rules know codes only: why a post fits, and what keeps a person from one."""

from django.utils.translation import gettext_lazy as _

# Why a post fits, one sentence for every reason of rules.score. Amounts are yuan a month.
FITS = {
    "wage_reaches": _("Pays at least %(offered)s yuan, as wished (%(expected)s)."),
    "wage_within": _("Pays up to %(offered)s yuan; %(expected)s is wished."),
    "wage_below": _("Pays up to %(offered)s yuan, less than wished (%(expected)s)."),
    "has_skill": _("Has the skill of this work."),
    "trained": _("Was trained for this work."),
    "training_wish": _("Wishes to be trained in this work."),
    "distance_wanted": _("Lies where work is wanted."),
    "distance_nearer": _("Lies nearer than work is wanted."),
    "direction": _("Fits the assessment: %(direction)s."),
    "care_near": _("Near home for someone who cares for family."),
    "care_far": _("Far from home for someone who cares for family."),
    "together": _("In the place of the one with whom work is wanted."),
    "season": _("Its season lies in the months that are free."),
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
    "health": (
        _("The post asks for better health, for the reason stated."),
        _("Asking for better health: %(posts)s of %(of)s vacancies; fitting otherwise: %(alone)s."),
    ),
    "health_unknown": (
        _("The post asks for health, and none is recorded; ask and record it."),
        _("Asking for health, while none is recorded: %(posts)s of %(of)s vacancies; fitting otherwise: %(alone)s."),
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
    "season_busy": (
        _("The work falls in months that are not free."),
        _("In months that are not free: %(posts)s of %(of)s vacancies; fitting otherwise: %(alone)s."),
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
    # The same over many people.
    "posts_taken_short": _("Fitting posts went to others in the best assignment."),
}
