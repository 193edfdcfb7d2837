"""Claims on their way from the check to the recipient, and the hands of the county that take them there."""

from datetime import date, timedelta
from types import SimpleNamespace

from laborers.subsidies.actions import claims, notices, payments
from tests.factories.cast import make_user
from tests.factories.programmes import make_programme
from tests.factories.registry import make_household
from tests.factories.subsidies import make_policy, make_submitted
from tests.factories.surveys import SURVEYED
from tests.factories.trainings import make_class, make_trainee
from trainings.classes.models import TrainingClass
from xundian.accounts.roles import Role

ON = date(2026, 6, 20)


def make_checked(tree, *, by, checker, policy=None, name="马小明", on=ON):
    """A claim of a student for tuition, put together and handed in by one and checked by another."""
    policy = policy or make_tuition(tree.county)
    begun = on - timedelta(days=40)
    student = make_student(tree, policy.code, name)
    claim = make_submitted(policy, student, by, begun)
    return claims.check_claim(claim=claim, by=checker, on=begun)


def make_student(tree, code, name):
    """Somebody of a household registered poor, enrolled in schooling that the line of the policy pays for."""
    schooling = TrainingClass.objects.filter(programme__subsidy_rule=code, division=tree.county).first()
    if schooling is None:
        programme = make_programme(tree.county, kind="schooling", subsidy_rule=code)
        schooling = make_class(
            tree.county, programme=programme, kind="technician", occupation="", capacity=100, timetable=False
        )
    home = make_household(tree.village, category="registered_poor", on=SURVEYED)
    return make_trainee(schooling, home, name=name, identity="new").laborer


def make_tuition(county, code="EDU-TUITION", fen=200_000):
    """The line of X2.3 that pays tuition, or another one for students; the enrolment is on record as its proof."""
    return make_policy(county, code, evidence=["enrolment"], amount_fen=fen)


def hands(tree):
    """Three more people of the bureau, so that no step meets its own hand."""
    return SimpleNamespace(
        **{name: make_user(name, Role.COUNTY, division=tree.county) for name in ("declarer", "approver", "payer")}
    )


def make_notice(rows, by, on=ON, **values):
    """A notice from today on, as long as the policy asks for."""
    policy = rows[0].policy
    values = {
        "title": "学费补贴公示", "from_on": on, "to_on": on + timedelta(days=policy.notice_days - 1),
        "contact_name": "县人社局监督股", "contact_phone": "0871-62651234",
    } | values  # fmt: skip
    return notices.publish_notice(policy=policy, claims=rows, by=by, on=on, **values)


def make_passed(rows, by, on=ON):
    """A notice that ran and passed before the day `on`."""
    begun = on - timedelta(days=20)
    notice = make_notice(rows, by, begun)
    return notices.pass_notice(notice=notice, by=by, on=on - timedelta(days=5))


def make_declared(rows, by, hands, on=ON, declaration="寻人社函〔2026〕7号"):
    """Claims declared to the finance department."""
    make_passed(rows, by, on)
    return payments.declare(claims=rows, declaration=declaration, by=hands.declarer, on=on)


def make_batch(rows, by, hands, on=ON):
    """A batch of claims that were declared."""
    return payments.prepare_batch(claims=make_declared(rows, by, hands, on), by=hands.declarer, on=on)


def make_paid(rows, by, hands, on=ON):
    """A batch that was paid."""
    batch = make_batch(rows, by, hands, on)
    payments.approve_batch(batch=batch, by=hands.approver, on=on)
    return payments.pay_batch(batch=batch, paid_on=on, by=hands.payer, on=on)
