"""What a class prints: the certificate of a trainee with a QR code to its open page, and the slips of satisfaction.

Chinese with the English beside it; no identity number. The QR holds an opaque token, and the page behind it says
whether the certificate still counts.
"""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from reportlab.lib.units import mm

from trainings.classes.rules import shown_slip
from xundian.codes.queries import tables
from xundian.kit.paper import A4, A5, Paper

MARGIN = 14 * mm
QR_SIDE = 28 * mm
SIZES = (13, 12, 11, 10, 9, 8, 7, 6, 5)
CHECK = "扫码核验证书 Scan to check this certificate"
COLUMNS, ROWS = 2, 6
ASKED = (
    "不记名。每人抽一张，课程结束前扫码或输入号码作答一次。 No names: draw one, answer once before the class is over."
)


@dataclass(frozen=True)
class CertificateFacts:
    """All that stands on a certificate."""

    county: str
    institution: str
    person: str
    title: str
    occupation: str
    kind: str
    level: str
    hours: int
    first: date
    last: date
    number: str
    issued_on: date
    token: str


def address(token):
    """The absolute address behind a certificate's QR code."""
    return f"{settings.PUBLIC_URL.rstrip('/')}/share/certificate/{token}/"


def feedback_address(code):
    """The absolute address on a slip."""
    return f"{settings.PUBLIC_URL.rstrip('/')}/share/feedback/{code}/"


def facts(certificate):
    """What to print on a certificate, in the words of the day it was issued."""
    row = certificate.enrolment.training_class
    words = tables(("occupation", "certificate_kind", "skill_level"), certificate.issued_on)
    label = {
        name: words[scheme].label(code, "zh-hans") if code else ""
        for name, scheme, code in (
            ("occupation", "occupation", row.occupation), ("kind", "certificate_kind", certificate.kind),
            ("level", "skill_level", certificate.level),
        )
    }  # fmt: skip
    return CertificateFacts(
        county=row.institution.county.name, institution=row.institution.name, person=certificate.enrolment.laborer.name,
        title=row.title, hours=row.hours, first=row.starts_on, last=row.ends_on, number=certificate.number,
        issued_on=certificate.issued_on, token=certificate.token, **label,
    )  # fmt: skip


def certificate(told):
    """The certificate of CertificateFacts as PDF bytes: one A5 page, lying."""
    wide, tall = A5[1], A5[0]
    paper = Paper((wide, tall), f"{told.county} {told.number}")
    paper.box(MARGIN / 2, MARGIN / 2, wide - MARGIN, tall - MARGIN, 1.2)
    room = wide - 2 * MARGIN
    head = [(told.county, 1, False), (f"{told.kind or '培训证书'} Certificate of Training", 1.7, True)]
    y = paper.stack(MARGIN, MARGIN, room, 28 * mm, head, SIZES, align="middle")
    low = tall - MARGIN - QR_SIDE - 6 * mm
    paper.stack(MARGIN + 4 * mm, y + 3 * mm, room - 8 * mm, low - y - 5 * mm, _body(told), SIZES)
    paper.qr(wide - MARGIN - QR_SIDE, low, QR_SIDE, address(told.token))
    foot = [
        (told.institution, 1.1, True), (f"编号 No. {told.number}", 1, False),
        (f"{_day(told.issued_on)} Issued on {told.issued_on}", 1, False), (CHECK, 0.8, False),
    ]  # fmt: skip
    paper.stack(MARGIN + 4 * mm, low, room - QR_SIDE - 10 * mm, QR_SIDE + 4 * mm, foot, SIZES)
    return paper.pdf()


def slips(codes, title):
    """Slips with a code and its QR, twelve to an A4 page with cut marks, as PDF bytes; the order tells nothing."""
    paper = Paper(A4, title)
    wide, tall = A4[0] / COLUMNS, A4[1] / ROWS
    for number, code in enumerate(sorted(codes)):
        place = number % (COLUMNS * ROWS)
        if number and not place:
            paper.page(A4)
        paper.at = (place % COLUMNS * wide, place // COLUMNS * tall)
        paper.rule(0, tall, wide, tall, 0.3, dashed=True)
        paper.qr(6 * mm, 6 * mm, QR_SIDE, feedback_address(code))
        told = [(title, 1.1, True), (shown_slip(code), 1.6, True), (ASKED, 0.8, False)]
        paper.stack(10 * mm + QR_SIDE, 6 * mm, wide - QR_SIDE - 16 * mm, tall - 10 * mm, told, SIZES)
    paper.at = (0, 0)
    return paper.pdf()


def _body(told):
    """The sentence of the certificate, then the facts one a line."""
    course = "、".join(filter(None, (told.title, told.occupation)))
    said = f"{told.person} 于{_day(told.first)}至{_day(told.last)}参加“{course}”，共{told.hours}学时，考核合格。"
    lines = [
        (said, 1.15, True),
        (f"{told.person} completed {told.hours} hours, {told.first} – {told.last}.", 0.85, False),
    ]
    return [*lines, (f"等级 Level: {told.level}", 1.1, True)] if told.level else lines


def _day(day):
    return f"{day.year}年{day.month}月{day.day}日"
