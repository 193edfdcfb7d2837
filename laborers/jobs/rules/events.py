"""What must hold of a recruitment event as it is sent (X2.2-5)."""

COUNTY_DIGITS, TOWNSHIP_DIGITS = 6, 9


def event_faults(values, *, division):
    """[(field, code of states.EVENT_FAULTS)] of an event's values; `division` is the code of whoever holds it."""
    partners = values["partners"]
    county = division[:COUNTY_DIGITS]
    starts, ends = values["starts_on"], values["ends_on"]
    strange = [each for each in partners if len(each) != TOWNSHIP_DIGITS or not each.startswith(county)]
    checks = [
        ("division", "level", len(division) not in (COUNTY_DIGITS, TOWNSHIP_DIGITS)),
        ("ends_on", "days", starts is not None and ends is not None and ends < starts),
        ("partners", "partner", bool(strange)),
        ("partners", "own_partner", division in partners),
    ]
    return [(name, code) for name, code, wrong in checks if wrong]
