"""The contact card: two ID-1 pages (85.6 × 54 mm), ten on an A4 sheet with cut marks, or an A5 sheet that folds to A6.

Whom to call, and a QR code to the open page. No identity number, no health, no address of the home.
"""

from django.conf import settings
from reportlab.lib.units import mm

from xundian.kit.paper import A4, A5, ID1, Paper

WIDTH, HEIGHT = ID1
MARGIN = 4 * mm
QR_SIDE = 24 * mm
QR_FOLD = 45 * mm
SIZES = (8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5, 4.5, 4, 3.5, 3, 2.5, 2)
FOLD_SIZES = (13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3)
HOTLINES = "12333 人社 · 12345 政务 · 12348 法律援助"
ADVICE = (
    "欠薪 Unpaid: 留好合同、考勤和工资条，先找企业，再打12333，或扫码告诉我们。",
    "工伤 Injury: 马上就医并告知企业，企业须在30日内申报；企业不报，一年内可自己申报。",
    "扣证、强迫 Forced: 证件不交他人，任何人不得扣押；有危险打110。",
)
SCAN = "扫码报告困难，不用登录 Scan to tell us of a difficulty, no sign-in"
COLUMNS, ROWS = 2, 5
CUT = 5 * mm


def address(token):
    """The absolute address behind the QR code."""
    return f"{settings.PUBLIC_URL.rstrip('/')}/share/card/{token}/"


def render(facts):
    """The card of queries.CardFacts as PDF bytes; every name wraps, and the type shrinks until all of it fits."""
    paper = Paper(ID1, f"{facts.county} {facts.number}")
    _front(paper, facts)
    paper.page(ID1)
    _back(paper, facts)
    return paper.pdf()


def sheet(cards, title):
    """Ten cards to an A4 page with cut marks; the page of their backs follows, turned over the long edge."""
    paper, first = Paper(A4, title), True
    for start in range(0, len(cards), COLUMNS * ROWS):
        ten = cards[start : start + COLUMNS * ROWS]
        for draw, mirrored in ((_front, False), (_back, True)):
            if not first:
                paper.page(A4)
            first = False
            for place, facts in enumerate(ten):
                paper.at = _place(place, mirrored)
                draw(paper, facts)
            paper.at = (0, 0)
            _cut_marks(paper)
    return paper.pdf()


def fold(facts):
    """An A5 sheet, printed on one side, that folds to A6: whom to call on the right, the QR code on the left."""
    wide, tall = A5[1], A5[0]
    paper = Paper((wide, tall), f"{facts.county} {facts.number}")
    half, margin = wide / 2, 8 * mm
    room = half - 2 * margin
    paper.rule(half, 0, half, tall, 0.4, dashed=True)
    paper.stack(half + margin, margin, room, tall - 2 * margin, _front_lines(facts), FOLD_SIZES, gap=0.6)
    paper.qr((half - QR_FOLD) / 2, margin, QR_FOLD, address(facts.token))
    low = margin + QR_FOLD + 5 * mm
    paper.stack(margin, low, room, tall - low - margin, _back_lines(facts), FOLD_SIZES, gap=0.5)
    return paper.pdf()


def _front(paper, facts):
    paper.stack(MARGIN, MARGIN, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN, _front_lines(facts), SIZES)


def _back(paper, facts):
    paper.qr(WIDTH - 1.3 * MARGIN - QR_SIDE, (HEIGHT - QR_SIDE) / 2, QR_SIDE, address(facts.token))
    room = WIDTH - 3.3 * MARGIN - QR_SIDE
    paper.stack(MARGIN, MARGIN, room, HEIGHT - 2 * MARGIN, _back_lines(facts), SIZES)


def _front_lines(facts):
    """Lines of the front, the name the largest; a line without text is left out."""
    officer = called(f"{facts.village} {facts.officer}", facts.officer_phone, facts.officer)
    station = called(f"{facts.station} {facts.station_place}", facts.station_phone, facts.station)
    lines = [
        ("", f"{facts.county} 劳务输出服务联系卡 Service Contract Card", 1, True),
        ("姓名 Name", facts.person, 1.25, True),
        ("卡号 No.", facts.number, 1, False),
        ("家乡信息员 Home officer", officer, 1, False),
        ("县人社局 County bureau", facts.bureau_phone, 1, False),
        ("驻外工作站 Station", station, 1, False),
        ("热线 Hotlines", HOTLINES, 1, False),
    ]  # fmt: skip
    return [(f"{label}  {text}".strip(), part, bold) for label, text, part, bold in lines if text.strip()]


def called(who, phone, known):
    """Somebody with a telephone, as one line; empty when nobody is known."""
    return " ".join(filter(None, [who.strip(), phone.replace(" ", "\xa0")])) if known else ""


def _back_lines(facts):
    told = [*ADVICE, *filter(None, [facts.promise])]
    return [(line, 1, False) for line in told] + [(SCAN, 1, True)]


def _place(number, mirrored):
    """The top left corner of a card on the sheet; backs run from the right, so that they meet their fronts."""
    row, column = divmod(number, COLUMNS)
    if mirrored:
        column = COLUMNS - 1 - column
    return (A4[0] - COLUMNS * WIDTH) / 2 + column * WIDTH, (A4[1] - ROWS * HEIGHT) / 2 + row * HEIGHT


def _cut_marks(paper):
    """Short lines in the margin at every edge of a card; none runs over a card."""
    left, top = _place(0, mirrored=False)
    right, bottom = left + COLUMNS * WIDTH, top + ROWS * HEIGHT
    for column in range(COLUMNS + 1):
        x = left + column * WIDTH
        paper.rule(x, top - CUT - 1, x, top - 1, 0.3)
        paper.rule(x, bottom + 1, x, bottom + CUT + 1, 0.3)
    for row in range(ROWS + 1):
        y = top + row * HEIGHT
        paper.rule(left - CUT - 1, y, left - 1, y, 0.3)
        paper.rule(right + 1, y, right + CUT + 1, y, 0.3)
