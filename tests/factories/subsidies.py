"""Policy rows, local businesses with their hires, and claims, made through the room's actions; and facts for rules."""

from datetime import date

from laborers.subsidies import actions, rules
from laborers.subsidies.states import PolicyCode
from tests.factories.enterprises import make_enterprise
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer

ON = date(2026, 6, 20)
VILLAGE = "530129103207"
# Yuan of X2.3.
AMOUNTS = {
    "HIRE-NEW": 400, "HIRE-OLDER": 1_000, "DEMO-VILLAGE": 50_000, "DEMO-PARK": 200_000, "RENT-RETURNEE": 10_000,
    "MICRO-100K": 30_000, "EDU-LIVING": 3_000, "EDU-TUITION": 2_000, "SKILL": 800,
}  # fmt: skip
LOANS = {"LOAN-ENTREPRENEUR": 100_000, "LOAN-SMALL-ENTERPRISE": 2_000_000, "MICRO-100K": 100_000}


def hire(person="p1", **values):
    """A hire as a rule sees it: a man of 35 of VILLAGE with a contract of a year and a day."""
    usual = {
        "laborer": person, "placement": f"at-{person}", "sex": "1", "birth": date(1990, 5, 1), "village": VILLAGE,
        "started_on": date(2026, 3, 1), "contract_from": date(2026, 3, 1), "contract_to": date(2027, 3, 1),
        "supported": True,
    }  # fmt: skip
    return rules.Hire(**usual | values)


def business(kind="product", people=0, **values):
    """A licensed business of VILLAGE with so many hires, as a rule sees it."""
    hires = values.pop("hires", tuple(hire(f"p{n}") for n in range(people)))
    usual = {"place": VILLAGE, "opened_on": date(2025, 1, 1), "licensed_on": date(2025, 1, 1), "employs": True}
    return rules.Business(kind=kind, hires=hires, **usual | values)


def make_policy(county, code="HIRE-NEW", by=None, on=ON, **values):
    """A row of the policy as X2.3 has it, without more proof than the records hold."""
    fen = {"amount_fen": AMOUNTS.get(code, 0) * 100, "loan_fen": LOANS.get(code, 0) * 100}
    values = {"valid_from": date(2017, 1, 1), "document": "寻办发〔2017〕26号", "evidence": []} | fen | values
    return actions.set_policy(county=county, code=PolicyCode(code), by=by, on=on, **values)


def make_firm(county, introduced_on=date(2026, 1, 5), **values):
    """An enterprise that the county introduced."""
    return make_enterprise(county, inspected=False, introduced_on=introduced_on, **values)


def make_hire(village, firm, by=None, started_on=date(2026, 3, 2), category="registered_poor", **values):
    """Somebody of a village at work for an enterprise, with a contract of two years unless told otherwise."""
    person = {name: values.pop(name) for name in ("name", "sex", "birth") if name in values}
    home = make_household(village, by=by, category=category, on=date(2026, 1, 1))
    laborer = make_laborer(home, by=by, on=date(2026, 1, 1), **person)
    work = {"contract_from": started_on, "contract_to": date(2028, 3, 1)} | values
    return make_placement(laborer, by=by, started_on=started_on, enterprise=firm, **work)


def make_undertaking(division, kind="product", by=None, on=ON, **values):
    """A licensed business of a place, running since 2025."""
    licence = {"licence": f"L{division.pk}-{kind}", "licensed_on": date(2025, 1, 1)}
    values = {"name": f"{division.name}辣椒合作社", "opened_on": date(2025, 1, 1), "kind": kind} | licence | values
    return actions.register_undertaking(division=division, by=by, on=on, **values)


def make_claim(policy, subject, by, on=ON, claimant=None, **values):
    """A draft of somebody under a policy row."""
    return actions.prepare_claim(
        policy=policy, claimant=claimant or policy.claimant, subject=subject, by=by, on=on, **values
    )  # fmt: skip


def make_submitted(policy, subject, by, on=ON, **values):
    """A claim that was handed in."""
    return actions.submit_claim(claim=make_claim(policy, subject, by, on, **values), by=by, on=on)
