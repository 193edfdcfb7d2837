"""Pure arithmetic of placements: where the work lies, which consent allows it, how long it lasted (X2.2-6, X2.2-7)."""

from datetime import date

from laborers.registry.rules import age_on

IN_COUNTY, IN_PROVINCE, OUT_PROVINCE, ABROAD, UNKNOWN = "in_county", "in_province", "out_province", "abroad", "other"

# First two digits of places outside the mainland: Taiwan, Hong Kong, Macao, and the county's own code for abroad.
OUTSIDE_MAINLAND = ("71", "81", "82", "99")
NOT_KNOWN = "00"
WORKING_AGE = 16
# Days before the end of a contract when its officers are told.
CONTRACT_REMINDERS = (60, 30, 7)

# Codes of the lists `organised_by` and `end_reason`, whose dated labels are rows.
ORGANISERS = frozenset(
    {"government", "self", "enterprise", "intermediary", "cooperative", "workshop", "welfare_post", "other"}
)
END_REASONS = frozenset(
    {"returned", "contract_ended", "changed_job", "dismissed", "enterprise_closed", "family", "illness", "other"}
)


def is_destination(code):
    """Whether the text has the form of a place code: six digits."""
    return len(code) == 6 and code.isascii() and code.isdigit()


def area_of_work(home_code, destination_code):
    """Where a place of work lies, seen from home: a word of the list `area_of_work`; derived, never asked.

    `home_code` is any division code of the home (6 digits or more), `destination_code` one of 6 digits.
    """
    if destination_code[:2] in OUTSIDE_MAINLAND:
        return ABROAD
    if destination_code[:2] == NOT_KNOWN:
        return UNKNOWN
    if destination_code == home_code[:6]:
        return IN_COUNTY
    return IN_PROVINCE if destination_code[:2] == home_code[:2] else OUT_PROVINCE


def is_away(area):
    """Whether work in this area is outside the county; an unknown place counts as away, so that nobody is forgotten."""
    return area != IN_COUNTY


def consent_holds(*, given_on, withdrawn_on, on):
    """Whether a consent is in force at that day: given by then, and not withdrawn by then."""
    return given_on <= on and (withdrawn_on is None or withdrawn_on > on)


def old_enough(birth, day):
    """Whether a person born then may work at that day: below 16 it is child labour."""
    return age_on(birth, day) >= WORKING_AGE


def months_worked(spells, year):
    """Months of the calendar year with at least one day of work, 0 to 12; a month counts once for all spells.

    `spells` are (first day, last day or None); an open spell runs to the end of the year.
    """
    return len({month for start, end in spells for month in _months_in(start, end, year)})


def reminder_due(contract_to, on):
    """Which reminder (60, 30 or 7 days before the end) stands at that day, or None; a late run gives the nearest."""
    left = (contract_to - on).days
    return min((days for days in CONTRACT_REMINDERS if 0 <= left <= days), default=None)


def card_number(county, year, serial):
    """The number of a contract card: county, year of issue, and a serial without gaps."""
    return f"{county}-{year}-{serial:06d}"


def serial_of(number):
    """The serial in a card number."""
    return int(number.rpartition("-")[2])


def _months_in(start, end, year):
    first = max(start, date(year, 1, 1))
    last = min(end or date(year, 12, 31), date(year, 12, 31))
    return range(first.month, last.month + 1) if first <= last else ()
