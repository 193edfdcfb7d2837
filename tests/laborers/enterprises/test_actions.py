"""Enterprises: each move and each refusal."""

from datetime import timedelta

import pytest

from laborers.enterprises import actions
from laborers.enterprises.models import Enterprise
from tests.factories.enterprises import REGISTERED, make_enterprise, make_uscc
from xundian.kit.errors import Invalid, Stale

NEXT = REGISTERED + timedelta(days=1)


def test_it_registers_an_enterprise_with_its_credit_code_put_right(cast, tree):
    code = make_uscc()
    enterprise = make_enterprise(tree.county, by=cast.county, uscc=f" {code.lower()} ", is_intermediary=True)
    assert (enterprise.uscc, enterprise.county, enterprise.is_intermediary) == (code, tree.county, True)


@pytest.mark.parametrize(
    ("uscc", "code"),
    [
        ("91530100", "uscc_length"),
        ("9153010000000000OI", "uscc_characters"),
        ("91350100M000100Y44", "uscc_checksum"),
    ],
)
def test_it_refuses_a_wrong_credit_code_and_says_how(tree, uscc, code):
    with pytest.raises(Invalid) as refusal:
        make_enterprise(tree.county, uscc=uscc)
    assert (refusal.value.field, refusal.value.code) == ("uscc", code)


def test_a_county_registers_an_enterprise_once_and_another_county_may_too(tree):
    code = make_enterprise(tree.county).uscc
    with pytest.raises(Invalid) as refusal:
        make_enterprise(tree.county, uscc=code)
    assert refusal.value.code == "taken"
    assert make_enterprise(tree.other_county, uscc=code).uscc == code
    assert Enterprise.objects.count() == 2


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"phone": "12"}, "phone"),
        ({"name": "  "}, "name"),
        ({"destination": "990000"}, "destination"),
        ({"destination": "53"}, "destination"),
        ({"industry": "?"}, "industry"),
        ({"owner": "x"}, "owner"),
    ],
)
def test_it_refuses_an_enterprise_with_a_bad_field(tree, values, field):
    with pytest.raises(Invalid) as refusal:
        make_enterprise(tree.county, **values)
    assert [name for name, _code, _message in refusal.value.errors] == [field]
    assert not Enterprise.objects.exists()


def test_it_edits_an_enterprise_unless_someone_was_faster(cast, tree):
    enterprise = make_enterprise(tree.county)
    edit = {"enterprise": enterprise, "expected_version": enterprise.version, "by": cast.county, "on": NEXT}
    edited = actions.edit_enterprise(changes={"contact": "张敏"}, **edit)
    assert (edited.contact, edited.version) == ("张敏", enterprise.version + 1)
    with pytest.raises(Stale):
        actions.edit_enterprise(changes={"contact": "李敏"}, **edit)
    with pytest.raises(Invalid):
        actions.edit_enterprise(changes={"uscc": make_uscc()}, **(edit | {"expected_version": edited.version}))
