"""The workbook of a plan read in again: which part is to get which target. It fills in the form; nothing is kept."""

import re

from django.utils.translation import gettext as _

from laborers.imports.columns import Vocabulary
from laborers.imports.reading import opened
from laborers.imports.rules import Refused, tidy
from laborers.imports.states import FILE_PROBLEMS
from xundian.codes.rules import fold
from xundian.kit.errors import Invalid

VOCABULARY = Vocabulary(
    {
        "serial": "序号 编号 No.", "code": "代码 区划代码 编码 Code",
        "name": "单位或责任人 单位 乡镇 乡镇(街道) 地区 村 责任人 姓名 PlaceOrPerson Place Name",
        "value": "目标数 目标任务数 任务数 目标任务 目标 Target",
    },
    required=("value",), person=("name", "code"),
)  # fmt: skip
MOST_BYTES, MOST_ROWS = 2_000_000, 1000
_WHOLE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,6}")
_TOTALS = {"合计", "总计", "total"}


def values_in(content, parts):
    """{key: value} of a workbook; `parts` are [(key, name, code)] of what may stand in it, the whole not among them.

    Invalid (`file`) names every row that cannot be read, and what to do. An empty target takes a part away (None).
    """
    if len(content) > MOST_BYTES:
        raise Invalid(str(FILE_PROBLEMS["too_large"]) % {"limit": MOST_BYTES // 10**6}, field="file", code="too_large")
    try:
        with opened(content, VOCABULARY) as sheet:
            index = sheet.columns.index
            rows = [(row, {name: tidy(cells[place]) if place < len(cells) else "" for name, place in index.items()})
                    for row, cells in sheet.rows]  # fmt: skip
    except Refused as refusal:
        raise Invalid(
            str(FILE_PROBLEMS[refusal.code]) % refusal.args_of_code, field="file", code=refusal.code
        ) from None
    return _read(rows[:MOST_ROWS], parts)


def _read(rows, parts):
    by_code, by_name = {fold(code): key for key, _name, code in parts}, {}
    for key, name, _code in parts:
        by_name.setdefault(fold(name), []).append(key)
    found, wrong = {}, []
    for row, cells in rows:
        name, code = fold(cells.get("name", "")), fold(cells.get("code", ""))
        if not (name or code) or name in _TOTALS or (not cells["value"] and code not in by_code):
            continue
        named = [by_code[code]] if code in by_code else by_name.get(name, []) if not code else []
        text = fold(cells["value"]).removesuffix(".0")
        if len(named) != 1:
            wrong.append(_("Row %(row)s: “%(name)s” is no part of this target. Use the names or codes of the download.")
                         % {"row": row, "name": cells.get("name") or cells.get("code")})  # fmt: skip
        elif text and not _WHOLE.fullmatch(text):
            wrong.append(_("Row %(row)s: “%(value)s” is no target. Give a whole number, such as 20.")
                         % {"row": row, "value": cells["value"][:20]})  # fmt: skip
        elif named[0] in found:
            wrong.append(_("Row %(row)s: this part stands above already. Keep one of the two rows.") % {"row": row})
        else:
            found[named[0]] = int(text.replace(",", "")) if text else None
    if wrong:
        raise Invalid(" ".join(wrong), field="file", code="rows")
    if not found:
        raise Invalid(_("No row of the file names a part of this target."), field="file", code="nothing")
    return found
