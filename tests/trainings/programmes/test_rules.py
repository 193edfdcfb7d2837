"""What a programme may be, told without a database; and the county's 22 occupations as they are shipped."""

from datetime import date

import pytest

from tests.factories.codes import shipped_rows
from trainings.programmes.rules import programme_faults
from trainings.programmes.states import (
    KIND_OF_WORD,
    NAMED_PROJECTS,
    OF_AN_OCCUPATION,
    RULES_OF_KIND,
    ProgrammeKind,
)

SKILLS = {
    "kind": "skills", "topic": "", "occupation": "welding", "project": "", "hours": 80, "certificate_kind": "",
    "level": "", "subsidy_rule": "", "active_from": date(2026, 1, 1), "active_to": None,
}  # fmt: skip
GUIDANCE = SKILLS | {"kind": "guidance", "topic": "law", "occupation": ""}


def faults(facts, county_level="county"):
    return programme_faults(
        facts, county_level=county_level, kinds_of_an_occupation=OF_AN_OCCUPATION, named_projects=NAMED_PROJECTS,
        rules_of_kind=RULES_OF_KIND,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "changes", "expected"),
    [
        (SKILLS, {}, []),
        (GUIDANCE, {}, []),
        (GUIDANCE, {"topic": ""}, [("topic", "topic_required")]),
        (GUIDANCE, {"occupation": "welding"}, [("occupation", "guidance_teaches_no_occupation")]),
        (SKILLS, {"topic": "law"}, [("topic", "topic_of_guidance_only")]),
        (SKILLS, {"occupation": ""}, [("occupation", "occupation_required")]),
        (SKILLS, {"kind": "poverty_skills", "occupation": ""}, [("occupation", "occupation_required")]),
        (SKILLS, {"kind": "entrepreneurship", "occupation": ""}, []),
        (SKILLS, {"hours": 0}, [("hours", "hours")]),
        (SKILLS, {"hours": 2000}, []),
        (SKILLS, {"hours": 2001}, [("hours", "hours")]),
        (SKILLS, {"level": "5"}, [("level", "level_without_certificate")]),
        (SKILLS, {"level": "5", "certificate_kind": "training_completion"}, [("level", "level_without_certificate")]),
        (SKILLS, {"level": "5", "certificate_kind": "skill_level"}, []),
        (SKILLS, {"certificate_kind": "skill_level"}, []),
        (SKILLS, {"active_to": date(2025, 12, 31)}, [("active_to", "before_start")]),
        (SKILLS, {"active_to": date(2026, 1, 1)}, []),
    ],
)
def test_a_programme_fits_its_kind(facts, changes, expected):
    assert faults(facts | changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"subsidy_rule": "SKILL", "project": "dewdrop"}, []),
        ({"subsidy_rule": "SKILL", "project": "county_own"}, [("project", "project_not_named")]),
        ({"subsidy_rule": "SKILL", "project": ""}, [("project", "project_not_named")]),
        ({"subsidy_rule": "EDU-LIVING"}, [("subsidy_rule", "rule_of_another_kind")]),
        ({"kind": "schooling", "subsidy_rule": "EDU-TUITION"}, []),
        ({"kind": "schooling", "subsidy_rule": "SKILL"}, [("subsidy_rule", "rule_of_another_kind")]),
        (GUIDANCE | {"subsidy_rule": "SKILL", "project": "spark"}, [("subsidy_rule", "rule_of_another_kind")]),
    ],
)
def test_a_rule_pays_for_its_own_kind_and_the_named_projects(changes, expected):
    assert faults(SKILLS | changes) == expected


def test_it_belongs_to_a_county():
    assert faults(SKILLS, county_level="township") == [("county", "level")]


def rows_of(scheme):
    return {row["code"]: row for row in shipped_rows().values() if row["scheme"] == scheme}


def test_the_22_occupations_since_2017_are_words_of_the_list_of_occupations():
    ours, all_of_them = rows_of("training_occupation"), rows_of("occupation")
    assert len(ours) == 22
    assert {row["valid_from"] for row in ours.values()} == {"2017-01-01"}
    words = ("label_zh", "label_en", "aliases")
    assert [{name: row[name] for name in words} for row in ours.values()] == [
        {name: all_of_them[code][name] for name in words} for code in ours
    ]


def test_those_that_the_study_names_are_told_from_those_that_were_chosen():
    named = {code for code, row in rows_of("training_occupation").items() if not row["note"]}
    assert named == {
        "farm_machine_repair", "welding", "housekeeping", "nursing_care", "baby_care", "cosmetology", "livestock",
        "tea_art", "pig_breeding", "cattle_breeding", "economic_crops", "walnut", "pepper", "chicken_breeding",
    }  # fmt: skip


def test_the_six_named_projects_and_the_former_words_of_kinds_stand_in_their_lists():
    assert set(NAMED_PROJECTS) < set(rows_of("training_programme"))
    assert len(NAMED_PROJECTS) == 6
    assert set(KIND_OF_WORD) == set(rows_of("training_kind"))
    assert set(KIND_OF_WORD.values()) == set(ProgrammeKind)
