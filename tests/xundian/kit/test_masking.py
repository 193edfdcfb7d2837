"""Names as the public sees them: nothing but the first sign can be read."""

import pytest

from xundian.kit.masking import masked


@pytest.mark.parametrize(
    ("name", "shown"),
    [("王小明", "王**"), ("李明", "李*"), ("王", "王"), ("阿卜杜·热合曼", "阿**"), ("", ""), (None, "")],
)
def test_it_masks_names_to_their_first_sign(name, shown):
    assert masked(name) == shown
