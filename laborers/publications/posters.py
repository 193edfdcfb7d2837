"""The poster for a village board on A3 or A4: read from three metres, safe for black-and-white printers (ux §10).

A title of at least 60 points, at most five posts, each with the QR code of its own page; who publishes, until when,
whom to call, and that nothing is to be paid.
"""

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from reportlab.lib.units import mm

from laborers.publications.rules import short_place
from xundian.kit.paper import A3, A4, Paper

SIZES = {"a4": A4, "a3": A3}
MOST = 5
TITLE = {"a4": 72, "a3": 104}
MARGIN = 12 * mm
# By how many posts there are.
QR_SIDES = {1: 60 * mm, 2: 50 * mm, 3: 40 * mm, 4: 32 * mm, 5: 28 * mm}
# Parts of the size of a post's title, from the largest that is tried on A4.
POST_SIZES = (46, 42, 38, 35, 32, 29, 27, 25, 23, 21, 19, 17, 15, 13, 11, 9)
# A dot that begins no line.
DOT = "\xa0· "
FACTS, FOOT = 0.72, 44 * mm


def address(key):
    """The absolute address of a post's public page."""
    return f"{settings.PUBLIC_URL.rstrip('/')}/share/vacancies/{key}/"


def poster(notices, board, size="a4"):
    """The poster of one to five Notices for a Board as PDF bytes, in the language of the moment."""
    page = SIZES[size]
    scale = page[0] / A4[0]
    paper = Paper(page, f"{_('Job openings')} {board.place}")
    wide, tall, margin = page[0], page[1], MARGIN * scale
    room = wide - 2 * margin
    y = _head(paper, board, margin, room, size, scale)
    foot = FOOT * scale
    _posts(paper, notices, margin, y, room, tall - margin - foot - y, scale)
    _foot(paper, board, margin, tall - margin - foot, room, foot, scale)
    return paper.pdf()


def _head(paper, board, margin, room, size, scale):
    y = margin * 0.7
    y += paper.block(margin, y, room, _("Job openings"), TITLE[size], True, "middle")
    told = " · ".join(filter(None, [board.county, board.place if board.place != board.county else ""]))
    y += paper.block(margin, y - 4 * scale, room, told, 21 * scale, False, "middle")
    paper.rule(margin, y + 2 * scale, margin + room, y + 2 * scale, 3 * scale)
    return y + 5 * scale


def _posts(paper, notices, x, y, room, tall, scale):
    """The posts one below the other in the largest size in which all fit, the room left over spread between them."""
    sizes = [each * scale for each in POST_SIZES]
    qr = QR_SIDES[len(notices)] * scale
    words = room - qr - 6 * mm * scale
    told = [lines_of(each) for each in notices]
    size = next((s for s in sizes if sum(_tall(each, s, words, qr) for each in told) <= tall), sizes[-1])
    spare = max(tall - sum(_tall(each, size, words, qr) for each in told), 0) / len(told)
    for number, (notice, lines) in enumerate(zip(notices, told, strict=True)):
        if number:
            paper.rule(x, y, x + room, y, 0.8 * scale)
        height = _tall(lines, size, words, qr) + spare
        top = y + (height - _text_tall(lines, size, words)) / 2
        for text, part, bold in lines:
            top += paper.block(x, top, words, text, size * part, bold)
        paper.qr(x + room - qr, y + (height - qr) / 2, qr, address(notice.id))
        y += height


def lines_of(notice):
    """[(text, part of the size, bold)]: trade and number, wage, then place, age, board."""
    low, high = f"{notice.wage_from:,}", f"{notice.wage_to:,}"
    wage = low if low == high else f"{low}–{high}"
    facts = [
        short_place(notice.place, notice.destination, notice.county) if _is_han(notice.place) else notice.place,
        _("aged %(a)s to %(b)s") % {"a": notice.min_age, "b": notice.max_age}, board_of(notice),
        _("social insurance") if notice.insurance else "",
    ]  # fmt: skip
    return [
        (_("%(title)s, %(n)s wanted") % {"title": notice.title, "n": notice.left}, 1, True),
        (_("%(wage)s yuan a month") % {"wage": wage}, 1, True),
        (DOT.join(filter(None, facts)), FACTS, False),
    ]


def board_of(notice):
    """What of board and lodging is given, in words; "" for nothing."""
    return {
        (True, True): _("board and lodging"), (True, False): _("board"), (False, True): _("lodging"),
    }.get((notice.board, notice.lodging), "")  # fmt: skip


def _is_han(text):
    return any("一" <= each <= "鿿" for each in text)


def _text_tall(lines, size, room):
    return sum(Paper.tall(text, size * part, room) for text, part, _bold in lines)


def _tall(lines, size, room, qr):
    return max(_text_tall(lines, size, room), qr) + size * 0.35


def _foot(paper, board, x, y, room, tall, scale):
    """No fees, the telephone, how long it holds and who says so."""
    paper.rule(x, y, x + room, y, 3 * scale)
    call = _("Call %(phone)s") % {"phone": board.phone} if board.phone else _("Ask the village officer")
    until = _("Valid until %(day)s") % {"day": date_format(board.until, "DATE_FORMAT")}
    published = _("Published by %(office)s") % {"office": board.publisher}
    lines = [
        (call, 1.5, True), (_("No fees of any kind"), 1.25, True),
        (_("Scan the code of a post for all its conditions. Whether to go is your own decision."), 0.6, False),
        (f"{until} · {published}", 0.6, False),
    ]  # fmt: skip
    sizes = [each * scale for each in (25, 23, 21, 19, 17, 15, 13, 11, 9, 7)]
    paper.stack(x, y + 4 * scale, room, tall - 4 * scale, lines, sizes, "middle", gap=0.12)
