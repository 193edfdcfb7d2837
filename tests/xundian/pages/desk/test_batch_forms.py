"""The forms of a batch at the desk: who comes first, what is filled in, what a refusal leaves as it was typed."""

import re

from laborers import journeys
from laborers.jobs import actions as jobs
from laborers.placements import actions
from tests.factories.jobs import make_vacancy
from tests.factories.placements import KUNMING_XISHAN, make_batch
from tests.xundian.pages.desk.test_way_to_work import ON, _march, accepted, desk, vacancy  # noqa: F401
from xundian.kit import clock


def test_people_whose_post_lies_where_the_batch_goes_come_first_and_the_others_apart(desk, cast, tree, vacancy):  # noqa: F811
    away = make_vacancy(tree.county, by=cast.county, on=ON, destination="330000")
    whole = make_vacancy(tree.county, by=cast.county, on=ON, destination="530100")
    for post, name in ((away, "阿一"), (vacancy, "赵六"), (whole, "周七")):
        accepted(tree, post, name=name)
    batch = make_batch(tree.township, by=cast.township, destination=KUNMING_XISHAN)
    page = desk(f"/desk/batches/{batch.pk}/")
    people = page[page.index("Add people") :]
    apart = people.index("Their post lies elsewhere")
    assert max(people.index("赵六"), people.index("周七")) < apart < people.index("阿一")
    assert people.count("Their post lies elsewhere") == 1


def test_the_terms_of_a_line_are_filled_in_from_batch_and_post(desk, cast, tree, vacancy):  # noqa: F811
    batch = make_batch(tree.township, by=cast.township, destination=KUNMING_XISHAN, departs_on=ON)
    line = actions.list_person(batch=batch, offer=accepted(tree, vacancy), by=None, on=ON)
    page = desk(f"/desk/batches/{batch.pk}/")
    assert 'name="contract_from" value="2026-03-20"' in page
    assert re.search(r'name="wage" value="3500(\.00)?"', page)
    assert line.reread().wage_fen is None


def test_a_refused_arrival_keeps_what_was_typed(desk, cast, tree, vacancy):  # noqa: F811
    batch = make_batch(tree.township, by=cast.township, destination=KUNMING_XISHAN)
    offer = accepted(tree, vacancy)
    jobs.answer_for_employer(offer=offer, confirm=True, by=None, on=ON, at=clock.now())
    line = actions.list_person(batch=batch, offer=offer, by=None, on=ON)
    journeys.depart_batch(batch=batch, on=ON, by=cast.township)
    sent = {
        "on": "2027-01-01", "handed_to": "周经理", f"there-{line.pk}": "no", f"note-{line.pk}": "在昆明下车",
        f"to-{line.pk}": "李主管",
    }  # fmt: skip
    page = desk(f"/desk/batches/{batch.pk}/arrive/", sent, status=422)
    for typed in ("周经理", "在昆明下车", "李主管", 'value="no" checked'):
        assert typed in page
    assert batch.reread().state == "departed"
