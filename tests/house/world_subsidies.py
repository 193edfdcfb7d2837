"""The world's subsidies: the county's policy rows, local businesses, proof, somebody likely entitled, and a claim."""

from laborers.subsidies import actions
from laborers.subsidies.models import Policy
from tests.factories.subsidies import make_policy, make_submitted, make_undertaking

CODES = ("DEMO-VILLAGE", "MICRO-100K")


def pay(village, county, officer, on, canary, rows):
    """A business that has not applied and a village that has; with `rows` the county's policy rows too."""
    for code in CODES if rows else ():
        # Everybody who claims reads the name and document of the row: no canary in them.
        make_policy(county, code, by=officer, on=on)
    make_undertaking(
        village, "micro", by=officer, on=on, name=f"{canary}小店", owner_name=f"{canary}店主", licence=f"{canary}1"
    )  # fmt: skip
    place = make_undertaking(
        village, "village", by=officer, on=on, name=f"{canary}示范村", licence=f"{canary}2", recognised_on=on,
        recognition=f"{canary}认定",
    )  # fmt: skip
    actions.record_proof(
        claimant="undertaking", subject=place, kind="bank", document=f"{canary}档案", seen_on=on, by=officer, on=on
    )  # fmt: skip
    make_submitted(Policy.objects.get(county=county, code="DEMO-VILLAGE"), place, officer, on)
    actions.find_entitled(on=on)
