"""Yearly records of households, thresholds, and the study's 100 households of land, made through the room's actions."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

from laborers.economy import actions
from laborers.economy.models import PovertyThreshold
from laborers.registry.models import Household

SAMPLE = Path(__file__).resolve().parents[1] / "laborers/imports/data/household_income_2018_part1.csv"
ON = date(2026, 6, 20)
INCOME = {"members": 4, "working_members": 2, "total_income_fen": 2_000_000, "outside_income_fen": 1_400_000}


def make_economy(who, year=2018, by=None, on=ON, sample_code="", **figures):
    """A record of a household, or of the sample household `sample_code` in a division."""
    if isinstance(who, Household):
        return actions.record_economy(year=year, household=who, by=by, on=on, figures=INCOME | figures)
    code = sample_code or "S1"
    return actions.record_economy(year=year, division=who, sample_code=code, by=by, on=on, figures=INCOME | figures)


def make_threshold(county, year=2018, amount_fen=350_000, by=None, document="2018年贫困线"):
    """The threshold of a county and year."""
    found = PovertyThreshold.objects.filter(county=county, year=year).first()
    return found or actions.set_threshold(county=county, year=year, amount_fen=amount_fen, document=document, by=by)


def sample_rows():
    """The 25 rows of the household income survey (X3.2) as figures, by code."""
    with SAMPLE.open(encoding="utf-8", newline="") as stream:
        return {
            row["household_code"]: {
                "members": int(row["members"]), "working_members": int(row["working_members"]),
                "total_income_fen": int(row["total_income_yuan"]) * 100,
                "outside_income_fen": int(row["outside_income_yuan"]) * 100,
            }
            for row in csv.DictReader(stream)
        }  # fmt: skip


def make_sample(county, by=None):
    """The 25 sample households of 2018, kept for the county."""
    return [make_economy(county, sample_code=code, by=by, **figures) for code, figures in sample_rows().items()]


def spread(total, parts, step=1):
    """Whole multiples of `step` that add up to `total`, as even as they can be."""
    units = total // step
    return [units // parts * step + (step if number < units % parts else 0) for number in range(parts)]


def make_study(county, by=None, year=2018):
    """The 100 households of the study's land survey (X5): sums of people, mu and yuan as published, spread evenly.

    22.133 ha are 332 mu, 18.667 ha 280 mu, 29.200 ha 438 mu; areas of single households in whole thousandths of a mu.
    """
    left = zip(
        spread(186, 50), spread(332_000, 50), spread(34_400_000, 50), spread(280_000, 50), spread(24_690_000, 50),
        strict=True,
    )  # fmt: skip
    stayed = zip(spread(197, 50), spread(438_000, 50), spread(82_870_000, 50), strict=True)
    for number, (members, before, income_before, after, income_after) in enumerate(left):
        actions.record_economy(
            year=year, division=county, sample_code=f"M{number:02}", by=by, on=ON,
            figures={
                "members": members, "planted_area_before": mu(before), "planting_income_before_fen": income_before,
                "planted_area_after": mu(after), "planting_income_after_fen": income_after,
            },
        )  # fmt: skip
    for number, (members, now, income) in enumerate(stayed):
        actions.record_economy(
            year=year, division=county, sample_code=f"N{number:02}", by=by, on=ON,
            figures={"members": members, "planted_area_after": mu(now), "planting_income_after_fen": income},
        )  # fmt: skip


def mu(thousandths):
    """Thousandths of a mu as a Decimal of mu."""
    return Decimal(thousandths) / 1000
