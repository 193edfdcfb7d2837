"""Printed sheets as PDF: text that wraps, boxes, cut marks and QR codes, measured from the top left corner in points.

What is drawn is kept and set when the sheet is written out, because only then all its characters are known.
"""

from contextlib import contextmanager
from io import BytesIO
from itertools import count, groupby

import segno
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from xundian.kit import fonts

A3, A4, A5 = (297 * mm, 420 * mm), (210 * mm, 297 * mm), (148 * mm, 210 * mm)
ID1 = (85.6 * mm, 54 * mm)
LEADING = 1.3
# The part of the size by which a bold outline grows, and where the base line lies below the top of a line.
BOLD, BASE = 0.032, 0.88
QUIET_MODULES = 4
_NUMBERS = count()


def qr(address):
    """The QR code of an address as rows of 0 and 1 without its quiet zone, error correction M."""
    code = segno.make(address, error="m", boost_error=False, micro=False)
    return [list(row) for row in code.matrix_iter(border=0)]


class Paper:
    """Pages of one PDF. `at` is added to every place, so that a card can be drawn anywhere on a sheet."""

    def __init__(self, size, title):
        self.title, self.pages, self.at = title, [], (0, 0)
        self.page(size)

    def page(self, size):
        """Begin a page of (width, height)."""
        self.size = size
        self.pages.append((size, []))

    def line(self, x, y, text, size, bold=False, align="left"):
        """One line of text whose top lies at `y`; `x` is its left end, its middle or its right end."""
        shift = {"left": 0, "middle": 0.5, "right": 1}[align] * fonts.width(text, size)
        self._keep("text", x - shift, y + size * BASE, text, size, bold)

    def block(self, x, y, room, text, size, bold=False, align="left"):
        """Text in lines of at most `room`; returns the height it takes."""
        start = {"left": x, "middle": x + room / 2, "right": x + room}[align]
        lines = fonts.wrapped(text, size, room)
        for number, each in enumerate(lines):
            self.line(start, y + number * size * LEADING, each, size, bold, align)
        return self.tall(text, size, room)

    @staticmethod
    def tall(text, size, room):
        """The height that `block` would take."""
        return len(fonts.wrapped(text, size, room)) * size * LEADING

    def stack(self, x, y, room, tall, lines, sizes, align="left", gap=0.25):
        """Lines [(text, part of the size, bold)] one below the other, in the first of the falling sizes in which all
        of them fit into `tall`; returns where they end."""
        size = next((each for each in sizes if _height(lines, each, room, gap) <= tall), sizes[-1])
        for text, part, bold in lines:
            y += self.block(x, y, room, text, size * part, bold, align) + size * gap
        return y

    def rule(self, x1, y1, x2, y2, thick=0.5, dashed=False):
        """A straight line."""
        self._keep("rule", x1, y1, x2 + self.at[0], y2 + self.at[1], thick, dashed)

    def box(self, x, y, width, height, thick=0.5):
        """The outline of a rectangle."""
        self._keep("box", x, y, width, height, thick)

    def dark(self, x, y, width, height):
        """A filled rectangle."""
        self._keep("dark", x, y, width, height)

    def qr(self, x, y, side, address):
        """A QR code `side` wide; dark modules are merged along each row so that no hairline shows between them."""
        rows = qr(address)
        module = side / len(rows)
        for number, row in enumerate(rows):
            column = 0
            for dark, run in groupby(row):
                length = len(list(run))
                if dark:
                    self.dark(x + column * module, y + number * module, length * module, module)
                column += length

    def pdf(self):
        """All of it as the bytes of a PDF; the same drawing gives the same bytes."""
        buffer = BytesIO()
        canvas = Canvas(buffer, pagesize=self.pages[0][0], invariant=True)
        canvas.setTitle(self.title)
        with self._face() as face:
            for size, kept in self.pages:
                canvas.setPageSize(size)
                for kind, place, *facts in kept:
                    DRAWN[kind](canvas, size[1], face, *place, *facts)
                canvas.showPage()
            canvas.save()
        return buffer.getvalue()

    def _keep(self, kind, x, y, *facts):
        self.pages[-1][1].append((kind, (x + self.at[0], y + self.at[1]), *facts))

    @contextmanager
    def _face(self):
        """The name of a font with all characters of the sheet, known to reportlab as long as the sheet is written."""
        drawn = (each for _size, kept in self.pages for each in kept)
        used = frozenset(" ").union(*(facts[0] for kind, _at, *facts in drawn if kind == "text"))
        name = f"Paper{next(_NUMBERS)}"
        # Its own registering would keep the first font for ever and give that to every later sheet.
        pdfmetrics._fonts[name] = TTFont(name, BytesIO(fonts.outlines(used)))
        try:
            yield name
        finally:
            del pdfmetrics._fonts[name]


def _height(lines, size, room, gap):
    return sum(Paper.tall(text, size * part, room) + size * gap for text, part, _bold in lines)


def _text(canvas, height, face, x, y, text, size, bold):
    canvas.saveState()
    canvas.setLineWidth(size * BOLD)
    written = canvas.beginText(x, height - y)
    written.setFont(face, size)
    written.setTextRenderMode(2 if bold else 0)
    written.textOut(text)
    canvas.drawText(written)
    canvas.restoreState()


def _rule(canvas, height, _face, x1, y1, x2, y2, thick, dashed):
    canvas.saveState()
    canvas.setLineWidth(thick)
    if dashed:
        canvas.setDash(3, 3)
    canvas.line(x1, height - y1, x2, height - y2)
    canvas.restoreState()


def _box(canvas, height, _face, x, y, width, tall, thick):
    canvas.setLineWidth(thick)
    canvas.rect(x, height - y - tall, width, tall)


def _dark(canvas, height, _face, x, y, width, tall):
    canvas.rect(x, height - y - tall, width, tall, stroke=0, fill=1)


DRAWN = {"text": _text, "rule": _rule, "box": _box, "dark": _dark}
