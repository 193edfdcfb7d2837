"""The words of the visit form: each question code and answer code of visits.rules.FINDINGS, for people."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

QUESTIONS = {
    "members": _("Migrants of the household"),
    "dependants": _("Others of the household"),
    "schooling": _("School"),
    "elders": _("How are the elders?"),
    "land": _("What happens to the land?"),
    "news_to_migrant": _("May news of the family be passed on to the migrant?"),
    "work": _("How is the work?"),
    "living": _("How are the living conditions?"),
    "hours": _("Hours of work a day"),
    "paid_in_full": _("Is the wage paid in full?"),
    "paid_on_time": _("Is the wage paid on time?"),
    "contract": _("Is there a written contract?"),
    "insurance": _("Is there social insurance?"),
    "accommodation": _("Where does the migrant live?"),
    "papers_held": _("Does the employer hold personal papers?"),
    "free_to_leave": _("Free to leave the job?"),
    "hukou": _("Household registration"),
    "housing": _("Housing in the city"),
    "schooling_there": _("School of the children"),
    "wish_to_stay": _("Wishes to stay?"),
    "activity": _("What was done?"),
    "wage_yuan": _("Wage a month, in yuan"),
    "land_idle_mu": _("Land lying idle, in mu"),
    "land_leased_mu": _("Land leased out or transferred, in mu"),
    "news_wanted": _("May news go between the migrant and the family?"),
    "home": _("How is the new home?"),
    "earner": _("Does somebody of the household work?"),
    "way_about": _("Do they know the way to school, doctor and market?"),
}
ANSWERS = {
    "no_change": _("No change"),
    "changed": _("Changed"),
    "enrolled": _("Enrolled"),
    "not_enrolled": _("Not enrolled"),
    "too_young": _("Below school age"),
    "finished": _("Finished school"),
    "unknown": _("Not known"),
    "well": _("Well"),
    "needs_care": _("Needs care"),
    "alone": _("Alone"),
    "none": _("None"),
    "farmed": _("Farmed"),
    "idle": _("Idle"),
    "leased": _("Leased"),
    "transferred": _("Transferred"),
    "yes": _("Yes"),
    "no": _("No"),
    "not_said": _("Not said"),
    "good": _("Good"),
    "fair": _("Fair"),
    "poor": _("Poor"),
    "up_to_8": _("Up to 8"),
    "up_to_10": _("Up to 10"),
    "over_10": _("Over 10"),
    "employer": _("At the employer's"),
    "rented": _("Rented"),
    "relatives": _("With relatives"),
    "home": _("At home"),
    "wishes_to_move": _("Wishes to move it"),
    "moved": _("Moved"),
    "shared": _("Shared"),
    "bought": _("Bought"),
    "no_children": _("No children"),
    "at_home": _("At home"),
    "at_place_of_work": _("At the place of work"),
    "home_visit": _("Home visit"),
    "gathering": _("Gathering"),
    "festival_greeting": _("Festival greeting"),
    "help_given": _("Help given"),
}

# Answers that nobody should pass over, in plain words (rules.WARNINGS).
WARNING_WORDS = {
    "papers_held": _("The employer keeps the migrant's papers."),
    "free_to_leave": _("The migrant is not free to leave the job."),
    "paid_in_full": _("The wage is not paid in full."),
    "paid_on_time": _("The wage is not paid on time."),
}
# What may be done about such an answer.
WARNING_STEPS = [
    ("put_right", _("Put right: the answer was wrong")),
    ("true", _("True as it stands; the migrant wants nothing done")),
    ("hand_on", _("True: hand it on as a difficulty")),
]


def asked(kind_questions):
    """[(code, words, [(answer code, words)])] of the questions that have one answer for all, out of a list."""
    return [
        (code, QUESTIONS[code], [(answer, ANSWERS[answer]) for answer in answers])
        for code, answers in kind_questions.items()
        if code in QUESTIONS and code not in ("members", "dependants", "schooling") and not isinstance(answers, str)
    ]


def asked_of_each(kind_questions, members, children):
    """[(name of the form's field, whom or what it is about, [(answer code, words)])] of the questions per person."""
    found = []
    for code, people, words in (
        ("members", members, "%(name)s"),
        ("schooling", children, gettext("School of %(name)s")),
    ):
        answers = [(answer, ANSWERS[answer]) for answer in kind_questions.get(code, ())]
        if answers:
            found += [(f"p_{code}_{person.pk}", words % {"name": person.name}, answers) for person in people]
    return found
