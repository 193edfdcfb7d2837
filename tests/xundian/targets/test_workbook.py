"""The workbook of a plan is read in again by its codes in both languages, whatever the places are called."""

import pytest
from django.utils import translation

from tests.factories.targets import FROZEN_ON, make_plan
from xundian.reports.sheets.targets import targets_workbook
from xundian.targets.importing import values_in


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_downloaded_plan_is_read_in_again_by_the_codes_of_its_places(cast, tree, language):
    make_plan(tree)
    with translation.override(language):
        content = targets_workbook(cast.county, tree.county, "placements", 2026, FROZEN_ON)
    places = (tree.township, tree.other_township)
    read = values_in(content, [(place.pk, "another name", place.pk) for place in places])
    assert read == {tree.township.pk: 60, tree.other_township.pk: 40}
