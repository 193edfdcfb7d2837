"""Facts of training and schooling that subsidies look at: the room of subsidies lies below and asks for them (X2.3).

SKILL pays for classes under a named project that were subsidised and passed; EDU-LIVING and EDU-TUITION pay students of
schooling, whose programme says which of the two it is.
"""

from laborers.registry.queries import supported_then
from laborers.subsidies.rules import Student, Trainee
from trainings.classes.models import Enrolment
from trainings.classes.states import EnrolmentState
from trainings.institutions.models import Institution
from trainings.programmes.states import ProgrammeKind
from xundian.accounts.scope import under

TRAINEE = (
    "laborer_id", "laborer__name", "division_id", "pk", "training_class__institution_id",
    "training_class__institution__name", "training_class__institution__county_id", "training_class__project",
    "training_class__subsidised", "ended_on", "state", "supported",
)  # fmt: skip
STUDENT = (
    "laborer_id", "laborer__name", "division_id", "pk", "training_class__programme__subsidy_rule", "enrolled_on",
    "ended_on", "supported",
)  # fmt: skip


def trainees(county, on, laborers=None, institution=None):
    """rules.Trainee of every class of the county that somebody ended up to the day `on`, by person and day.

    Of everybody only what may be paid for: subsidised, under a project, passed. Of named people (keys) or one
    institution (key) every class, so that it can be said why one is not paid for.
    """
    rows = _of_county(county, laborers).filter(ended_on__lte=on, enrolled_on__isnull=False)
    if institution is not None:
        rows = rows.filter(training_class__institution=institution)
    elif laborers is None:
        rows = rows.filter(training_class__subsidised=True, state=EnrolmentState.COMPLETED)
        rows = rows.exclude(training_class__project="")
    for laborer, name, village, key, firm, firm_name, place, project, subsidised, ended_on, state, supported in _facts(
        rows, TRAINEE
    ):
        yield Trainee(
            laborer=str(laborer), name=name, village=village, enrolment=str(key), institution=str(firm),
            institution_name=firm_name, institution_place=place, project=project, subsidised=subsidised,
            ended_on=ended_on, passed=state == EnrolmentState.COMPLETED, supported=supported,
        )  # fmt: skip


def students(county, on, laborers=None, institution=None):
    """rules.Student of the county's schooling that is paid for, from the day of enrolment up to its end, if any.

    Who left is a student of the time before; who only waited for a place never was one.
    """
    rows = _of_county(county, laborers).filter(
        training_class__programme__kind=ProgrammeKind.SCHOOLING, enrolled_on__lte=on
    ).exclude(training_class__programme__subsidy_rule="")  # fmt: skip
    if institution is not None:
        rows = rows.filter(training_class__institution=institution)
    for laborer, name, village, key, code, enrolled_on, ended_on, supported in _facts(rows, STUDENT):
        yield Student(
            laborer=str(laborer), name=name, village=village, enrolment=str(key), code=code, enrolled_on=enrolled_on,
            ended_on=ended_on, supported=supported,
        )  # fmt: skip


def institution_of(pk):
    """(name, county code) of an institution by its key, None for no institution: whom its training is paid to."""
    return Institution.objects.filter(pk=pk).values_list("name", "county_id").first()


def _of_county(county, laborers):
    rows = Enrolment.objects.filter(under("division_id", county), under("training_class__division_id", county))
    return rows if laborers is None else rows.filter(laborer__in=laborers)


def _facts(rows, columns):
    """The columns of enrolments, with whether the household came first on the day its member joined."""
    rows = supported_then(rows, "laborer__household", "enrolled_on")
    return rows.order_by("laborer", "ended_on", "pk").values_list(*columns)
