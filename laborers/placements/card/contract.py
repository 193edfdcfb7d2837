"""The contract card (合同卡) on A5: the agreement in plain words, for the person to keep; the contract counts."""

from reportlab.lib.units import mm

from laborers.placements.card.contact import ADVICE, HOTLINES, address, called
from xundian.kit.paper import A5, Paper

MARGIN = 11 * mm
QR_SIDE = 26 * mm
LABEL = 34 * mm
SIZES = (11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5, 4.5, 4)
COUNTS = "以正式劳动合同为准。 The signed labour contract counts, not this card."
NOT_AGREED = "以合同约定为准 as the contract says"
FOOT = 42 * mm


def contract(facts):
    """The contract card of queries.ContractFacts as PDF bytes: one A5 page, whatever the length of names."""
    paper = Paper(A5, f"{facts.card.county} {facts.card.number}")
    wide, tall = A5
    room = wide - 2 * MARGIN
    y = paper.stack(MARGIN, MARGIN, room, 24 * mm, _head(facts), SIZES, align="middle")
    paper.rule(MARGIN, y + 2, wide - MARGIN, y + 2, 1.2)
    _rows(paper, y + 3 * mm, tall - MARGIN - FOOT - y - 5 * mm, room, _terms(facts))
    low = tall - MARGIN - FOOT
    paper.rule(MARGIN, low, wide - MARGIN, low, 0.6)
    paper.qr(wide - MARGIN - QR_SIDE - 2 * mm, low + 4 * mm, QR_SIDE, address(facts.card.token))
    told = [(COUNTS, 1.2, True), *((line, 1, False) for line in ADVICE[:2]), (f"热线 Hotlines  {HOTLINES}", 1, False)]
    paper.stack(MARGIN, low + 3 * mm, room - QR_SIDE - 6 * mm, FOOT - 3 * mm, told, SIZES)
    return paper.pdf()


def _head(facts):
    return [
        (facts.card.county, 1, False), ("劳务合同服务卡 Contract Card", 1.6, True),
        (f"卡号 No. {facts.card.number}", 0.9, False),
    ]  # fmt: skip


def _terms(facts):
    """(label, text) of everything agreed; what is not known says that the contract tells it."""
    card = facts.card
    rows = [
        ("劳动者 Worker", card.person), ("用人单位 Employer", facts.employer),
        ("服务单位 Served by", f"{card.county}人力资源和社会保障局"), ("岗位 Post", facts.post),
        ("工作地点 Place", facts.place),
        ("工资 Pay", facts.pay), ("发薪日 Pay day", facts.pay_day), ("工时 Hours", facts.hours),
        ("食宿 Board", facts.board), ("社会保险 Insurance", facts.insurance), ("期限 Term", facts.term),
    ]  # fmt: skip
    officer = called(f"{card.village} {card.officer}", card.officer_phone, card.officer)
    station = called(f"{card.station} {card.station_place}", card.station_phone, card.station)
    who = [
        ("家乡信息员 Home officer", officer),
        ("县人社局 County bureau", card.bureau_phone),
        ("工作站 Station", station),
    ]
    return [(label, text or NOT_AGREED) for label, text in rows] + [(label, text) for label, text in who if text]


def _rows(paper, y, tall, room, rows):
    """Two columns, label and text, in the largest size in which all rows fit."""
    size = next((each for each in SIZES if _tall(rows, each, room) <= tall), SIZES[-1])
    for label, text in rows:
        left = paper.block(MARGIN, y + size * 0.1, LABEL, label, size * 0.85)
        right = paper.block(MARGIN + LABEL + 4, y, room - LABEL - 4, text, size, bold=True)
        y += max(left, right) + size * 0.35
        paper.rule(MARGIN, y - size * 0.2, MARGIN + room, y - size * 0.2, 0.25)


def _tall(rows, size, room):
    return sum(
        max(
            Paper.tall(label, size * 0.85, LABEL), Paper.tall(text, size, room - LABEL - 4),
        ) + size * 0.35
        for label, text in rows
    )  # fmt: skip
