"""Orders and the gap to wishes, told without a database."""

from datetime import date

import pytest

from trainings.demand.rules import Line, order_faults, side_by_side, total

ORDER = {
    "division": "530129103", "occupation": "welding", "headcount": 20, "promised_hires": 15,
    "promised_wage_fen": 450_000, "wanted_from": date(2026, 5, 1), "wanted_to": date(2026, 8, 31), "vacancy": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"division": "530129"}, []),
        ({"division": "530129103207"}, []),
        ({"division": "520526"}, [("division", "place_of_another_county")]),
        ({"headcount": 0}, [("headcount", "headcount")]),
        ({"headcount": 10_001}, [("headcount", "headcount")]),
        ({"promised_hires": 20}, []),
        ({"promised_hires": 21}, [("promised_hires", "more_than_trained")]),
        ({"promised_wage_fen": None}, []),
        ({"promised_wage_fen": 0}, [("promised_wage", "wage")]),
        ({"wanted_to": date(2026, 4, 30)}, [("wanted_to", "before_start")]),
        ({"vacancy": (True, "welding")}, []),
        ({"vacancy": (False, "welding")}, [("vacancy", "vacancy_of_another")]),
        ({"vacancy": (True, "sewing")}, [("vacancy", "vacancy_of_another_occupation")]),
    ],
)
def test_an_order_asks_for_what_can_be(changes, expected):
    assert order_faults(ORDER | changes, county="530129") == expected


def test_wishes_stand_beside_orders_the_widest_gap_first():
    wishes = [
        {"at": "530129103", "occupation": "welding", "wishes": 12, "supported": 5, "ready": 9},
        {"at": "530129107", "occupation": "sewing", "wishes": 3, "supported": 0, "ready": 3},
    ]
    orders = [
        {"at": "530129103", "occupation": "welding", "orders": 1, "ordered": 10, "promised": 8},
        {"at": "530129", "occupation": "sewing", "orders": 2, "ordered": 30, "promised": 0},
    ]
    lines = side_by_side(wishes, orders)
    assert lines == [
        Line("530129", "sewing", orders=2, ordered=30),
        Line("530129107", "sewing", wishes=3, ready=3),
        Line("530129103", "welding", 12, 5, 9, 1, 10, 8),
    ]
    assert [line.gap for line in lines] == [-30, 3, 2]
    assert total(lines) == Line("", "", 15, 5, 12, 3, 40, 8)
    assert total(lines).gap == -25
    assert total([]) == Line("", "")
