"""Institutions, classes and trainees, made through the rooms' actions."""

from datetime import date, datetime, time, timedelta
from itertools import count

from laborers.placements.actions import give_consent
from tests.factories.codes import shipped_rows
from tests.factories.surveys import make_assessed_laborer
from trainings.classes import actions
from trainings.classes.queries import trainees_on
from trainings.institutions import actions as institutions
from xundian.codes.actions import load_codes
from xundian.codes.models import Code
from xundian.codes.rules import check_uscc
from xundian.divisions.models import Division
from xundian.kit.clock import COUNTY_ZONE

APPROVED, OPENED, STARTS, ENDS = date(2026, 1, 1), date(2026, 3, 6), date(2026, 3, 16), date(2026, 3, 27)
APPROVED_TO = date(2030, 12, 31)
DOCUMENTS = [
    {"kind": "licence", "number": "5301290001"},
    {"kind": "permit", "number": "人社民5301294000001号", "valid_to": date(2031, 12, 31)},
    {"kind": "teachers", "number": "教师名册12人"},
]
SCHEMES = (
    "training_kind", "training_programme", "occupation", "skill_level", "certificate_kind", "welfare_post_kind",
    "base_crop",
)  # fmt: skip
_serial = count(1)


def load_words():
    """The shipped code lists that trainings and relocation ask for, once in a test."""
    missing = set(SCHEMES) - set(Code.objects.filter(scheme__in=SCHEMES).values_list("scheme", flat=True))
    if missing:
        load_codes(rows={place: row for place, row in shipped_rows().items() if row["scheme"] in missing}, by=None)


def make_uscc():
    """A fresh credit code with its right check character."""
    body = f"91530129MA6K{next(_serial):05d}"
    return next(body + end for end in "0123456789ABCDEFGHJKLMNPQRTUWXY" if not check_uscc(body + end).problems)


def make_institution(county, by=None, approved_from=APPROVED, approved_to=APPROVED_TO, **values):
    """An institution found qualified from the beginning of the year; `approved_from=None` leaves it not reviewed."""
    values = {"name": "寻甸职业高级中学", "uscc": make_uscc()} | values
    row = institutions.register(county=county, by=by, **values)
    if approved_from is not None:
        make_review(row, by=by, valid_from=approved_from, valid_to=approved_to or APPROVED_TO)
        row.refresh_from_db()
    return row


def make_review(
    institution, by=None, on=APPROVED, verdict="approved", valid_from=APPROVED, valid_to=APPROVED_TO, **more
):
    """A review with a verdict and the documents that it needs; other verdicts have no days."""
    review = institutions.file_review(institution=institution, documents=DOCUMENTS, filed_on=on, by=by, on=on)
    if verdict == "approved":
        more = {"valid_from": valid_from, "valid_to": valid_to} | more
    return institutions.decide_review(review=review, verdict=verdict, reasons="材料齐全", by=by, on=on, **more)


def make_class(division, state="open", by=None, institution=None, timetable=True, **values):
    """A welding class of two weeks in a township or the county, twelve days from 8:30; `state` planned or open."""
    load_words()
    county = Division.objects.get(code=division.code[:6])
    values = {
        "title": "电焊工培训班", "kind": "skills", "occupation": "welding", "capacity": 30, "hours": 80,
        "starts_on": STARTS, "ends_on": ENDS,
    } | values  # fmt: skip
    row = actions.plan_class(
        institution=institution or make_institution(county, by=by), division=division, by=by, **values
    )
    if timetable:
        make_timetable(row, by=by)
    return row if state == "planned" else actions.open(training_class=row, by=by, on=OPENED)


def make_timetable(row, by=None, days=range(1, 8), **values):
    """Sessions of the class on those weekdays until its hours are reached."""
    values = {"begins": time(8, 30), "ends": time(15, 10)} | values
    return actions.generate_sessions(training_class=row, weekdays=set(days), by=by, **values)


def session_on(row, day):
    """The session of a class on a day."""
    return row.sessions.get(day=day, called_off=False)


def noon(day):
    """Noon of a day in the county."""
    return datetime.combine(day, time(12), COUNTY_ZONE)


def make_sheet(row, day, present=(), absent=(), by=None, at=None, **values):
    """The attendance sheet of a class's session that day; everybody not named among `present` was absent."""
    session = session_on(row, day)
    others = absent or [each.pk for each in trainees_on(row, day)]
    return actions.mark(
        session=session, present=[each.pk for each in present], absent=others, by=by, at=at or noon(day), **values
    )


def make_closed_class(division, place, by=None, trainees=1, **values):
    """(class, its enrolments): a class that ran to its end, with everybody passed."""
    row, enrolments = make_running_class(division, place, trainees=trainees, by=by, **values)
    after = row.ends_on + timedelta(days=1)
    for session in row.sessions.filter(called_off=False):
        make_sheet(row, session.day, present=enrolments, by=by)
    row = actions.assess(training_class=row, by=by, on=after)
    done = [actions.complete(enrolment=each, passed=True, by=by, on=after, score=80) for each in enrolments]
    return actions.close(training_class=row, by=by, on=after), done


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


def make_supervised_class(division, place, by, canary):
    """A running class with an inspection that found something, and a closed one with a certificate."""
    row, (one,) = make_running_class(division, place, trainees=1, by=by, title=f"{canary}班")
    found = [("other", canary)]
    actions.inspect(training_class=row, day=STARTS, present=1, by=by, on=STARTS, findings=canary, found=found)
    actions.record_assessment(
        enrolment=one, part="theory", held_on=STARTS, score=70, passed=True, by=by, on=STARTS, assessor=canary
    )
    _closed, (passed,) = make_closed_class(division, place, by=by, title=f"{canary}结业班", institution=row.institution)
    actions.issue_certificate(enrolment=passed, by=by, on=ENDS + timedelta(days=2), number=f"{canary}号")
    return row
