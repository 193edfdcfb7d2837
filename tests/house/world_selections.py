"""The world's training institutions: reviewed, a round that is published, and an objection to it; a canary in each."""

from datetime import timedelta

from tests.factories.selections import make_objection
from tests.factories.trainings import make_institution
from trainings.institutions import actions


def choose(county, officer, on, canary):
    """Two institutions with reviews, a published round of both with members, and an objection."""
    schools = [make_institution(county, by=officer, name=f"{canary}校{number}") for number in (1, 2)]
    row = actions.prepare_round(
        county=county, title=f"{canary}评选", conference_on=on, venue=canary, electorate="members", seats=1,
        most_choices=1, institutions=schools, by=officer,
    )  # fmt: skip
    actions.enter_electors(round=row, members=[(f"{canary}代表", canary)], by=officer)
    (slip,) = actions.issue_slips(round=row, number=1, by=officer)
    actions.open_voting(round=row, by=officer, on=on)
    actions.cast(round=row, code=slip, choices=[1])
    actions.close_voting(round=row, tellers=canary, by=officer, on=on)
    actions.publish_round(round=row, by=officer, on=on)
    objection = make_objection(row, on=on, text=f"{canary}异议", contact=canary)
    other = make_objection(row, on=on, text=f"{canary}异议")
    actions.decide_objection(objection=other, verdict="dismissed", answer=canary, by=None, on=on + timedelta(days=1))
    return objection
