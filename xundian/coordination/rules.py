"""Arithmetic of coordination: when a task is late, how a name is shown, who attends."""

import re

from xundian.coordination.states import NameShown, TaskState
from xundian.kit.masking import masked

# One sign alone is no name: it would take words apart.
SHORTEST = 2
# A day stays. So many digits in a row, with what people put between them, belong to a telephone, an identity card or
# an account; an amount and a year have fewer.
NUMBER = re.compile(
    r"(?P<day>(?:19|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}(?![0-9]))"
    r"|(?<![0-9])[0-9](?:[ \-－—·]?[0-9]){8,19}[Xx]?(?![0-9])"
)


def late_days(state, due_on, on):
    """By how many days an open task is late at that day; 0 when it is not, or no longer open (X2.2-8)."""
    return max((on - due_on).days, 0) if state == TaskState.OPEN else 0


def shown_name(name, shown):
    """A person's name as the consent allows: whole, or the surname alone (X2.2-9)."""
    return name if shown == NameShown.FULL else masked(name)


def shown_text(text, name, shown, others=()):
    """The words of a story as anybody may read them (X2.2-9).

    The person's `name` stands as the consent allows; `others`, former names of the person, names and telephones of the
    household, for which nobody gave consent, are masked, and so is whatever looks like a telephone or identity number.
    """
    given = {each: masked(each) for each in others if len(each) >= SHORTEST} | {name: shown_name(name, shown)}
    names = sorted((each for each in given if each), key=lambda each: (-len(each), each))
    if names:
        text = re.sub("|".join(map(re.escape, names)), lambda found: given[found.group()], text)
    return NUMBER.sub(lambda found: found["day"] or "***", text)


def offices_of(text):
    """The attending offices, one in a line, without empty lines."""
    return [line.strip() for line in text.splitlines() if line.strip()]
