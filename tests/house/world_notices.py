"""The world's money of subsidies: a running notice with an objection, and a batch that was paid."""

from datetime import timedelta
from types import SimpleNamespace

from laborers.subsidies import actions
from laborers.subsidies.actions import objections
from laborers.subsidies.models import Policy
from tests.factories.cast import make_user
from tests.factories.noticed import make_notice, make_paid
from tests.factories.subsidies import make_policy, make_submitted, make_undertaking
from tests.factories.visits import noon
from xundian.accounts.models import User
from xundian.accounts.roles import Role

HANDS = ("checker", "declarer", "approver", "payer")


def publish(village, county, officer, on, canary):
    """Two recognised parks of a village: one on public notice, with an objection, and one that was paid."""
    bureau = _bureau(county, officer, on)
    claims = [_checked(village, county, officer, bureau, on, f"{canary}创业园{number}") for number in (1, 2)]
    notice = make_notice(claims[:1], bureau.checker, on, title=f"{canary}公示")
    objections.object_to(notice=notice, text=f"{canary}异议", key=f"objection of {canary} in the world", at=noon(on))
    batch = make_paid(claims[1:], bureau.checker, bureau, on)
    assert (notice.state, batch.state) == ("running", "paid")


def _bureau(county, officer, on):
    """Four more people of the county's bureau, made once, and the row of the policy."""
    names = {name: f"{name}-{county.pk}" for name in HANDS}
    if not User.objects.filter(username=names["payer"]).exists():
        make_policy(county, "DEMO-PARK", by=officer, on=on)
        for name in names.values():
            make_user(name, Role.COUNTY, division=county)
    return SimpleNamespace(**{name: User.objects.get(username=username) for name, username in names.items()})


def _checked(village, county, officer, bureau, on, name):
    before = on - timedelta(days=40)
    park = make_undertaking(
        village, "park", by=officer, on=before, name=name, licence=name, recognition="认定", recognised_on=before
    )
    policy = Policy.objects.get(county=county, code="DEMO-PARK")
    claim = make_submitted(policy, park, officer, before)
    return actions.check_claim(claim=claim, by=bureau.checker, on=before)
