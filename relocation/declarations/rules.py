"""Pure parts of declarations: when what was found entitles a household, until when it may appeal, which home fits."""

from datetime import timedelta

# Within these days after a refusal its household may appeal.
APPEAL_DAYS = 60
MOST_PERSONS = 30


def fault_of(findings):
    """Why a declaration cannot be confirmed, a word of states.FAULTS, or "".

    `findings` are the newest ones of its claimed conditions, None for one that nobody looked at. One that is found on
    site entitles; but all are looked at first, and none waits for another look (W2.2-2).
    """
    if not findings:
        return "unclaimed"
    if None in findings:
        return "unchecked"
    if "again" in findings:
        return "again"
    return "" if "confirmed" in findings else "none_found"


def appeal_until(refused_on):
    """The last day on which a household may appeal."""
    return refused_on + timedelta(days=APPEAL_DAYS)


def fits(persons, home_persons):
    """Whether a home is large enough for a household."""
    return persons <= home_persons
