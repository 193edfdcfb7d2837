"""An empty workbook with the county's own headings, and a sheet that explains each column and the words it takes."""

import io

import xlsxwriter
from django.http import Http404
from django.utils.translation import gettext as _

from laborers.imports.kinds import KINDS
from xundian.codes import queries as codes
from xundian.kit import clock
from xundian.kit.renderers import workbook_response
from xundian.pages.desk.imports.fields import FIELDS, Field

# Of columns that mean the same, the empty form has one; the day of birth follows from the identity number.
LEFT_OUT = ("birth", "reason", "place_province", "place_city", "place_county")
SHEETS = ("填报表", "填表说明")  # words of the form, whatever language the reader uses
FIRST_ROWS = 5000
# Excel takes no longer list in a cell's choice.
CHOICE_CHARACTERS = 255
WIDTH, TOLD_WIDTHS = 14, (18, 24, 10, 60, 80)


def template(request, kind):
    """The empty workbook of a kind of import as a download."""
    if kind not in KINDS:
        raise Http404
    content = workbook(kind, clock.today())
    return workbook_response(content, f"{kind}-form.xlsx")


def workbook(kind, on):
    """The bytes of the workbook; words are those that hold on the day."""
    lines = _lines(kind, on)
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False})
    strong = book.add_format({"bold": True, "bg_color": "#E8F1F7", "border": 1, "text_wrap": True})
    needed = book.add_format({"bold": True, "bg_color": "#FFF4D6", "border": 1, "text_wrap": True})
    _form(book, lines, strong, needed)
    _explanation(book, lines, strong)
    book.close()
    return target.getvalue()


def _lines(kind, on):
    """[(heading, Field, required, [words])] of the columns of the form, in order."""
    vocabulary, explained = KINDS[kind].vocabulary, FIELDS.get(kind, {})
    names = [name for name in vocabulary.synonyms if name not in LEFT_OUT]
    fields = {name: explained.get(name) or Field(vocabulary.title(name), "") for name in names}
    lists = codes.tables({field.scheme for field in fields.values() if field.scheme}, on)
    lines = []
    for name, field in fields.items():
        words = [label for _code, label in lists[field.scheme].choices("zh-hans")] if field.scheme else []
        lines.append((vocabulary.title(name), field, name in vocabulary.required, words))
    return lines


def _form(book, lines, strong, needed):
    page = book.add_worksheet(SHEETS[0])
    text = book.add_format({"num_format": "@"})
    page.freeze_panes(1, 0)
    for place, (heading, field, required, words) in enumerate(lines):
        page.set_column(place, place, WIDTH + 6 * field.as_text, text if field.as_text else None)
        page.write_string(0, place, heading, needed if required else strong)
        if words and len(",".join(words)) <= CHOICE_CHARACTERS:
            choice = {"validate": "list", "source": words, "error_type": "warning"}
            page.data_validation(1, place, FIRST_ROWS, place, choice)


def _explanation(book, lines, strong):
    page, wrapped = book.add_worksheet(SHEETS[1]), book.add_format({"text_wrap": True, "valign": "top"})
    for place, width in enumerate(TOLD_WIDTHS):
        page.set_column(place, place, width)
    titles = (_("Column"), _("Meaning"), _("Required"), _("How to fill it in"), _("Words it takes"))
    page.write_row(0, 0, titles, strong)
    page.freeze_panes(1, 1)
    for row, (heading, field, required, words) in enumerate(lines, 1):
        cells = (heading, field.label, _("yes") if required else "", field.about, "、".join(words))
        for place, cell in enumerate(cells):
            page.write_string(row, place, str(cell), wrapped)
