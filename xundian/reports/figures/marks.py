"""Days that lie so many months after another, and stretches of days, as expressions over rows."""

from django.db.models import DateField, DurationField, ExpressionWrapper, F, Func


class MonthsLater(Func):
    """The same day so many months on, or the last of that month: laborers.placements.rules.months_later."""

    template = "(%(expressions)s + make_interval(months => %(months)s))::date"
    arity = 1
    output_field = DateField()

    def __init__(self, day, months):
        super().__init__(day, months=int(months))


def stretch(first, last):
    """How long it is from one day of a row to another."""
    return ExpressionWrapper(F(last) - F(first), output_field=DurationField())
