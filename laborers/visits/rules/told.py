"""What a reported change may hold, as it was told: work elsewhere, or a day and a few words."""

import re
from datetime import date

from laborers.visits.rules.findings import number_of, number_problems

_TOLD = ("since", "text")
_WORK = ("place", "destination", "employer", "occupation", "wage_yuan", *_TOLD)
PLACES = ("same", "county", "province", "other")
WORK_CHANGES = ("changed_work", "went_out")


def change_problems(kind, detail):
    """What is wrong with the detail of a reported change, as (key, code)."""
    known = _WORK if kind in WORK_CHANGES else _TOLD
    problems = [(key, "unknown_question") for key in detail if key not in known]
    for key in known:
        code, is_right = _CHECKS[key]
        if detail.get(key) not in ("", None) and not is_right(detail[key]):
            problems.append((key, code))
    if kind == "other" and not str(detail.get("text") or "").strip():
        problems.append(("text", "required"))
    return problems


def day_of(told):
    """The date of a JSON answer in the form 2026-03-31, or None."""
    try:
        return date.fromisoformat(told)
    except (TypeError, ValueError):
        return None


def _is_text(longest):
    return lambda told: isinstance(told, str) and len(told) <= longest and "\x00" not in told


# What each key of a detail holds, and the code of the refusal.
_CHECKS = {
    "place": ("unknown_answer", lambda told: told in PLACES),
    "destination": ("unknown_answer", lambda told: isinstance(told, str) and re.fullmatch("[0-9]{6}", told)),
    "employer": ("max_length", _is_text(100)),
    "occupation": ("max_length", _is_text(40)),
    "wage_yuan": ("not_a_number", lambda told: not number_problems("", "yuan", number_of(told))),
    "since": ("bad_day", day_of),
    "text": ("max_length", _is_text(200)),
}
