"""Schooling in the demo county: young people of registered poor households whom the lines EDU of X2.3 pay for."""

from datetime import time, timedelta

from django.db.models import Exists, OuterRef

from laborers.placements import actions as placements
from laborers.registry.models import Case
from laborers.registry.queries import supported
from laborers.registry.states import Stage
from laborers.surveys.models import Assessment
from trainings.classes import actions as classes
from trainings.institutions.models import Institution
from trainings.institutions.queries import approved_on
from trainings.programmes.models import Programme
from xundian.accounts.scope import under
from xundian.demo.cast import COUNTY
from xundian.demo.ledger import TEXT
from xundian.demo.setting import moment

BEGUN_AGO, YEARS, OLDEST, STUDENTS = 78, 2, 35, 3


def enrol_students(setting):
    """A class of technicians that began this autumn, and who of registered poor households joined it; how many."""
    first = setting.on - timedelta(days=BEGUN_AGO)
    day, by = first - timedelta(days=1), setting.users["county"]
    programme = Programme.objects.get(county=setting.county, kind="schooling")
    schools = Institution.objects.filter(approved_on(day), county=setting.county).order_by("name")
    row = classes.plan_class(
        institution=schools.first(), division=setting.county, title="预备技师班（焊接加工）", programme=programme,
        capacity=40, starts_on=first, ends_on=first + timedelta(days=365 * YEARS), venue="县职中实训楼", by=by,
    )  # fmt: skip
    lesson = classes.add_session(
        training_class=row, day=first, begins=time(8, 30), ends=time(11, 30), topic="开学典礼与专业介绍", by=by
    )
    classes.open(training_class=row, by=by, on=day - timedelta(days=10))
    young = _young(setting, day)
    joined = []
    for case in young:
        consent = placements.give_consent(
            laborer=case.laborer, purpose="training", text_version=TEXT, language="zh-hans",
            by=setting.officers[case.laborer.division_id], on=day,
        )  # fmt: skip
        joined.append(classes.enrol(training_class=row, laborer=case.laborer, consent=consent, by=by, on=day))
    if joined:
        classes.start(training_class=row, by=by, on=first)
        present = [each.pk for each in joined]
        classes.mark(session=lesson, present=present, absent=set(), by=by, at=moment(first, 9))
        classes.inspect(training_class=row, day=first, present=len(present), by=by, on=first, findings="到课情况良好。")
    return len(joined)


def _young(setting, on):
    """Cases of young people who look for work and were assessed by the day, the youngest first."""
    seeking = Assessment.objects.filter(case=OuterRef("pk"), is_current=True, on__lte=on)
    rows = Case.objects.filter(under("laborer__division_id", COUNTY), stage=Stage.ASSESSED, closed_on=None)
    rows = supported(rows, "laborer__household__category").filter(
        Exists(seeking.exclude(direction="not_seeking")), laborer__birth__gt=on - timedelta(days=OLDEST * 365)
    )
    return list(rows.select_related("laborer").order_by("-laborer__birth", "pk")[:STUDENTS])
