from datetime import date

import pytest

from tests.factories.trainings import make_institution, make_uscc
from trainings.institutions import actions
from trainings.institutions.models import Institution
from trainings.institutions.queries import approved_on
from xundian.kit.errors import Invalid, Stale

FROM, TO = date(2026, 2, 1), date(2026, 11, 30)


def test_it_registers_an_institution_without_approval(tree, cast):
    row = actions.register(county=tree.county, name="羊街技校", uscc=f" {make_uscc().lower()} ", by=cast.county)
    assert (row.approved_from, row.approved_to) == (None, None)
    assert row.uscc == row.uscc.upper().strip()
    assert not Institution.objects.filter(approved_on(FROM)).exists()


@pytest.mark.parametrize(
    ("field", "changes", "code"),
    [
        ("uscc", {"uscc": "91530129MA6K00001"}, "uscc_length"),
        ("uscc", {"uscc": "91530129MA6K0000IO"}, "uscc_characters"),
        ("uscc", {"uscc": "915301290000000000"}, "uscc_checksum"),
        ("phone", {"phone": "12"}, "phone_format"),
    ],
)
def test_it_refuses_wrong_numbers_by_name(tree, field, changes, code):
    values = {"name": "羊街技校", "uscc": make_uscc()} | changes
    with pytest.raises(Invalid) as refusal:
        actions.register(county=tree.county, by=None, **values)
    assert (refusal.value.field, refusal.value.code) == (field, code)
    assert not Institution.objects.exists()


def test_it_refuses_the_same_institution_twice_in_a_county(tree):
    row = make_institution(tree.county)
    with pytest.raises(Invalid) as refusal:
        make_institution(tree.county, uscc=row.uscc)
    assert refusal.value.code == "taken"
    assert make_institution(tree.other_county, uscc=row.uscc).county == tree.other_county


def test_it_belongs_to_a_county(tree):
    with pytest.raises(Invalid) as refusal:
        make_institution(tree.township)
    assert refusal.value.field == "county"


@pytest.mark.parametrize(
    ("day", "holds"),
    [(date(2026, 1, 31), False), (FROM, True), (TO, True), (date(2026, 12, 1), False)],
)
def test_it_is_approved_on_the_days_between_both_included(tree, day, holds):
    make_institution(tree.county, approved_from=FROM, approved_to=TO)
    assert Institution.objects.filter(approved_on(day)).exists() is holds


def test_it_corrects_what_may_be_corrected(tree):
    row = make_institution(tree.county)
    edited = actions.edit(institution=row, changes={"phone": "138 0871 0000"}, expected_version=row.version, by=None)
    assert edited.phone == "13808710000"
    with pytest.raises(Stale):
        actions.edit(institution=row, changes={"name": "别名"}, expected_version=row.version, by=None)
    with pytest.raises(Invalid):
        actions.edit(institution=row, changes={"uscc": make_uscc()}, expected_version=edited.version, by=None)
