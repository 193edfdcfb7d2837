"""What stands in the way of a person without a proposal, and which training would open most doors (X2.2-6, X3)."""

from collections import Counter
from typing import NamedTuple

from laborers.jobs.rules.facts import Reason
from laborers.jobs.states import OBSTACLES

# Obstacles told to a person without a proposal, and trainings told to anybody.
TOLD = 3


class Doors(NamedTuple):
    """A training and what it would open: vacancies that the skill alone bars, and the posts left in them."""

    occupation: str
    vacancies: int
    seats: int


class Hindrances:
    """What was found while one person was held against every open vacancy: counts, not the pairs themselves."""

    def __init__(self):
        self.vacancies = self.fitting = 0
        self.bars, self.alone = Counter(), Counter()
        self.opened, self.seats = Counter(), Counter()

    def add(self, codes, *, occupation="", seats=0, vacancies=1):
        """Count vacancies that these obstacles bar (none: that fit), all of one occupation."""
        self.vacancies += vacancies
        if not codes:
            self.fitting += vacancies
            return
        self.bars.update(dict.fromkeys(codes, vacancies))
        if len(codes) == 1:
            self.alone[codes[0]] += vacancies
            if codes[0] == "skill":
                self.opened[occupation] += vacancies
                self.seats[occupation] += seats

    def reasons(self):
        """Why there is no proposal, what bars most first, by what it alone bars and then by all that it bars."""
        if not self.vacancies:
            return [Reason("no_vacancies")]
        if self.fitting:
            return [Reason("posts_taken", {"posts": self.fitting, "of": self.vacancies})]
        order = list(OBSTACLES)
        ranked = sorted(self.bars, key=lambda code: (-self.alone[code], -self.bars[code], order.index(code)))
        return [
            Reason(code, {"posts": self.bars[code], "of": self.vacancies, "alone": self.alone[code]})
            for code in ranked[:TOLD]
        ]

    def doors(self):
        """The Doors that trainings would open, the most posts first."""
        found = [Doors(code, count, self.seats[code]) for code, count in self.opened.items()]
        return sorted(found, key=lambda each: (-each.seats, -each.vacancies, each.occupation))[:TOLD]


def in_the_way(refusals):
    """Why a person has no proposal, from the obstacles of every open vacancy; at most TOLD are told."""
    found = Hindrances()
    for codes in refusals:
        found.add(codes)
    return found.reasons()
