"""The steps of a class's page: who may take each, on which tab it stands, and the one action that it calls."""

import re
from collections.abc import Callable
from datetime import time
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trainings.classes import actions
from trainings.classes.models import Certificate, Enrolment, Finding, Session
from trainings.classes.states import Part
from xundian.kit import clock
from xundian.kit.checking import Faults
from xundian.kit.errors import Invalid
from xundian.pages.finding import day_of, needed_key, row_of

OF_DAY = re.compile("[0-9]{2}:[0-9]{2}(?::[0-9]{2})?")
HOURS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})?")


class Step(NamedTuple):
    """One step; `own` when only the place that runs the class may take it."""

    right: str
    tab: str
    take: Callable
    own: bool = True


def _move(action, **how):
    return lambda request, row: action(training_class=row, by=request.user, on=clock.today(), **how) and None


def _cancel(request, row):
    actions.cancel(training_class=row, reason=_text(request, "reason"), by=request.user, on=clock.today())


def _session(request, row):
    faults = Faults()
    when = {"day": faults.check(day_of, request.POST.get("day"), "day")} | _times(request.POST, faults)
    faults.tell()
    actions.add_session(
        training_class=row, topic=_text(request, "topic", 100), place=_text(request, "place", 100), by=request.user,
        **when,
    )  # fmt: skip


def _weekdays(request, row):
    sent, faults = request.POST, Faults()
    when = _times(sent, faults)
    faults.tell()
    made = actions.generate_sessions(
        training_class=row, weekdays={int(each) for each in sent.getlist("weekdays") if each in "1234567" and each},
        topic=_text(request, "topic", 100), place=_text(request, "place", 100), by=request.user, **when,
    )  # fmt: skip
    return ngettext("%(n)s session added.", "%(n)s sessions added.", len(made)) % {"n": len(made)}


def _call_off(request, row):
    session = row_of(request, Session.objects.filter(training_class=row), needed_key(request.POST.get("session")))
    actions.call_off_session(session=session, by=request.user)


def _leave(request, row):
    actions.withdraw(
        enrolment=_enrolment(request, row), drop_out=request.POST.get("drop_out", ""), note=_text(request, "note"),
        by=request.user, on=clock.today(),
    )  # fmt: skip


def _assessed(request, row):
    sent = request.POST
    if sent.get("part") not in Part.values:
        raise Invalid(field="part", code="unknown_code", message=_("Choose one of the list."))
    actions.record_assessment(
        enrolment=_enrolment(request, row), part=sent["part"], held_on=day_of(sent.get("held_on"), "held_on"),
        score=_score(sent, needed=True), passed=sent.get("passed") == "yes", assessor=_text(request, "assessor", 50),
        by=request.user, on=clock.today(),
    )  # fmt: skip


def _result(request, row):
    sent = request.POST
    if sent.get("passed") not in ("yes", "no"):
        raise Invalid(field="passed", code="required", message=_("Say whether the person passed."))
    actions.complete(
        enrolment=_enrolment(request, row), passed=sent["passed"] == "yes", score=_score(sent),
        note=_text(request, "note"), by=request.user, on=clock.today(),
    )  # fmt: skip


def _certificate(request, row):
    actions.issue_certificate(
        enrolment=_enrolment(request, row), kind=_text(request, "kind", 40), level=_text(request, "level", 30),
        number=_text(request, "number", 60), by=request.user, on=clock.today(),
    )  # fmt: skip


def _revoke(request, row):
    held = Certificate.objects.filter(enrolment__training_class=row)
    certificate = row_of(request, held, needed_key(request.POST.get("certificate")))
    actions.revoke_certificate(
        certificate=certificate, reason=_text(request, "reason"), by=request.user, on=clock.today()
    )


def _settle(request, row):
    rows = Finding.objects.filter(inspection__training_class=row)
    finding = row_of(request, rows, needed_key(request.POST.get("finding")))
    actions.settle_finding(finding=finding, remedy=_text(request, "remedy"), by=request.user, on=clock.today())


def _void_slips(request, row):
    gone = actions.void_slips(training_class=row, by=request.user)
    return ngettext("%(n)s slip is void.", "%(n)s slips are void.", gone) % {"n": gone}


STEPS = {
    "open": Step("trainings.edit", "", _move(actions.open)),
    "start": Step("trainings.edit", "", _move(actions.start)),
    "assess": Step("trainings.edit", "results", _move(actions.assess)),
    "close": Step("trainings.edit", "", _move(actions.close)),
    "cancel": Step("trainings.edit", "", _cancel),
    "session": Step("trainings.edit", "timetable", _session),
    "weekdays": Step("trainings.edit", "timetable", _weekdays),
    "call-off": Step("trainings.edit", "timetable", _call_off),
    "leave": Step("enrolments.edit", "trainees", _leave, own=False),
    "assessed": Step("trainings.edit", "results", _assessed),
    "result": Step("trainings.edit", "results", _result),
    "certificate": Step("trainings.edit", "results", _certificate),
    "revoke": Step("trainings.edit", "results", _revoke),
    "settle": Step("trainings.edit", "inspections", _settle),
    "void-slips": Step("trainings.edit", "satisfaction", _void_slips),
}


def _enrolment(request, row):
    rows = Enrolment.objects.filter(training_class=row)
    return row_of(request, rows, needed_key(request.POST.get("enrolment")))


def _text(request, name, most=200):
    return request.POST.get(name, "").strip()[:most]


def _times(sent, faults):
    """When a session begins and ends and how long it teaches; what is wrong goes to the faults."""
    return {
        "begins": faults.check(_time, sent, "begins"), "ends": faults.check(_time, sent, "ends"),
        "hours": faults.check(_hours, sent),
    }  # fmt: skip


def _time(sent, name):
    text = sent.get(name, "").strip()
    try:
        return time.fromisoformat(text if OF_DAY.fullmatch(text) else "")  # a clock of another zone is none of ours
    except ValueError:
        message = _("Enter the time as hours and minutes, for example 08:30.")
        raise Invalid(field=name, code="bad_time", message=message) from None


def _hours(sent):
    text = sent.get("hours", "").strip()
    if not text:
        return None
    if not HOURS.fullmatch(text):
        raise Invalid(field="hours", code="number", message=_("Give a number of hours, such as 6.5."))
    return Decimal(text).quantize(Decimal("0.1"))


def _score(sent, *, needed=False):
    text = sent.get("score", "").strip()
    if not text and not needed:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 3):
        raise Invalid(field="score", code="score", message=_("A score lies between 0 and 100."))
    return int(text)
