"""Institutions, classes and trainees, made through the rooms' actions."""

from datetime import date
from itertools import count

from laborers.placements.actions import give_consent
from tests.factories.codes import shipped_rows
from tests.factories.surveys import make_assessed_laborer
from trainings.classes import actions
from trainings.institutions import actions as institutions
from xundian.codes.actions import load_codes
from xundian.codes.models import Code
from xundian.codes.rules import check_uscc
from xundian.divisions.models import Division

APPROVED, OPENED, STARTS, ENDS = date(2026, 1, 1), date(2026, 3, 6), date(2026, 3, 16), date(2026, 3, 27)
SCHEMES = ("training_kind", "training_programme", "occupation", "skill_level", "welfare_post_kind")
_serial = count(1)


def load_words():
    """The shipped code lists that trainings and relocation ask for, once in a test."""
    if not Code.objects.filter(scheme__in=SCHEMES).exists():
        load_codes(rows={place: row for place, row in shipped_rows().items() if row["scheme"] in SCHEMES}, by=None)


def make_uscc():
    """A fresh credit code with its right check character."""
    body = f"91530129MA6K{next(_serial):05d}"
    return next(body + end for end in "0123456789ABCDEFGHJKLMNPQRTUWXY" if not check_uscc(body + end).problems)


def make_institution(county, by=None, approved_from=APPROVED, approved_to=None, **values):
    """An institution approved from the beginning of the year; `approved_from=None` leaves it unapproved."""
    values = {"name": "寻甸职业高级中学", "uscc": make_uscc()} | values
    row = institutions.register(county=county, by=by, **values)
    if approved_from is None:
        return row
    return institutions.approve(institution=row, approved_from=approved_from, approved_to=approved_to, by=by)


def make_class(division, state="open", by=None, institution=None, **values):
    """A welding class of two weeks in a township or the county; `state` planned or open."""
    load_words()
    county = Division.objects.get(code=division.code[:6])
    values = {
        "title": "电焊工培训班", "kind": "skills", "occupation": "welding", "capacity": 30, "hours": 80,
        "starts_on": STARTS, "ends_on": ENDS,
    } | values  # fmt: skip
    row = actions.plan_class(
        institution=institution or make_institution(county, by=by), division=division, by=by, **values
    )
    return row if state == "planned" else actions.open(training_class=row, by=by, on=OPENED)


def make_training_consent(laborer, by=None, on=OPENED, **values):
    """A consent of that laborer to training."""
    values = {"purpose": "training", "text_version": "2026-1", "language": "zh-hans"} | values
    return give_consent(laborer=laborer, by=by, on=on, **values)


def make_trainee(training_class, place, by=None, on=OPENED, **values):
    """The enrolment of a new, assessed laborer of that village or household."""
    laborer = make_assessed_laborer(place, **values)
    consent = make_training_consent(laborer, by=by, on=on)
    return actions.enrol(training_class=training_class, laborer=laborer, consent=consent, by=by, on=on)


def make_running_class(division, place, trainees=2, by=None, **values):
    """(class, its enrolments): a class that began on its first day."""
    row = make_class(division, by=by, **values)
    enrolments = [make_trainee(row, place, by=by) for _number in range(trainees)]
    return actions.start(training_class=row, by=by, on=row.starts_on), enrolments
