"""Whether the codes that describe enterprises and their vacancies stand in their lists."""

from django.utils.translation import gettext as _

from laborers.enterprises.states import FAULTS
from xundian.codes.queries import tables
from xundian.kit.errors import Invalid


def check_codes(values, schemes, on):
    """Every code of `values` must stand in its list on the day; `schemes` is {field: list}, places go without saying.

    A place of work stands for its city or province too. Invalid names every field that is wrong.
    """
    named = {name: values[name] for name in (*schemes, "destination") if values.get(name)}
    if not named:
        return
    lists = tables({*schemes.values(), "destination"}, on)
    wrong = {
        name: ("unknown_code", _("“%(code)s” is not in the list of codes.") % {"code": code})
        for name, code in named.items()
        if name in schemes and code not in lists[schemes[name]]
    }
    place = named.get("destination")
    if place and not _known_place(place, lists["destination"]):
        wrong["destination"] = ("destination", FAULTS["destination"])
    if wrong:
        raise Invalid(fields=wrong)


def _known_place(code, places):
    six = len(code) == 6 and code.isascii() and code.isdigit()
    return six and any(each in places for each in (code, f"{code[:4]}00", f"{code[:2]}0000"))
