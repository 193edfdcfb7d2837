"""Numbers as Mandarin speakers say them: 5,500 is 五千五百, 12,000 一万两千, and a telephone is read digit by digit."""

import re

DIGITS = "零一二三四五六七八九"
UNITS = ("", "十", "百", "千")
GROUPS = ("", "万", "亿")
LIMIT = 10**12
# How telephones and codes are read: 一 sounds like 七 over a loudspeaker, so it is said 幺.
SPELT = dict(zip("0123456789", "零幺二三四五六七八九", strict=True))
MOBILE = re.compile(r"1\d{10}")
AREA = re.compile(r"(010|02\d|0[3-9]\d\d)(\d{7,8})")


def spoken(number, counting=False):
    """A whole number from 0 to below 10**12 in Han; `counting` before a measure word, where 2 is 两 and not 二.

    两 before 百, 千, 万 and 亿, 二 before 十 and at the end, as people talk. ValueError outside the range.
    """
    if not 0 <= number < LIMIT:
        raise ValueError(number)
    if number == 2 and counting:
        return "两"
    if number == 0:
        return DIGITS[0]
    groups = [number // 10 ** (4 * place) % 10_000 for place in range(3)]
    text, gap = "", False
    for place in (2, 1, 0):
        value = groups[place]
        if value == 0:
            gap = bool(text)
            continue
        if text and (gap or value < 1000):
            text += DIGITS[0]
        text += _group(value, place) + GROUPS[place]
        gap = False
    return text.removeprefix("一") if text.startswith("一十") else text


def _group(value, place):
    """A number below 10,000; `place` tells whether 万 or 亿 follows."""
    if value == 2 and place:
        return "两"
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit == 0:
            gap = bool(text)
            continue
        text += (DIGITS[0] if gap else "") + ("两" if digit == 2 and power > 1 else DIGITS[digit]) + UNITS[power]
        gap = False
    return text


def digit_by_digit(phone):
    """A telephone as it is read out, in groups: 138 0000 0000 is 幺三八，零零零零，零零零零; "" without a digit."""
    digits = re.sub(r"\D", "", phone.strip().removeprefix("+86").removeprefix("0086"))
    return "，".join("".join(SPELT[each] for each in group) for group in _grouped(digits))


def _grouped(digits):
    """Mobiles as 3-4-4, fixed lines as area code and number, others in threes and fours."""
    if MOBILE.fullmatch(digits):
        return [digits[:3], digits[3:7], digits[7:]]
    fixed = AREA.fullmatch(digits)
    if fixed:
        area, number = fixed.groups()
        return [area, number[:-4], number[-4:]]
    if len(digits) <= 5:
        return [digits] if digits else []
    head = len(digits) % 4
    return [each for each in [digits[:head], *(digits[at : at + 4] for at in range(head, len(digits), 4))] if each]


def spoken_digits(text):
    """Words in which every number is written as it is spoken; amounts with separators as one number."""
    plain = re.sub(r"(?<=\d)[,，](?=\d{3})", "", text)
    return re.sub(r"\d+", lambda found: _number(found.group()), plain)


def _number(digits):
    """A number with a leading zero, or longer than anybody counts, digit by digit; others as their value."""
    if len(digits) > 8 or (digits.startswith("0") and len(digits) > 1):
        return "".join(SPELT[each] for each in digits)
    return spoken(int(digits))
