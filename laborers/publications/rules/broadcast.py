"""The loudspeaker text (广播稿): 30 to 60 seconds, read twice, place before wage, nobody's name (ux §10).

Pure: from Notices to a text that a village may still change before it is read.
"""

import re
from dataclasses import dataclass
from datetime import date

from laborers.publications.rules.notices import short_place
from laborers.publications.rules.spoken import digit_by_digit, spoken, spoken_digits

FEWEST, LONGEST = 100, 200
_HAN = re.compile("[〇㐀-䶿一-鿿\U00020000-\U0003134f]")
OPENING = "各位乡亲，现在播送招工信息。"
FREE = "报名不收任何费用。"
# Said while there is room, in this order.
FILLERS = (
    "去不去，由您自己决定。", "详细条件请看村公示栏的海报，也可以找村信息员登记。",
    "外出务工要签劳动合同，身份证不交给别人保管。", "有困难可以打一二三三三，人社部门帮您。",
)  # fmt: skip


@dataclass(frozen=True)
class Enquiries:
    """Where people are to ask: a telephone as it is written, and the last day to come forward, or None."""

    phone: str
    until: date | None


def han(text):
    """How many Han characters a text has: about 200 are read in a minute."""
    return len(_HAN.findall(text))


def broadcast(notices, station):
    """The text with as many of the posts, in their order, as stay within LONGEST characters; one at least.

    Facts beyond place, trade, number and wage are left out where there is no room for them.
    """
    for said in range(len(notices), 0, -1):
        for full in (True, False):
            text = _text(notices, said, station, full)
            if han(text) <= LONGEST:
                return _filled(text)
    return _text(notices[:1], 1, station, full=False)


def read_twice(text):
    """The text as it is read: twice, with the words between."""
    return f"{text.strip()}\n\n再播送一遍。\n\n{text.strip()}\n\n播送完了。\n"


def remarks(text):
    """Codes of what to look at in a text before it is read: too_short, too_long, digits."""
    count = han(text)
    found = {"too_short": count < FEWEST, "too_long": count > LONGEST, "digits": bool(re.search(r"\d", text))}
    return [code for code, holds in found.items() if holds]


def _text(notices, said, station, full):
    several = said > 1
    parts = [OPENING]
    for number, notice in enumerate(notices[:said], 1):
        parts.append((f"第{spoken(number)}，" if several else "") + _post(notice, full))
    if said < len(notices):
        parts.append("还有别的岗位，请看村公示栏。")
    return "".join([*parts, _until(station.until), FREE, _call(station.phone)])


def _post(notice, full):
    """One post: the place first, then the trade, how many, the wage, and where there is room the rest."""
    place = short_place(notice.place, notice.destination, notice.county)
    facts = [
        f"{spoken_digits(place)}，招{spoken_digits(notice.title)}{spoken(notice.left, counting=True)}人",
        f"每月工资{_wage(notice)}",
    ]
    if full:
        facts += [f"年龄{spoken(notice.min_age)}岁到{spoken(notice.max_age)}岁", _board(notice)]
    return "，".join(filter(None, facts)) + "。"


def _wage(notice):
    low, high = spoken(notice.wage_from, counting=True), spoken(notice.wage_to, counting=True)
    return f"{low}元" if notice.wage_from == notice.wage_to else f"{low}元到{high}元"


def _board(notice):
    return {(True, True): "包吃包住", (True, False): "包吃", (False, True): "包住"}.get(
        (notice.board, notice.lodging), ""
    )


def _until(day):
    return f"报名到{spoken(day.month)}月{spoken(day.day)}日为止。" if day else ""


def _call(phone):
    read = digit_by_digit(phone)
    return f"想去的请打电话：{read}。再说一遍：{read}。" if read else "想去的请找村信息员。"


def _filled(text):
    """The text with as many of the fillers before the telephone as reach FEWEST characters."""
    for filler in FILLERS:
        if han(text) >= FEWEST:
            break
        if han(text + filler) <= LONGEST:
            text = text.replace(FREE, FREE + filler, 1) if filler not in text else text
    return text
