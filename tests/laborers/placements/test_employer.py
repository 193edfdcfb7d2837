"""Where somebody works has one name, in Python as in a statement: the enterprise's own before what was written."""

import pytest

from laborers.placements.models import Placement
from tests.factories.enterprises import make_enterprise
from tests.factories.placements import make_placement
from tests.factories.surveys import make_assessed_laborer


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("enterprise", "written", "shown"),
    [("晋江服装", "", "晋江服装"), ("", "某建筑公司", "某建筑公司"), ("晋江服装", "制衣厂", "晋江服装"), ("", "", "")],
)
def test_lists_and_records_name_the_same_employer(tree, cast, enterprise, written, shown):
    firm = make_enterprise(tree.county, name=enterprise) if enterprise else None
    person = make_assessed_laborer(tree.village)
    placement = make_placement(person, by=cast.county, enterprise=firm, employer_name=written)
    assert placement.employer == shown
    listed = Placement.objects.annotate(named=Placement.employer_at()).get(pk=placement.pk)
    assert listed.named == shown
