"""Pure arithmetic of placements: where the work lies, which consent allows it, how long it lasted (X2.2-6, X2.2-7)."""

from laborers.registry.rules import age_on

IN_COUNTY, IN_PROVINCE, OUT_PROVINCE, ABROAD, UNKNOWN = "in_county", "in_province", "out_province", "abroad", "other"

# First two digits of places outside the mainland: Taiwan, Hong Kong, Macao, and the county's own code for abroad.
OUTSIDE_MAINLAND = ("71", "81", "82", "99")
NOT_KNOWN = "00"
WORKING_AGE = 16
# Days before the end of a contract when its officers are told.

# Codes of the lists `organised_by` and `end_reason`, whose dated labels are rows.
ORGANISERS = frozenset(
    {"government", "self", "enterprise", "intermediary", "cooperative", "workshop", "welfare_post", "other"}
)
END_REASONS = frozenset(
    {"returned", "contract_ended", "changed_job", "dismissed", "enterprise_closed", "family", "illness", "other"}
)
# Kept as the reason of a departure that was called off: nobody chooses it for work that ended.
CALLED_OFF = "called_off"
# After these the employer needs nobody in the person's place.
NO_REPLACEMENT = frozenset({"contract_ended", "dismissed", "enterprise_closed"})


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


def holds_month(started_on, ended_on, month):
    """Whether a spell has a day in the month that begins on the day `month`."""
    return started_on.replace(day=1) <= month and (ended_on is None or ended_on >= month)


def needs_replacement(reason, ended_on, contract_to):
    """Whether an employer needs somebody else after work ended for that reason, before the end of its contract."""
    return reason not in NO_REPLACEMENT and (contract_to is None or ended_on < contract_to)


def card_number(county, year, serial):
    """The number of a contract card: county, year of issue, and a serial without gaps."""
    return f"{county}-{year}-{serial:06d}"


def serial_of(number):
    """The serial in a card number."""
    return int(number.rpartition("-")[2])
