"""Who was trained, by kind, of whom registered poor (X2.2-4, X3.1)."""

from datetime import date
from functools import partial

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from trainings.outcomes import queries as outcomes
from trainings.programmes.states import KIND_OF_WORD
from xundian.reports.columns import PEOPLE
from xundian.reports.figures.shape import Figure
from xundian.reports.rollups.kept import Base, Kept, up_to_cutoff

TOPIC = _("Trainings")
ENROLMENTS = _("Enrolments in training classes, completed by assessment on the last day of the class.")
NOT_COMPLETED = _("Who left a class, did not pass, or is still in it.")
TRAININGS = pgettext_lazy("unit", "trainings")


def _completed(kind):
    rows = outcomes.completed(date.min, date.max)
    return rows.filter(training_class__kind=kind) if kind else rows


def _poor(kind):
    return outcomes.with_supported(_completed(kind)).filter(supported=True)


def _trained(kind="", *, poor=False):
    """The trainings of a kind that were completed in a period, up to its cut-off."""
    reads = (Base.TRAININGS, *((Base.CLASSES,) if kind else ()), *((Base.CATEGORIES, Base.HOMES) if poor else ()))
    return Kept(reads, partial(_poor if poor else _completed, kind), "ended_on", up_to_cutoff).rows


def _training(code, label, definition, rows, **more):
    return Figure(
        code, label, definition, rows, day="ended_on", household="laborer__household__number", topic=TOPIC,
        source=ENROLMENTS, exclusions=NOT_COMPLETED, **({"unit": TRAININGS} | more),
    )  # fmt: skip


def _of_kind(word, label):
    """The trainings of one kind, and those of registered poor among them."""
    definition = _("Of the trainings, those of this kind.")
    yield _training(f"trained_{word}", label, definition, _trained(word))
    poor = format_lazy("{kind} ({poor})", kind=label, poor=_REGISTERED)
    yield _training(f"trained_{word}_supported", poor, _IS_POOR, _trained(word, poor=True))


_REGISTERED = _("of whom registered poor")
_IS_POOR = _("Of these, those of people whose household was registered poor, or counts as such, when they enrolled.")
TRAINED_KINDS = tuple(KIND_OF_WORD)
CATALOGUE = [
    _training(
        "trained", _("Trained"),
        _("Classes completed in the period, up to the day of the report. Who completed two counts twice, as in the "
          "published figures, whose kinds add up to their total."), _trained(),
    ),
    _training("trained_supported", _REGISTERED, _IS_POOR, _trained(poor=True)),
    _training(
        "trained_people", _("Different people trained"),
        _("People who completed at least one class in the period, each counted once."), _trained(), person="laborer_id",
        unit=PEOPLE,
    ),
    *(figure for word, kind in KIND_OF_WORD.items() for figure in _of_kind(word, kind.label)),
]  # fmt: skip
TRAINED = [figure.code for figure in CATALOGUE]
