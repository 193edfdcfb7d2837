"""Checks that the writes of bases share."""

from django.utils.translation import gettext as _

from relocation.bases.states import FAULTS
from xundian.kit.errors import Invalid

OFTEN = ("valid_from", "valid_to")


def fault(field, code):
    """An Invalid of states.FAULTS about a field."""
    return Invalid(FAULTS[code], field=field, code=code)


def check_days(faults, values, first, last):
    """Keep a fault when the last day lies before the first, or there is no first."""
    faults.required(values, [first])
    if values.get(first) and values.get(last) and values[last] < values[first]:
        faults.add(last, "days", FAULTS["days"])


def check_apart(faults, model, same, values, days, pk=None):
    """Keep a fault when another row with the same {column: value} shares a day with this one."""
    first, last = days
    if not values.get(first) or faults.wrong.get(last):
        return
    rows = model.objects.filter(**same).exclude(pk=pk).exclude(**{f"{last}__lt": values[first]})
    if values.get(last):
        rows = rows.filter(**{f"{first}__lte": values[last]})
    if rows.exists():
        faults.add(first, "overlap", FAULTS["overlap"])


def check_positive(faults, values, names, least=1):
    """Keep a fault of every number below `least` (a fen, a hundredth of a mu count as more than nothing); empty ones
    are faults of `required`."""
    for name in names:
        value = values.get(name)
        if value is not None and (value <= 0 if least else value < 0):
            code = "amount" if least else "not_negative"
            faults.add(name, code, FAULTS[code])


def check_texts(faults, values, longest, optional=()):
    """The texts of `values` without their margins; faults of what is missing or too long by {name: most letters}."""
    for name, most in longest.items():
        if name in values:
            values[name] = (values[name] or "").strip()
            if not values[name] and name not in optional:
                faults.add(name, "required", _("This is required."))
            elif len(values[name]) > most:
                faults.add(name, "max_length", _("At most %(n)s characters.") % {"n": most})
    return values
