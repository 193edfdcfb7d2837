"""The letters of printed sheets: Noto Sans CJK (OFL) from its package, cut down to what a sheet uses (docs/decisions).

Outlines that a PDF can embed; nothing is asked of the machine that renders or reads the sheet.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

# The face for simplified Chinese in the collection.
SIMPLIFIED = 2
EM = 1000
# Characters that begin no line, and those that end none.
CLOSING = "，。、；：！？）》」』】〕”’…·—,.;:!?)]}%℃元岁人\xa0"
OPENING = "（《「『【〔“‘([{¥"
# Words of letters and numbers, telephones with their spaces that do not break; else one character.
_WORD = r"[A-Za-z0-9@#&+\-/.,:'–\xa0]*[A-Za-z0-9]|[^ \t\n]"
_TOKEN = re.compile(rf"[ \t\n]+|[{re.escape(OPENING)}]*(?:{_WORD})[{re.escape(CLOSING)}]*")


def collection():
    """The path of the collection in the installed package."""
    return files("noto_cjk_sans_otc") / "NotoSansCJK-Regular.ttc"


def _opened():
    return TTFont(str(collection()), fontNumber=SIMPLIFIED, lazy=True)


@cache
def _advances():
    """{code point: width in thousandths of the size} of the whole face, read once."""
    with _opened() as font:
        widths = font["hmtx"].metrics
        return {code: widths[name][0] for code, name in font.getBestCmap().items()}


def known(character):
    """Whether the face has the character."""
    return ord(character) in _advances()


def width(text, size):
    """How wide a line of text is, in the unit of `size`; what the face lacks is as wide as a Han character."""
    advances = _advances()
    return sum(advances.get(ord(each), EM) for each in text) * size / EM


def wrapped(text, size, room):
    """The text in lines of at most `room`: Han break anywhere, words and numbers only when longer than a line."""
    lines, line = [], ""
    for token in _TOKEN.findall(text.strip()):
        piece = " " if token.isspace() else token
        if width(line + piece.rstrip(), size) <= room:
            line += piece
            continue
        if line.strip():
            lines.append(line.rstrip())
        line = ""
        for character in piece.lstrip():
            if line and width(line + character, size) > room:
                lines.append(line)
                line = ""
            line += character
    return [*lines, line.rstrip()] if line.strip() else lines or [""]


@lru_cache(maxsize=32)
def outlines(characters):
    """A TrueType font with only these characters (a frozenset), as bytes; about half a second when made anew."""
    written = BytesIO()
    with _opened() as font:
        _cut(font, characters)
        order, shapes = font.getGlyphOrder(), font.getGlyphSet()
        glyphs = {name: _quadratic(shapes[name]) for name in order}
        font["loca"], table = newTable("loca"), newTable("glyf")
        font["glyf"] = table
        table.glyphOrder, table.glyphs = order, glyphs
        del font["CFF "]
        table.compile(font)
        _count(font)
        font["post"].formatType = 3.0
        font.sfntVersion = "\000\001\000\000"
        font.save(written)
    return written.getvalue()


def _cut(font, characters):
    """Leave only these characters and the tables a PDF needs."""
    options = Options()
    options.layout_features, options.hinting, options.notdef_outline = [], False, True
    # Rules of setting that nothing here uses; unread they cost no time.
    for table in ("GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx"):
        del font[table]
    cutter = Subsetter(options)
    cutter.populate(unicodes=[ord(each) for each in characters])
    cutter.subset(font)


def _quadratic(shape):
    """The cubic curves of a PostScript outline as the quadratic ones of TrueType, within a thousandth of the size."""
    pen = TTGlyphPen(None)
    shape.draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
    return pen.glyph()


def _count(font):
    """The `maxp` of a TrueType font: what an outline has at most, and none of the programs it could have."""
    table = font["maxp"]
    table.tableVersion, table.maxZones = 0x00010000, 1
    for name in (
        "TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements", "SizeOfInstructions",
        "ComponentElements", "Points", "Contours", "CompositePoints", "CompositeContours", "ComponentDepth",
    ):  # fmt: skip
        setattr(table, f"max{name}", 0)
    table.recalc(font)
