"""Training orders: entered, corrected, closed, opened again, and what the database refuses by itself."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from laborers.enterprises import actions as firms
from tests.factories.enterprises import make_enterprise
from tests.factories.jobs import make_vacancy
from tests.factories.programmes import ORDERED, load_lists, make_order
from trainings.demand import actions
from trainings.demand.models import TrainingOrder
from xundian.kit.errors import Conflict, Invalid, MoveRefused, Stale

LATER = date(2026, 4, 1)


@pytest.fixture
def firm(tree):
    load_lists()
    return make_enterprise(tree.county, name="金所养殖场")


def refused(error):
    return [(field, code) for field, code, _text in error.value.errors]


def test_an_order_is_entered_with_what_it_promises(tree, cast, firm):
    vacancy = make_vacancy(tree.county, enterprise=firm, occupation="welding")
    row = make_order(firm, tree.township, by=cast.county, vacancy=vacancy, note=" 包吃住 ").reread()
    assert (row.state, row.headcount, row.promised_hires, row.promised_wage_fen) == ("open", 20, 15, 450_000)
    assert (row.division, row.vacancy, row.note, row.ordered_on, row.by) == (
        tree.township, vacancy, "包吃住", ORDERED, cast.county,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"occupation": "wizardry"}, [("occupation", "unknown_code")]),
        ({"occupation": ""}, [("occupation", "unknown_code")]),
        ({"headcount": 0}, [("headcount", "headcount")]),
        ({"promised_hires": 21}, [("promised_hires", "more_than_trained")]),
        ({"wanted_from": date(2026, 1, 1), "wanted_to": date(2026, 3, 9)}, [("wanted_to", "past")]),
        ({"state": "served"}, [("state", "unexpected_field")]),
        ({"note": "字" * 501}, [("note", "too_long")]),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_kept(tree, firm, values, expected):
    with pytest.raises(Invalid) as error:
        make_order(firm, tree.county, **values)
    assert refused(error) == expected
    assert not TrainingOrder.objects.exists()


def test_it_asks_for_people_of_the_enterprises_county(tree, firm):
    with pytest.raises(Invalid) as error:
        make_order(firm, tree.other_street)
    assert refused(error) == [("division", "place_of_another_county")]


def test_posts_must_be_the_enterprises_own_and_in_the_occupation(tree, firm):
    other = make_vacancy(tree.county, occupation="welding")
    sewing = make_vacancy(tree.county, enterprise=firm, occupation="sewing")
    for vacancy, code in ((other, "vacancy_of_another"), (sewing, "vacancy_of_another_occupation")):
        with pytest.raises(Invalid) as error:
            make_order(firm, tree.county, vacancy=vacancy)
        assert refused(error) == [("vacancy", code)]


def test_a_paused_enterprise_orders_nothing(tree, firm):
    paused = firms.set_state(enterprise=firm, state="suspended", reason="停产", by=None, on=ORDERED)
    with pytest.raises(Conflict) as error:
        make_order(paused, tree.county)
    assert error.value.code == "enterprise_paused"


def test_it_is_corrected_while_open(tree, firm):
    row = make_order(firm, tree.county)
    edit = {"order": row, "by": None, "on": LATER}
    changed = actions.edit_order(changes={"headcount": 30, "division": tree.village}, expected_version=1, **edit)
    assert (changed.headcount, changed.division, changed.version) == (30, tree.village, 2)
    with pytest.raises(Stale):
        actions.edit_order(changes={"headcount": 40}, expected_version=1, **edit)
    with pytest.raises(Invalid) as error:
        actions.edit_order(changes={"headcount": 10}, expected_version=2, **edit)
    assert refused(error) == [("promised_hires", "more_than_trained")]
    with pytest.raises(Invalid):
        actions.edit_order(changes={"enterprise": firm}, expected_version=2, **edit)
    actions.close_order(order=row, state="served", by=None, on=LATER)
    with pytest.raises(Conflict) as error:
        actions.edit_order(changes={"headcount": 40}, expected_version=3, **edit)
    assert error.value.code == "not_open"


def test_an_order_whose_days_are_over_is_still_corrected_in_its_numbers(tree, firm):
    row, after = make_order(firm, tree.county), date(2026, 9, 10)
    assert actions.edit_order(
        order=row, changes={"headcount": 18}, expected_version=1, by=None, on=after
    ).headcount == 18  # fmt: skip
    with pytest.raises(Invalid):
        actions.edit_order(order=row, changes={"wanted_to": date(2026, 9, 9)}, expected_version=2, by=None, on=after)


def test_it_is_served_or_withdrawn_with_a_reason_and_opens_again(tree, firm):
    row = make_order(firm, tree.county)
    with pytest.raises(Invalid) as error:
        actions.close_order(order=row, state="withdrawn", by=None, on=LATER)
    assert refused(error) == [("reason", "required")]
    for state in ("open", "lost"):
        with pytest.raises(Invalid) as error:
            actions.close_order(order=row, state=state, by=None, on=LATER)
        assert refused(error) == [("state", "unknown_choice")]
    gone = actions.close_order(order=row, state="withdrawn", reason="订单取消", by=None, on=LATER)
    assert (gone.state, gone.closed_on, gone.reason) == ("withdrawn", LATER, "订单取消")
    with pytest.raises(MoveRefused):
        actions.close_order(order=row, state="served", by=None, on=LATER)
    again = actions.reopen_order(order=row, by=None, on=LATER)
    assert (again.state, again.closed_on, again.reason) == ("open", None, "")
    with pytest.raises(MoveRefused):
        actions.reopen_order(order=row, by=None, on=LATER)
    assert actions.close_order(order=row, state="served", by=None, on=LATER).state == "served"
    with pytest.raises(Invalid) as error:
        actions.reopen_order(order=row, by=None, on=date(2026, 9, 1))
    assert refused(error) == [("wanted_to", "past")]


@pytest.mark.parametrize(
    "changes",
    [
        {"headcount": 0}, {"promised_hires": 21}, {"promised_wage_fen": 0}, {"wanted_to": date(2026, 4, 30)},
        {"state": "served"}, {"state": "withdrawn", "closed_on": LATER}, {"reason": "x"}, {"ordered_on": LATER},
    ],
)  # fmt: skip
def test_the_database_refuses_by_itself(tree, firm, changes):
    row = make_order(firm, tree.county)
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
        TrainingOrder.objects.filter(pk=row.pk).update(**changes)
    with pytest.raises(DatabaseError), transaction.atomic():
        TrainingOrder.objects.filter(pk=row.pk).delete()
