"""What many writes check before anything is kept: a word out of a list, and how long a text may be.

Each room says the error codes that its REST clients know.
"""

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xundian.kit.errors import Invalid

# Fields that want something else than words.
NEEDED = {"document": gettext_lazy("Give the number of the document, for example 寻人社协〔2026〕3号.")}


def not_listed(choices):
    """The sentence that refuses a word and names those that are known."""
    return _("This word is not in the list: %(words)s.") % {"words": ", ".join(choices.values)}


def at_most(longest):
    """The sentence that refuses a text of more characters than that."""
    return _("At most %(n)s characters.") % {"n": longest}


def check_choice(field, value, choices, code="unknown_choice"):
    """Invalid by the name of the field unless the word is one of the choices."""
    if value not in choices.values:
        raise Invalid(not_listed(choices), field=field, code=code)


def check_length(field, text, longest, code="max_length"):
    """Invalid by the name of the field for more characters than that."""
    if len(text) > longest:
        raise Invalid(at_most(longest), field=field, code=code)


def words(field, value, longest=500, required=True, code="too_long"):
    """The words without their margins; Invalid when there are none (required), or too many (`code`)."""
    value = (value or "").strip()
    if required and not value:
        raise Invalid(NEEDED.get(field) or _("Say it in a few words."), field=field, code="required")
    check_length(field, value, longest, code)
    return value


def eve_of(field, day):
    """The day before, on which something former ends; Invalid by the name of the field when no day is before it."""
    if day == date.min:
        raise Invalid(_("Enter the day as year-month-day, for example 2026-06-20."), field=field, code="bad_day")
    return day - timedelta(days=1)


class Faults:
    """What is wrong with the fields of one input, gathered check by check and told all at once by `tell`."""

    def __init__(self):
        self.wrong = {}

    def add(self, field, code, message):
        """Keep a fault; of one field the first is told."""
        self.wrong.setdefault(field, (code, message))

    def check(self, step, *given, **named):
        """What the step gives; None when it raises Invalid, which is kept."""
        try:
            return step(*given, **named)
        except Invalid as error:
            for field, code, message in error.errors:
                self.add(field, code, message)

    def required(self, values, names):
        """Keep a fault of every name without a value."""
        for name in names:
            if values.get(name) in (None, ""):
                self.add(name, "required", _("This is required."))

    def tell(self):
        """Invalid with everything that was found, when anything was; one fault alone goes by its own code and field."""
        if len(self.wrong) == 1:
            [(field, (code, message))] = self.wrong.items()
            raise Invalid(message, fields=self.wrong, code=code, field=field)
        if self.wrong:
            raise Invalid(fields=self.wrong)
