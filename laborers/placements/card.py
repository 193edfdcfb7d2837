"""The service contract card as a PDF of two ID-1 pages (85.6 × 54 mm): whom to call, and a QR code to the open page."""

from io import BytesIO
from itertools import groupby
from xml.sax.saxutils import escape

import segno
from django.conf import settings
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

WIDTH, HEIGHT = 85.6 * mm, 54 * mm
MARGIN = 4 * mm
QR_SIDE = 24 * mm
QUIET_MODULES = 4
FONT = "STSong-Light"
SIZES = (8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5, 4.5, 4)
HOTLINES = "12333 人社 · 12345 政务 · 12348 法律援助"
ADVICE = (
    "欠薪 Unpaid: 留好合同、考勤和工资条，先找企业，再打12333，或扫码告诉我们。",
    "工伤 Injury: 马上就医并告知企业，企业须在30日内申报；企业不报，一年内可自己申报。",
    "扣证、强迫 Forced: 证件不交他人，任何人不得扣押；有危险打110。",
)


def address(token):
    """The absolute address behind the QR code."""
    return f"{settings.PUBLIC_URL.rstrip('/')}/share/card/{token}/"


def qr_rows(token):
    """The QR code as rows of 0 and 1 without its quiet zone, error correction M."""
    code = segno.make(address(token), error="m", boost_error=False, micro=False)
    return [list(row) for row in code.matrix_iter(border=0)]


def render(facts):
    """The card of queries.CardFacts as PDF bytes; every name wraps, and the type shrinks until all of it fits."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=True)
    canvas.setTitle(f"{facts.county} {facts.number}")
    _write(canvas, _front(facts), MARGIN, WIDTH - 2 * MARGIN)
    canvas.showPage()
    _draw_qr(canvas, facts.token)
    _write(canvas, _back(), MARGIN, WIDTH - 3 * MARGIN - QR_SIDE)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _front(facts):
    """Lines of the front as (label, text); a line without text is left out."""
    lines = [
        ("", f"{facts.county} 劳务输出服务联系卡 Service Contract Card"),
        ("姓名 Name", facts.person),
        ("卡号 No.", facts.number),
        ("家乡信息员 Home officer", _called(f"{facts.village} {facts.officer}", facts.officer_phone, facts.officer)),
        ("县人社局 County bureau", facts.bureau_phone),
        ("驻外工作站 Station", _called(f"{facts.station} {facts.station_place}", facts.station_phone, facts.station)),
        ("热线 Hotlines", HOTLINES),
    ]
    return [(label, text) for label, text in lines if text]


def _called(who, phone, known):
    return " ".join(filter(None, [who.strip(), phone])) if known else ""


def _back():
    return [("", line) for line in ADVICE] + [
        ("", "扫码报告困难，不用登录 Scan to tell us of a difficulty, no sign-in")
    ]


def _write(canvas, lines, left, width):
    """Set the lines from the top, in the largest size in which they all fit."""
    for size in SIZES:
        blocks = [_block(label, text, size) for label, text in lines]
        heights = [block.wrap(width, HEIGHT)[1] + size * 0.35 for block in blocks]
        if sum(heights) <= HEIGHT - 2 * MARGIN:
            break
    top = HEIGHT - MARGIN
    for block, height in zip(blocks, heights, strict=True):
        top -= height
        block.drawOn(canvas, left, top)


def _block(label, text, size):
    style = ParagraphStyle("line", fontName=FONT, fontSize=size, leading=size * 1.25, wordWrap="CJK")
    return Paragraph(escape(f"{label}  {text}" if label else text), style)


def _draw_qr(canvas, token):
    """Dark modules as rectangles, merged along each row so that no hairline shows between them."""
    rows = qr_rows(token)
    module = QR_SIDE / len(rows)
    right = WIDTH - MARGIN - module * (QUIET_MODULES / 2)
    left, top = right - QR_SIDE, (HEIGHT + QR_SIDE) / 2
    for number, row in enumerate(rows):
        column = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                canvas.rect(left + column * module, top - (number + 1) * module, length * module, module, 0, 1)
            column += length
