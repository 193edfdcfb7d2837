"""What is still missing of somebody on the roster of a batch (X2.2-6)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LineFacts:
    """What the check looks at. `posted` is False for an offer that is theirs no more; None without an offer."""

    consented: bool
    of_age: bool
    posted: bool | None
    confirmed: bool | None
    there: bool
    phone: bool
    contract: bool
    # None before there is work a card could be issued for.
    card: bool | None


def gaps(facts):
    """The codes of what is missing, the weightiest first (words: states.GAPS)."""
    missing = {
        "no_consent": not facts.consented, "under_age": not facts.of_age, "offer_over": facts.posted is False,
        "not_confirmed": facts.posted is not False and facts.confirmed is False, "elsewhere": not facts.there,
        "no_phone": not facts.phone, "no_contract": not facts.contract, "no_card": facts.card is False,
    }  # fmt: skip
    return [code for code, lacks in missing.items() if lacks]


def same_place(post, goes_to):
    """Whether a post lies where a batch goes: the same place, or one within the other (district, city, province)."""
    short = min(_meant(post), _meant(goes_to), key=len)
    return _meant(post).startswith(short) and _meant(goes_to).startswith(short)


def around(goes_to):
    """(beginning of the codes within a place, codes of the wider places it lies in): `same_place` in SQL."""
    return _meant(goes_to), [f"{goes_to[:2]}0000", f"{goes_to[:4]}00"]


def _meant(code):
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code
