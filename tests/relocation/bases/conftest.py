"""A base that has sold something, and its distribution."""

import pytest

from tests.factories import bases
from tests.factories.bases import TO


@pytest.fixture
def base(cast, tree):
    """Ten thousand yuan and one fen sold; three households with 1, 2 and 4 shares; the study's scheme."""
    bases.make_scheme(tree.county, by=cast.county)
    base = bases.make_base(tree.village, by=cast.county)
    bases.make_linked(base, tree.village, (1, 2, 4), by=cast.county)
    bases.make_sale(base, fen=600_000, by=cast.county)
    bases.make_sale(base, fen=400_001, sold_on=TO, by=cast.county)
    return base


@pytest.fixture
def approved(base, cast):
    return bases.make_approved(base, cast.township, cast.county)
