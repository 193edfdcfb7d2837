"""A conference with 60 ballots and a dispute, from the documents to a class that may be subsidised (X4)."""

import hashlib
from datetime import date, timedelta
from random import Random

from tests.factories.trainings import DOCUMENTS, make_uscc
from tests.factories.visits import noon
from trainings.institutions import actions, queries

NAMES = ["寻甸职中", "昆明技师学院", "滇东职校", "巾帼家政", "金源职校", "新起点职校", "仁德技能部"]
DAY = date(2026, 3, 3)


def qualified(county, name, by):
    school = actions.register(county=county, name=name, uscc=make_uscc(), by=by)
    documents = DOCUMENTS if name != NAMES[-1] else DOCUMENTS[:1]
    review = actions.file_review(
        institution=school, documents=documents, filed_on=DAY - timedelta(days=30), by=by, on=DAY - timedelta(days=30)
    )
    values = {"review": review, "by": by, "on": DAY - timedelta(days=20), "reasons": "审查意见"}
    if name == NAMES[-1]:
        remedy = {"remedy": "补交办学许可证", "remedy_by": DAY + timedelta(days=30)}
        actions.decide_review(verdict="remedy", **remedy, **values)
        return None
    days = {"valid_from": DAY - timedelta(days=20), "valid_to": DAY + timedelta(days=700)}
    actions.decide_review(verdict="approved", **days, **values)
    return school


def held(county, schools, by, day, favourite):
    """A round with 62 members of whom 60 vote; (round, {receipt: choices} as voters remember it)."""
    row = actions.prepare_round(
        county=county, title=f"评选{day}", conference_on=day, venue="礼堂", electorate="members", seats=4,
        most_choices=4, institutions=schools, by=by,
    )  # fmt: skip
    members = actions.enter_electors(round=row, members=[(f"代表{n}", f"单位{n % 20}") for n in range(62)], by=by)
    return vote(row, members, by, day, favourite)


def vote(row, members, by, day, favourite):
    slips = actions.issue_slips(round=row, number=62, by=by)
    rng = Random(str(day))
    rng.shuffle(slips)  # folded, and drawn out of a hat
    actions.open_voting(round=row, by=by, on=day)
    remembered = {}
    for elector, slip in zip(members[:60], slips, strict=False):
        actions.give_slip(elector=elector, by=by)
        choices = sorted({favourite, *rng.sample(range(1, 7), rng.randrange(0, 4))})
        remembered[actions.cast(round=row, code=slip, choices=choices)] = choices
    return actions.close_voting(round=row, tellers="县纪委杨某、县总工会李某", by=by, on=day), remembered


def test_sixty_ballots_a_dispute_a_repeat_and_a_final_list(tree, cast, client):
    county, auditor = cast.county, cast.auditor
    schools = [school for school in (qualified(tree.county, name, county) for name in NAMES) if school]
    assert len(schools) == 6
    row, remembered = held(tree.county, schools, county, DAY, favourite=3)
    assert (row.issued, row.cast) == (62, 60)

    # The result is published; anybody counts it again from the file alone.
    actions.publish_round(round=row, by=county, on=DAY)
    file = client.get(f"/share/selections/{row.pk}/ballots.txt")
    assert hashlib.sha256(file.content).hexdigest() == row.digest
    lines = [line.split() for line in file.content.decode().splitlines()]
    assert {receipt: [int(each) for each in numbers] for receipt, *numbers in lines} == remembered
    votes = {number: sum(str(number) in numbers for _receipt, *numbers in lines) for number in range(1, 7)}
    for candidate, rate in queries.ranked(row):
        assert candidate.votes == votes[candidate.number]
        assert float(rate) == round(100 * votes[candidate.number] / 60, 2)
    assert votes[3] == 60
    fourth = sorted(votes.values(), reverse=True)[3]
    on_list = {each.number for each in row.candidates.filter(listed=True)}
    assert on_list == {number for number, own in votes.items() if own >= fourth}

    # A dispute about how the vote was held: the county held it, so the auditor decides, and it is repeated.
    form = {"round": row, "text": "平板旁边有人看票", "on": DAY + timedelta(days=2)}
    at = {"at": noon(DAY)}
    dispute = actions.file_objection(**form, **at, about="vote", key="a dispute about the vote")
    actions.decide_objection(
        objection=dispute, verdict="upheld", effect="repeat", answer="经查属实，重新投票。", by=auditor,
        on=DAY + timedelta(days=4),
    )  # fmt: skip
    assert not any(queries.may_run_subsidised(school, DAY + timedelta(days=60)) for school in schools)
    page = client.get(f"/share/selections/{row.pk}/").content.decode()
    assert "经查属实" in page
    assert "平板旁边" not in page

    # The repeat; one institution is struck, the next one moves up, and the list becomes final.
    second = DAY + timedelta(days=10)
    again = actions.repeat_round(round=row.reread(), conference_on=second, venue="礼堂", by=county)
    again, _remembered = vote(again, list(again.electors.order_by("name", "office")), county, second, favourite=1)
    actions.publish_round(round=again, by=county, on=second)
    first = again.candidates.get(number=1)
    complaint = actions.file_objection(
        round=again, about="institution", candidate=first, text="许可证是假的", key="about the first of the list",
        on=second, **at,
    )  # fmt: skip
    struck_on = second + timedelta(days=3)
    actions.decide_objection(
        objection=complaint, verdict="upheld", effect="strike", answer="许可证失效。", by=auditor, on=struck_on
    )
    done = actions.finish_round(
        round=again, valid_from=struck_on, valid_to=struck_on + timedelta(days=365), by=county,
        on=struck_on + timedelta(days=8),
    )  # fmt: skip
    day = struck_on + timedelta(days=60)
    may = {school.pk for school in schools if queries.may_run_subsidised(school, day)}
    assert may == set(done.candidates.filter(listed=True).values_list("institution", flat=True))
    assert first.institution_id not in may
    assert len(may) >= 4
