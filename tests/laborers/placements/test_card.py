import io
import re
from datetime import date

import pytest
import segno
from pypdf import PdfReader
from reportlab.lib.units import mm

from laborers.placements import actions, card, queries
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from xundian.accounts.models import User

LONG_NAME = "阿卜杜热依木·买买提伊明·阿布都克里木·热合曼"


@pytest.fixture
def facts(cast, tree):
    User.objects.filter(pk=cast.officer.pk).update(phone="13900000001")
    User.objects.filter(pk=cast.county.pk).update(phone="087162650000")
    person = make_laborer(make_household(tree.village, address="老村12号"), name=LONG_NAME, identity="new")
    issued = actions.issue_card(placement=make_placement(person), on=date(2026, 3, 20), by=cast.county)
    return queries.card_facts(issued)


def pages(facts):
    return PdfReader(io.BytesIO(card.render(facts))).pages


def test_it_prints_two_pages_of_the_size_of_an_id_card(facts):
    sizes = [(float(page.mediabox.width / mm), float(page.mediabox.height / mm)) for page in pages(facts)]
    assert sizes == [pytest.approx((85.6, 54), abs=0.01)] * 2


def test_it_says_whom_to_call_and_nothing_that_is_nobodys_business(facts):
    text = "".join(page.extract_text() for page in pages(facts)).replace("\n", "")
    for expected in (
        "寻甸回族彝族自治县", LONG_NAME, "530129-2026-000001", "三营庄村委会", "13900000001", "087162650000",
        "昆明工作站", "087100000000", "12333", "12345", "12348", "姓名 Name",
    ):  # fmt: skip
        assert expected in text, expected
    assert "老村12号" not in text
    assert not re.search(r"\d{17}[\dX]", text)
    assert facts.token not in text


def test_it_leaves_out_what_is_not_known(facts):
    bare = queries.CardFacts(**dict.fromkeys(vars(facts), "") | {"person": "马小梅", "token": facts.token})
    text = pages(bare)[0].extract_text()
    assert "马小梅" in text
    assert "Station" not in text
    assert "Home officer" not in text


@pytest.mark.parametrize("length", [2, 50, 300])
def test_it_keeps_every_line_on_the_card_however_long_the_names(facts, length):
    stretched = queries.CardFacts(**vars(facts) | {"person": "马" * length, "station_place": "路" * length})
    low = []
    pages(stretched)[0].extract_text(
        visitor_text=lambda text, cm, tm, font, size: text.strip() and low.append(cm[5] + tm[5])
    )
    assert min(low) > 0
    assert pages(stretched)[0].extract_text().count("马") == length


def drawn(page):
    """The dark rectangles of a page as (x, y, width, height) in points."""
    content = page.get_contents().get_data().decode("latin-1")
    return [tuple(map(float, each)) for each in re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re f", content)]


def test_it_draws_the_address_as_a_qr_code_of_at_least_22_mm(facts, settings):
    settings.PUBLIC_URL = "https://labour.example.cn"
    boxes = drawn(pages(facts)[1])
    left, right = min(x for x, *_rest in boxes), max(x + width for x, _y, width, _h in boxes)
    top, bottom = max(y + height for _x, y, _w, height in boxes), min(y for _x, y, *_rest in boxes)
    assert right - left >= 22 * mm
    assert top - bottom == pytest.approx(right - left, abs=0.1)
    expected = segno.make(f"https://labour.example.cn/share/card/{facts.token}/", error="m", boost_error=False)
    assert expected.error == "M"
    modules = [list(row) for row in expected.matrix_iter(border=0)]
    step = (right - left) / len(modules)
    read = [[0] * len(modules) for _row in modules]
    for x, y, width, height in boxes:
        row = round((top - y - height) / step)
        for column in range(round((x - left) / step), round((x - left + width) / step)):
            read[row][column] = 1
    assert read == modules


def test_it_names_the_station_with_the_closest_prefix(cast, tree):
    make = User._meta.get_field("station").related_model.objects.create
    near = make(name="西山工作站", county=tree.county, city="昆明", destinations=["530112"])
    assert queries.station_for("530129", "530112") == near
    assert queries.station_for("530129", "530102").name == "昆明工作站"
    assert queries.station_for("530129", "440300") is None
