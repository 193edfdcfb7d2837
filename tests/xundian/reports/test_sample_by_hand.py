"""The 25 households of the income survey (X3.2), each figure worked out by hand, against REST and the sums.

Per migrant is outside income / working members, per member is outside income / members, reaching is per member against
3,500 yuan; the sums are 92 members, 40 working, 439,300 and 346,000 yuan.
"""

from decimal import Decimal

import pytest

from tests.factories.economy import make_sample, make_threshold, sample_rows

ADDRESS = "/api/v1/reports/household-income/?year=2018"
# code: (members, working, total, outside, per migrant, per member, reaches)
BY_HAND = {
    "01": (5, 2, 26000, 26000, "13000.00", "5200.00", True),  # 26000/2, 26000/5
    "02": (6, 3, 25200, 16000, "5333.33", "2666.67", False),  # 16000/3 = 5333.333, 16000/6 = 2666.666
    "03": (5, 2, 22000, 22000, "11000.00", "4400.00", True),  # 22000/2, 22000/5
    "04": (4, 1, 16000, 11000, "11000.00", "2750.00", False),  # 11000/1, 11000/4
    "05": (3, 2, 23100, 20000, "10000.00", "6666.67", True),  # 20000/2, 20000/3 = 6666.666
    "06": (3, 2, 15000, 12000, "6000.00", "4000.00", True),  # 12000/2, 12000/3
    "07": (3, 2, 16000, 16000, "8000.00", "5333.33", True),  # 16000/2, 16000/3 = 5333.333
    "08": (3, 2, 14000, 11000, "5500.00", "3666.67", True),  # 11000/2, 11000/3 = 3666.666
    "09": (4, 2, 16000, 13000, "6500.00", "3250.00", False),  # 13000/2, 13000/4; by total income it would reach
    "10": (4, 2, 15000, 12000, "6000.00", "3000.00", False),  # 12000/2, 12000/4
    "11": (4, 1, 17000, 14000, "14000.00", "3500.00", True),  # 14000/1, 14000/4 = 3500 exactly: counts
    "12": (4, 1, 18000, 13000, "13000.00", "3250.00", False),  # 13000/1, 13000/4
    "13": (3, 1, 14000, 14000, "14000.00", "4666.67", True),  # 14000/1, 14000/3 = 4666.666
    "14": (4, 1, 17000, 9000, "9000.00", "2250.00", False),  # 9000/1, 9000/4
    "15": (5, 1, 18000, 12000, "12000.00", "2400.00", False),  # 12000/1, 12000/5
    "16": (4, 1, 13000, 8000, "8000.00", "2000.00", False),  # 8000/1, 8000/4
    "17": (4, 2, 21000, 16000, "8000.00", "4000.00", True),  # 16000/2, 16000/4
    "18": (2, 1, 10000, 9000, "9000.00", "4500.00", True),  # 9000/1, 9000/2
    "19": (4, 2, 18000, 12000, "6000.00", "3000.00", False),  # 12000/2, 12000/4
    "20": (4, 2, 19000, 13000, "6500.00", "3250.00", False),  # 13000/2, 13000/4
    "21": (3, 2, 17000, 13000, "6500.00", "4333.33", True),  # 13000/2, 13000/3 = 4333.333
    "22": (3, 2, 18000, 18000, "9000.00", "6000.00", True),  # 18000/2, 18000/3
    "23": (3, 1, 16000, 11000, "11000.00", "3666.67", True),  # 11000/1, 11000/3 = 3666.666
    "24": (2, 1, 19000, 14000, "14000.00", "7000.00", True),  # 14000/1, 14000/2
    "25": (3, 1, 16000, 11000, "11000.00", "3666.67", True),  # 11000/1, 11000/3 = 3666.666
}


@pytest.fixture
def body(cast, tree, api):
    make_sample(tree.county)
    make_threshold(tree.county)
    return api(cast.county).get(ADDRESS).json()


def test_the_shipped_file_is_the_one_worked_out_here():
    rows = {
        code: (row["members"], row["working_members"], row["total_income_fen"] // 100, row["outside_income_fen"] // 100)
        for code, row in sample_rows().items()
    }
    assert rows == {code: row[:4] for code, row in BY_HAND.items()}
    # The survey does not contradict itself here: nobody earns more outside than in all.
    assert not [code for code, (_m, _w, total, outside) in rows.items() if outside > total]


def test_every_row_is_the_one_worked_out_by_hand(body):
    told = {
        row["household_code"]: (
            row["members"], row["working_members"], Decimal(row["total_income"]), Decimal(row["outside_income"]),
            row["income_per_migrant"], row["income_per_member"], row["reaching_threshold"],
        )
        for row in body["rows"]
    }  # fmt: skip
    assert told == BY_HAND
    assert [row["household_code"] for row in body["rows"]] == list(BY_HAND)


def test_the_group_is_the_ratio_of_the_sums(body):
    # 346,000 / 40 = 8,650.00; 346,000 / 92 = 3,760.8695…; 15 of the 25 rows above reach 3,500.
    expected = {
        "households": 25, "members": 92, "working_members": 40, "total_income": "439300.00",
        "outside_income": "346000.00", "income_per_migrant": "8650.00", "income_per_member": "3760.87",
        "threshold": "3500.00", "reaching_threshold": 15,
    }  # fmt: skip
    assert {name: body[name] for name in expected} == expected
    # The mean of the 25 ratios per member would be 3,973.33: no figure of the report.
    mean = sum(Decimal(row["outside_income"]) / row["members"] for row in body["rows"]) / 25
    assert round(mean, 2) != Decimal(body["income_per_member"])


def test_all_sample_households_stand_at_the_county(body):
    assert [(line["division"], line["households"]) for line in body["places"]] == [("530129", 25)]
