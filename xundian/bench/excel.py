"""A workbook as Excel itself writes one: numbers in place, every text once in a table of strings that cells point to.

A library would hold all cells of a county in memory, or write the texts in place, which Excel never does.
"""

import zipfile
from xml.sax.saxutils import escape

from laborers.imports.columns import letters

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET, STRINGS = "application/vnd.openxmlformats-officedocument.spreadsheetml", "sharedStrings"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SHEET}.worksheet+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHEET}.sharedStrings+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="劳动力调查" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/{STRINGS}" Target="{STRINGS}.xml"/></Relationships>',
}  # fmt: skip


def write(path, rows):
    """Write rows (lists of texts and numbers) as the only sheet of a workbook; an empty text is no cell."""
    strings = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as package:
        for name, text in PARTS.items():
            package.writestr(name, XML + text)
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'{XML}<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for number, row in enumerate(rows, 1):
                sheet.write(_row(number, row, strings).encode())
            sheet.write(b"</sheetData></worksheet>")
        with package.open("xl/sharedStrings.xml", "w") as table:
            table.write(f'{XML}<sst xmlns="{MAIN}" uniqueCount="{len(strings)}">'.encode())
            for text in strings:
                table.write(f"<si><t>{escape(text)}</t></si>".encode())
            table.write(b"</sst>")


def _row(number, row, strings):
    cells = []
    for place, value in enumerate(row):
        if isinstance(value, str):
            if value:
                known = strings.setdefault(value, len(strings))
                cells.append(f'<c r="{_LETTERS[place]}{number}" t="s"><v>{known}</v></c>')
        else:
            cells.append(f'<c r="{_LETTERS[place]}{number}"><v>{value}</v></c>')
    return f'<row r="{number}">{"".join(cells)}</row>'


_LETTERS = [letters(place) for place in range(100)]
