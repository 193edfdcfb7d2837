"""Sheets as a printer would put them on paper: rasterised at 300 dpi in black and white, and read back."""

import io
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
import zxingcpp
from django.utils import translation
from PIL import Image
from pypdf import PdfReader
from reportlab.lib.units import mm

from laborers.placements import card
from laborers.placements.queries import CardFacts, ContractFacts
from laborers.publications import posters
from laborers.publications.rules import Board
from tests.laborers.publications.test_rules import notice
from xundian.kit import fonts

DPI = 300
BOARD = Board("寻甸回族彝族自治县", "三营庄村委会", "寻甸县人力资源和社会保障局", "0871-62650000", date(2026, 12, 31))
FACTS = CardFacts(
    county="寻甸回族彝族自治县", village="三营庄村委会", person="龑𠮷", number="530129-2026-000001", token="t" * 43,
    officer="李建国", officer_phone="138 0000 0001", bureau_phone="0871-62650000", station="昆明工作站",
    station_place="昆明", station_phone="0871-68001234", promise="24小时回应，48小时答复",
)  # fmt: skip
AGREED = ContractFacts(
    card=FACTS, employer="某某公司", post="钢筋工", place="云南省昆明市西山区", pay="每月4,500元 yuan a month",
    pay_day="", hours="每天8小时 8 h a day", board="包吃 board", insurance="", term="2026年3月1日起 from 2026-03-01",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _address(settings):
    settings.PUBLIC_URL = "https://labour.example.cn"


def printed(pdf, page=0):
    """A page in black and white at 300 dpi."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        image = document[page].render(scale=DPI / 72).to_pil()
    finally:
        document.close()
    return image.convert("L").point(lambda shade: 255 if shade > 128 else 0)


def codes(image):
    return {each.text for each in zxingcpp.read_barcodes(image)}


def posts(count):
    return [notice(id=f"0192f000-0000-7000-8000-00000000000{each}") for each in range(count)]


@pytest.mark.parametrize(
    ("sheet", "page"),
    [(card.render(FACTS), 1), (card.fold(FACTS), 0), (card.contract(AGREED), 0), (card.sheet([FACTS] * 3, "t"), 1)],
    ids=["card", "fold", "contract", "sheet"],
)
def test_the_code_of_a_card_is_read_from_paper(sheet, page):
    [read] = {each.rpartition("/share/")[2] for each in codes(printed(sheet, page))}
    assert read == f"card/{FACTS.token}/"


@pytest.mark.parametrize("size", ["a4", "a3"])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_every_post_of_a_poster_has_its_code_and_nothing_is_cut_off(size, count):
    image = printed(posters.poster(posts(count), BOARD, size))
    assert codes(image) == {f"https://labour.example.cn/share/vacancies/{each.id}/" for each in posts(count)}
    edge = round(5 / 25.4 * DPI)
    inner = Image.new("L", image.size, 255)
    inner.paste(image.crop((edge, edge, image.width - edge, image.height - edge)), (edge, edge))
    assert inner.tobytes() == image.tobytes()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_poster_has_a_title_of_60_points_and_says_all_it_must(language):
    with translation.override(language):
        page = PdfReader(io.BytesIO(posters.poster(posts(5), BOARD))).pages[0]
    sizes = []
    text = page.extract_text(visitor_text=lambda words, _cm, _tm, _font, size: words.strip() and sizes.append(size))
    assert max(sizes) >= 60
    assert [round(float(each) / mm) for each in page.mediabox[2:]] == [210, 297]
    for expected in ("缝纫工", "4,500–6,000", "昆明市西山区", "0871-62650000", "三营庄村委会", "2026", "18", "50"):
        assert expected in text, expected


def test_long_names_wrap_and_push_nothing_off_the_poster():
    long = [notice(id=each.id, title="数控车床操作工" * 8, place="某" * 40) for each in posts(5)]
    pdf = posters.poster(long, BOARD)
    low = []
    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(
        visitor_text=lambda text, cm, tm, font, size: text.strip() and low.append(cm[5] + tm[5])
    )
    assert min(low) > 5 * mm
    assert len(codes(printed(pdf))) == 5


def test_ten_cards_stand_on_a_page_and_the_backs_follow():
    pages = PdfReader(io.BytesIO(card.sheet([FACTS] * 11, "Cards"))).pages
    assert len(pages) == 4
    assert pages[0].extract_text().count(FACTS.number) == 10
    assert pages[2].extract_text().count(FACTS.number) == 1
    left, right = printed(card.sheet([FACTS], "t"), 0), printed(card.sheet([FACTS], "t"), 1)
    # Printed on both sides and turned over the long edge, the back lies behind its front.
    assert left.crop((0, 0, left.width // 2, left.height)).getextrema()[0] == 0
    assert not codes(right.crop((0, 0, right.width // 2, right.height)))


def test_the_contract_card_names_what_was_agreed_and_what_the_contract_must_say():
    text = PdfReader(io.BytesIO(card.contract(AGREED))).pages[0].extract_text()
    agreed = ("某某公司", "钢筋工", "每月4,500元", "2026年3月1日")
    for expected in (*agreed, "以正式劳动合同为准", "以合同约定为准", "12333"):
        assert expected in text, expected


def test_the_letters_are_in_the_file_rare_ones_too():
    for sheet in (card.render(FACTS), posters.poster(posts(1), BOARD)):
        fonts_of = PdfReader(io.BytesIO(sheet)).pages[0]["/Resources"]["/Font"]
        embedded = [each.get_object() for each in fonts_of.values()]
        used = [each for each in embedded if each["/BaseFont"] != "/Helvetica"]
        assert used
        assert all("/FontFile2" in each["/FontDescriptor"] for each in used)
    assert all(fonts.known(each) for each in "䶮龑𠮷㐂·°元")
    drawn = {printed(card.render(replace(FACTS, person=each))).tobytes() for each in ("䶮", "龑", "𠮷", "\U0002ebef")}
    assert len(drawn) == 4


def test_a_line_breaks_between_han_and_not_inside_a_number_and_begins_with_no_comma():
    lines = fonts.wrapped("电话087162650000，请打", 10, 80)
    assert any("087162650000" in line for line in lines)
    assert not any(line[0] in fonts.CLOSING for line in lines)
    assert "".join(lines) == "电话087162650000，请打"
    assert fonts.wrapped("", 10, 80) == [""]


def test_the_same_sheet_is_the_same_file():
    assert card.render(FACTS) == card.render(FACTS)
