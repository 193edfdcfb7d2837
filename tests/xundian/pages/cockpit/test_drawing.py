"""The pictures of the cockpit: on one scale from zero, nothing outside the frame, every place a tile with its name."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xundian.pages.cockpit import drawing
from xundian.reports.cockpit import Trend


def trend(now, before):
    return Trend([(0, total) for total in now], [(0, total) for total in before])


numbers = st.integers(0, 10**7)


@given(st.lists(numbers, max_size=12), st.lists(numbers, min_size=12, max_size=12), st.none() | numbers)
def test_every_point_lies_in_the_frame_and_higher_numbers_lie_higher(now, before, target):
    drawn = drawing.two_years(trend(now, before), 2026, target)
    dots = [*drawn.before.dots, *(drawn.now.dots if drawn.now else [])]
    values = [*before, *now]
    for (x, y), value in zip(dots, values, strict=True):
        assert drawn.left <= float(x) <= drawn.end
        assert drawing.ABOVE <= float(y) <= drawn.base
        assert (float(y) == drawn.base) or value > 0
    ordered = sorted(zip(values, (float(y) for _x, y in dots), strict=True))
    assert [y for _value, y in ordered] == sorted((y for _value, y in ordered), reverse=True)
    assert 2 <= len(drawn.marks) <= drawing.MARKS + 1


@pytest.mark.parametrize(("highest", "step"), [(1, 1), (4, 1), (5, 2), (911, 500), (4000, 1000), (31_204, 10_000)])
def test_the_marks_of_the_axis_are_round_numbers(highest, step):
    assert drawing.nice_step(highest, drawing.MARKS) == step


@pytest.mark.parametrize(
    ("percent", "shade"),
    [(None, 0), (0, 1), (49.9, 1), (50, 2), (69.9, 2), (70, 3), (90, 4), (99.9, 4), (100, 5), (125, 5)],
)  # fmt: skip
def test_a_class_begins_at_its_edge(percent, shade):
    assert drawing.shade(percent) == shade


@pytest.mark.parametrize("name", ["羊街镇", "昆明倘甸产业园区轿子山旅游开发区", "Liushao Township", "Kedu Town"])
def test_no_name_is_cut_off(name):
    lines = drawing.broken(name)
    assert len(lines) <= drawing.MOST_LINES
    assert "".join(lines).replace(" ", "") == name.replace(" ", "")


@pytest.mark.parametrize("places", [2, 3, 16, 17, 41])
@pytest.mark.parametrize("wider", [drawing.ON_PAGE, drawing.ON_SCREEN])
def test_every_place_has_a_tile_of_its_own_in_the_order_of_codes(places, wider):
    codes = [f"5301291{number:02d}" for number in range(places)]
    lines = [SimpleNamespace(division=code, rate=None) for code in reversed(codes)]
    drawn = drawing.cartogram(lines, dict.fromkeys(codes, "镇"), dict.fromkeys(codes, (0, "")), wider)
    assert [place.code for place in drawn.places] == codes
    assert len({(place.x, place.y) for place in drawn.places}) == places
    assert max(place.x for place in drawn.places) + drawing.TILE <= drawn.width
    assert max(place.y for place in drawn.places) + drawing.ROW <= drawn.height
    assert [(place.y, place.x) for place in drawn.places] == sorted((place.y, place.x) for place in drawn.places)


def test_one_place_alone_needs_no_map():
    assert drawing.cartogram([SimpleNamespace(division="530129103207", rate=None)], {}, {}) is None
