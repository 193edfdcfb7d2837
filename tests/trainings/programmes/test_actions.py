"""Programmes: registered, corrected, ended, and what the database refuses by itself."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from tests.factories.programmes import ORDERED, SINCE, load_lists, make_programme
from trainings.programmes import actions, queries
from trainings.programmes.models import Programme
from xundian.kit.errors import Conflict, Invalid, Stale


def refused(error):
    return [(field, code) for field, code, _text in error.value.errors]


def test_it_is_registered_with_its_codes(tree, cast):
    row = make_programme(
        tree.county, by=cast.county, project="dewdrop", certificate_kind="skill_level", level="5",
        policy_title="  云南省雨露计划实施细则 ", policy_number="云开办〔2017〕1号", subsidy_rule="SKILL",
    ).reread()  # fmt: skip
    assert (row.kind, row.occupation, row.project, row.level, row.version) == ("skills", "welding", "dewdrop", "5", 1)
    assert row.policy_title == "云南省雨露计划实施细则"
    assert queries.programmes_for(tree.county.code, ORDERED, "welding").get() == row
    assert not queries.programmes_for(tree.county.code, ORDERED, "sewing").exists()
    assert not queries.programmes_for(tree.other_county.code, ORDERED).exists()


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"occupation": "excavator"}, [("occupation", "unknown_code")]),
        ({"project": "moonshot"}, [("project", "unknown_code")]),
        ({"certificate_kind": "diploma"}, [("certificate_kind", "unknown_code")]),
        ({"certificate_kind": "skill_level", "level": "9"}, [("level", "unknown_code")]),
        ({"kind": "cooking"}, [("kind", "unknown_choice")]),
        ({"kind": ""}, [("kind", "unknown_choice")]),
        ({"kind": "guidance", "topic": "gossip"}, [("topic", "unknown_choice")]),
        ({"name": "  "}, [("name", "required")]),
        ({"hours": 0, "occupation": ""}, [("hours", "hours"), ("occupation", "occupation_required")]),
        ({"version": 3}, [("version", "unexpected_field")]),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_kept(tree, values, expected):
    with pytest.raises(Invalid) as error:
        make_programme(tree.county, **values)
    assert sorted(refused(error)) == expected
    assert not Programme.objects.exists()


def test_one_of_a_name_at_a_time(tree):
    first = make_programme(tree.county, name="焊工", active_to=date(2026, 6, 30))
    with pytest.raises(Invalid) as error:
        make_programme(tree.county, name="焊工", active_from=date(2026, 6, 30))
    assert refused(error) == [("name", "overlap")]
    make_programme(tree.county, name="焊工", active_from=date(2026, 7, 1))
    make_programme(tree.other_county, name="焊工")
    with pytest.raises(Invalid):
        actions.edit_programme(
            programme=first, changes={"active_to": None}, expected_version=1, by=None, on=ORDERED
        )  # fmt: skip


def test_it_is_corrected_but_for_what_figures_count_by(tree, cast):
    row = make_programme(tree.county)
    edit = {"programme": row, "by": cast.county, "on": ORDERED}
    changed = actions.edit_programme(changes={"hours": 96, "name": "焊工甲"}, expected_version=1, **edit)
    assert (changed.hours, changed.name, changed.version) == (96, "焊工甲", 2)
    with pytest.raises(Stale):
        actions.edit_programme(changes={"hours": 100}, expected_version=1, **edit)
    for name in ("kind", "topic", "occupation", "county"):
        with pytest.raises(Invalid) as error:
            actions.edit_programme(changes={name: "x"}, expected_version=2, **edit)
        assert refused(error) == [(name, "unexpected_field")]
    with pytest.raises(Invalid) as error:
        actions.edit_programme(changes={"subsidy_rule": "SKILL"}, expected_version=2, **edit)
    assert refused(error) == [("project", "project_not_named")]
    assert [each.version for each in row.history.order_by("version")] == [1, 2]


def test_it_ends_once_and_is_offered_until_then(tree):
    row = make_programme(tree.county)
    with pytest.raises(Invalid):
        actions.end_programme(programme=row, active_to=date(2019, 12, 31), by=None)
    ended = actions.end_programme(programme=row, active_to=ORDERED, by=None)
    assert queries.programmes_for(tree.county.code, ORDERED).exists()
    assert not queries.programmes_for(tree.county.code, date(2026, 3, 11)).exists()
    assert not queries.programmes_for(tree.county.code, date(2019, 12, 31)).exists()
    with pytest.raises(Conflict):
        actions.end_programme(programme=ended, active_to=date(2026, 5, 1), by=None)
    assert actions.end_programme(programme=ended, active_to=SINCE, by=None).active_to == SINCE


@pytest.mark.parametrize(
    "changes",
    [
        {"hours": 0}, {"active_to": date(2019, 1, 1)}, {"topic": "law"}, {"level": "5"},
        {"kind": "guidance"}, {"occupation": ""}, {"occupation": "sewing"},
    ],
)  # fmt: skip
def test_the_database_refuses_by_itself(tree, changes):
    row = make_programme(tree.county)
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
        Programme.objects.filter(pk=row.pk).update(**changes)
    with pytest.raises(DatabaseError), transaction.atomic():
        Programme.objects.filter(pk=row.pk).delete()


def test_words_find_it_by_name_and_document(tree):
    make_programme(tree.county, name="电焊初级", policy_number="寻人社〔2026〕7号")
    make_programme(tree.county, name="缝纫", occupation="sewing")
    rows = Programme.objects.all()
    assert [queries.found(rows, words).count() for words in ("电焊", "〔2026〕7号 电焊", "没有", "")] == [1, 1, 0, 2]


def test_the_county_teaches_22_occupations_since_2017(db):
    load_lists()
    assert len(queries.county_occupations(ORDERED).choices("en")) == 22
    assert queries.county_occupations(date(2016, 12, 31)).choices("en") == []
