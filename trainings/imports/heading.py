"""What stands above the header of a roster, and the days of a class as offices write them. Pure.

A merged title (2019年羊街镇引导性培训花名册), then often one line for the whole class: 培训机构：… 培训工种：….
"""

import re
from datetime import date

from laborers.imports.rules import tidy
from trainings.imports.vocabulary import ABOVE, VOCABULARY
from xundian.codes.rules import normalise

_SAID = re.compile(r"([^\s:：]{2,12})[:：]\s*(.*?)(?=\s+[^\s:：]{2,12}[:：]|$)")
_LIST = re.compile(r"(?:学员|人员|参训人员|参训学员)?(?:花名册|名册|名单|登记表|汇总表|台账|签到表)")
_DAY = re.compile(r"(?:([12][0-9]{3})\s*[年./-]\s*)?([0-9]{1,2})\s*[月./-]\s*([0-9]{1,2})\s*[日号]?")
_SAME_MONTH = re.compile(r"^\s*(?:-|—|–|~|～|至|到)+\s*([0-9]{1,2})\s*[日号]?\s*$")
_FIGURE = re.compile("[0-9]")
_CLOCK = re.compile(r"T[0-9:.]+")
_LONGEST = 2
# Kinds by the words of a title, the more exact first.
_KINDS = {
    "引导": "guidance", "创业": "entrepreneurship", "精准扶贫": "targeted_skills", "扶贫技能": "targeted_skills",
    "技能扶贫": "targeted_skills", "帮扶对象": "targeted_skills", "技师": "technician", "技能": "skills",
}  # fmt: skip


def told_above(rows):
    """({field: text} of the lines above the header, the title of the sheet or ""); `rows` are lists of cells."""
    found, title = {}, ""
    for row in rows:
        for cell in row:
            text = tidy(cell)
            said = [(VOCABULARY.field_of(label), value.strip()) for label, value in _SAID.findall(text)]
            said = [(field, value) for field, value in said if field in ABOVE and value]
            found = dict(said) | found
            if text and not said and not title and not re.search("[:：]", text):
                title = text
    return found, title


def class_title(text):
    """A sheet's title as the name of its class: without what says that it is a list."""
    return _LIST.sub("", tidy(text)).replace("()", "").replace("（）", "").strip(" -—_")


def kind_in(title):
    """The code of training_kind that a title tells, or ""."""
    return next((code for word, code in _KINDS.items() if word in title), "")


def span(text, year):
    """(first, last day) of 2019年3月4日至3月20日, 2019.3.4-20, 3月4日—3月20日 (of `year`); None for an empty cell.

    A second day before the first one is of the next year. ValueError for anything else.
    """
    text = _CLOCK.sub("", normalise(tidy(text)))
    if not text:
        return None
    days = list(_DAY.finditer(text))
    if not days or len(days) > _LONGEST:
        raise ValueError(text)
    # A figure that is of no day, such as the year of 19年3月4日, would be lost, and the day another one.
    if _FIGURE.search(text[: days[0].start()] + text[days[0].end() : days[-1].start()]):
        raise ValueError(text)
    first = _day(days[0], year)
    rest = text[days[-1].end() :]
    if len(days) == _LONGEST:
        last = _day(days[1], first.year)
        if last < first and days[1][1] is None:
            last = last.replace(year=first.year + 1)
    elif same := _SAME_MONTH.match(rest):
        last, rest = first.replace(day=int(same[1])), ""
    else:
        last = first
    if rest.strip(" ()（）。") or last < first:
        raise ValueError(text)
    return first, last


def _day(found, year):
    written, month, day = found.groups()
    return date(int(written or year), int(month), int(day))
