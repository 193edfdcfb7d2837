"""What must hold of a vacancy as it is sent, and why one cannot be offered on a day (X2.2-5, X4, X4.6)."""

from datetime import timedelta

from laborers.jobs.states import Channel, Effective, VacancyState

MOST_TERM_MONTHS = 120


def vacancy_faults(values, *, county, filled=0):
    """[(field, code of states.FAULTS)] of a vacancy's values; `county` is the code of the county that publishes it."""
    away = values["channel"] == Channel.AWAY
    inside = values["destination"] == county
    checks = [
        ("headcount", "headcount", values["headcount"] < max(1, filled)),
        ("wage_max", "wage_range", not 0 <= values["wage_min_fen"] <= values["wage_max_fen"]),
        ("max_age", "age_range", not 16 <= values["min_age"] <= values["max_age"]),
        ("closes", "days", values["closes"] < values["opens"]),
        ("sex", "sex", values["sex"] not in ("", "1", "2")),
        ("sex_ground", "sex_ground", bool(values["sex"]) and not values["sex_ground"].strip()),
        ("health_note", "health_note", bool(values["health_required"]) and not values["health_note"].strip()),
        ("pay_day", "pay_day", not _within(values["pay_day"], 1, 31)),
        ("hours_per_day", "hours_per_day", not _within(values["hours_per_day"], 1, 24)),
        ("days_per_week", "days_per_week", not _within(values["days_per_week"], 1, 7)),
        ("season_from", "season", not _is_season(values["season_from"], values["season_to"])),
        ("channel", "channel_away", away and inside),
        ("destination", "channel_county", not away and not inside),
    ]
    found = [(name, code) for name, code, wrong in checks if wrong]
    return found + (_welfare_faults(values) if values["channel"] == Channel.WELFARE else _none_of_welfare(values))


def _welfare_faults(values):
    """A public-welfare post says who pays it, how much, and for how long (X4.6)."""
    checks = [
        ("funding_source", "welfare_funding", not values["funding_source"].strip()),
        ("term_months", "welfare_term", not values["term_months"] or values["term_months"] > MOST_TERM_MONTHS),
        ("wage_max", "welfare_pay", values["wage_min_fen"] != values["wage_max_fen"]),
    ]
    return [(name, code) for name, code, wrong in checks if wrong]


def _none_of_welfare(values):
    return [(name, "welfare_only") for name in ("welfare_kind", "funding_source", "term_months") if values[name]]


def _within(value, low, high):
    return value is None or low <= value <= high


def _is_season(first, last):
    if first is None or last is None:
        return first is last is None
    return _within(first, 1, 12) and _within(last, 1, 12)


def hindrances(vacancy, on, *, inspected):
    """Codes of states.NOT_OFFERABLE: why a vacancy cannot be offered on the day; empty when it can.

    `inspected`: whether its enterprise holds a valid inspection that it passed; public-welfare posts need none.
    """
    checks = [
        (str(vacancy.state), vacancy.state != VacancyState.OPEN),
        ("not_begun", vacancy.opens > on),
        ("past", vacancy.closes < on and vacancy.state == VacancyState.OPEN),
        ("not_inspected", vacancy.channel != Channel.WELFARE and not inspected),
        ("not_effective", vacancy.effective == Effective.WITHDRAWN),
    ]
    return [code for code, stands in checks if stands]


def asked_again_from(vacancy, recheck_days):
    """The day from which the receiving district is to be asked again; None when it was never asked."""
    if vacancy.confirmed_on is None:
        return None
    again = vacancy.confirmed_on + timedelta(days=recheck_days)
    return min(again, vacancy.confirmed_until + timedelta(days=1)) if vacancy.confirmed_until else again
