"""What a figure is: one definition, a set of rows; its number and its names are the same rows."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from xundian.reports.columns import PEOPLE
from xundian.reports.rollups.kept import Base, kept_of
from xundian.reports.rules import Period

AS_IT_STANDS = _("As the records stand when the figure is asked for; what it was on an earlier day, a snapshot tells.")
ON_THE_DAY = _("As it stands on the day of the report.")
UP_TO_THE_DAY = _("From the first day of the period up to its last, or up to the day of the report if that is earlier.")
BY_THE_DAY = _("The whole period, also what lies after the day of the report.")


@dataclass(frozen=True)
class Dimension:
    """A way to divide the rows of figures into parts: `values` are codes with their words, in the order of a form.

    `by(rows, period)` gives the rows with `part`, one of the codes. Every row is in one part, so that parts add up.
    Parts that hang on nothing but the rows themselves and `reads`, whatever the period, are kept ready like the whole.
    """

    code: str
    label: str
    values: dict[str, str]
    by: Callable[[QuerySet, Period], QuerySet]
    reads: tuple[Base, ...] | None = None


@dataclass(frozen=True)
class Figure:
    """One figure: `rows(period)` are what it counts, at the division `place`.

    With `person`, different people are counted, not rows: someone placed twice in a year is one laborer placed. With
    `amount`, what that path holds (fen) is summed up. A part of another figure names it (`base`), the way it is divided
    (`dimension`) and which part it is (`value`): all parts of a base are counted in one statement.
    """

    code: str
    label: str
    definition: str
    rows: Callable[[Period], QuerySet]
    place: str = "division_id"
    person: str = ""
    # Paths of what a list of names shows for a row.
    name: str = "laborer__name"
    household: str = "household__number"
    day: str = ""
    # What the catalogue says of it: its chapter, the records it is read from, what a cut-off does, who is left out.
    topic: str = ""
    source: str = ""
    cutoff: str = UP_TO_THE_DAY
    exclusions: str = ""
    unit: str = PEOPLE
    # Sums of this path, in fen, instead of a count of rows; names show it as well.
    amount: str = ""
    # When a row came into the books: what was entered after a report was printed is told by it.
    entered: str = "created_at"
    # Of a part: the code of the whole, the way it is divided, which part, and the rows of the whole with their `part`.
    base: str = ""
    dimension: Dimension | None = field(default=None, repr=False)
    value: str = ""
    divided: Callable[[Period], QuerySet] | None = field(default=None, repr=False)

    @property
    def heading(self):
        """The figure's name under the heading of its dimension: of a part its value alone."""
        return self.dimension.values[self.value] if self.dimension else self.label


def part_code(base, dimension, value):
    """The code of a part of a figure: transferred, area, in_county → transferred_area_in_county."""
    return f"{base}_{dimension}_{value}"


def parts(base, dimension):
    """The figures into which a dimension divides a figure, in the order of its values."""
    return [_part(base, dimension, value) for value in dimension.values]


def _part(base, dimension, value):
    def divided(period):
        return dimension.by(base.rows(period), period)

    return replace(
        base,
        code=part_code(base.code, dimension.code, value),
        label=format_lazy("{base}: {value}", base=base.label, value=dimension.values[value]),
        definition=format_lazy(
            "{base} {dimension}: {value}.", base=base.definition, dimension=dimension.label,
            value=dimension.values[value],
        ),
        rows=_kept_part(base, dimension, value) or (lambda period: divided(period).filter(part=value)),
        base=base.code, dimension=dimension, value=value, divided=divided,
    )  # fmt: skip


def _kept_part(base, dimension, value):
    """The rows of a part that can be kept ready; None of one that cannot."""
    kept = kept_of(base)
    if kept is None or dimension.reads is None:
        return None
    bases = (*kept.bases, *dimension.reads)
    return replace(kept, bases=bases, all=lambda: dimension.by(kept.all(), None).filter(part=value)).rows
