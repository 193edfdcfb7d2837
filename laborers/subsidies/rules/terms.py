"""The terms of a policy row by kind of rule: their names, the values of X2.3, and what is wrong with others."""

from itertools import pairwise

from laborers.subsidies.states import RULE_OF, Local, PolicyCode, Rule

# 10,000 yuan in fen.
WAN = 1_000_000
LEAST_BANDS, MOST_BANDS = 1, 10

# What each line of X2.3 asks. `months` with `longer`: more than so many months, else so many or more. Whole years of
# age "from": over 45 begins at 46, as more than 30 hires begins at 31. A band begins at its first number and ends
# before the next one, so that none overlap: 10 hires are in the higher band.
DEFAULTS = {
    PolicyCode.SKILL: {"supported": False},
    PolicyCode.EDU_LIVING: {"supported": True},
    PolicyCode.EDU_TUITION: {"supported": True},
    PolicyCode.LOAN_ENTREPRENEUR: {"licensed": True, "recognised": False},
    PolicyCode.LOAN_SMALL_ENTERPRISE: {"licensed": True, "recognised": True},
    PolicyCode.MICRO_100K: {"licensed": True, "recognised": False},
    PolicyCode.HIRE_NEW: {
        "introduced_year": True, "months": 12, "longer": True, "man_from": 0, "woman_from": 0,
    },
    PolicyCode.HIRE_OLDER: {
        "introduced_year": False, "months": 12, "longer": False, "man_from": 46, "woman_from": 36,
    },
    PolicyCode.DEMO_VILLAGE: {},
    PolicyCode.DEMO_PARK: {},
    PolicyCode.EMPLOY_POOR: {
        "local": Local.COUNTY.value, "supported": True, "bands": [[2, 2 * WAN], [10, 3 * WAN], [31, 5 * WAN]],
    },
    PolicyCode.RENT_RETURNEE: {
        "local": Local.COUNTY.value, "hires": 3, "months": 12, "longer": True, "stable_months": 6,
    },
}  # fmt: skip
_FLAG, _COUNT, _AGE, _MONTHS = (bool, None), (int, (1, 10_000)), (int, (0, 120)), (int, (1, 600))
SHAPES = {
    Rule.PER_TRAINEE: {"supported": _FLAG},
    Rule.PER_STUDENT: {"supported": _FLAG},
    Rule.LOAN: {"licensed": _FLAG, "recognised": _FLAG},
    Rule.PER_HIRE: {
        "introduced_year": _FLAG, "months": _MONTHS, "longer": _FLAG, "man_from": _AGE, "woman_from": _AGE,
    },
    Rule.RECOGNISED: {},
    Rule.BANDS: {"local": (str, None), "supported": _FLAG, "bands": (list, None)},
    Rule.RENT: {
        "local": (str, None), "hires": _COUNT, "months": _MONTHS, "longer": _FLAG, "stable_months": _MONTHS,
    },
}  # fmt: skip


def check_terms(code, terms):
    """{name: fault code of states.FAULTS} of terms that the kind of rule of a line does not take; {} when all is well.

    Faults: terms_missing, terms_unknown, terms_flag, terms_number, terms_local, terms_bands.
    """
    shape = SHAPES[RULE_OF[PolicyCode(code)]]
    faults = {name: "terms_unknown" for name in terms if name not in shape}
    for name, (kind, limits) in shape.items():
        fault = "terms_missing" if name not in terms else _fault(name, terms[name], kind, limits)
        if fault:
            faults[name] = fault
    return faults


def _fault(name, value, kind, limits):
    if name == "bands":
        return "" if _bands_in_order(value) else "terms_bands"
    if name == "local":
        return "" if value in Local.values else "terms_local"
    if kind is bool:
        return "" if isinstance(value, bool) else "terms_flag"
    whole = isinstance(value, int) and not isinstance(value, bool)
    return "" if whole and limits[0] <= value <= limits[1] else "terms_number"


def _bands_in_order(bands):
    """Bands are [first number of hires, fen], from few to many, each paying more than the one before."""
    if not isinstance(bands, list) or not LEAST_BANDS <= len(bands) <= MOST_BANDS:
        return False
    if not all(isinstance(each, list) and len(each) == 2 and _two_numbers(*each) for each in bands):
        return False
    return all(low[0] < high[0] and low[1] < high[1] for low, high in pairwise(bands))


def _two_numbers(least, fen):
    return all(isinstance(each, int) and not isinstance(each, bool) and each > 0 for each in (least, fen))


def hand_faults(step, hands, by):
    """Which of the columns that a step's hand may not be hold the user `by` (keys); [] when it is another hand.

    `hands` is {column: key of the user or None}.
    """
    return [column for column in step if hands.get(column) is not None and hands[column] == by]
