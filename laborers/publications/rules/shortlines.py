"""One post in a line of at most 70 characters, for displays, short messages and the weather-information platform."""

from laborers.publications.rules.notices import short_place

LINE = 70
MARK = {"zh": "【招工】", "en": "[Job] "}
FREE = {"zh": "不收费", "en": "no fee"}


def short_line(notice, phone, language="zh", most=LINE):
    """Place, trade, posts, wage, age, board and telephone; the last facts go first when there is no room.

    Trade, place and wage stay, cut where nothing else helps; nothing is ever longer than `most`.
    """
    place, trade, wage, call, *rest = _chinese(notice, phone) if language == "zh" else _english(notice, phone)
    kept = [wage, call]
    while rest and len(_joined([place, trade, *kept, *rest], language)) > most:
        rest.pop()
    line = _joined([place, trade, *kept, *rest], language)
    if len(line) <= most:
        return line
    room = max(most - len(_joined(kept, language)) - 2, 2)
    place = place[: max(room // 3, room - len(trade))]
    return _joined([place, trade[: room - len(place)], *kept], language)[:most]


def _joined(words, language):
    return MARK[language] + " ".join(" ".join(words).split())


def _amount(notice):
    low, high = notice.wage_from, notice.wage_to
    return f"{low}" if low == high else f"{low}-{high}"


def _chinese(notice, phone):
    board = {(True, True): "包吃住", (True, False): "包吃", (False, True): "包住"}.get(
        (notice.board, notice.lodging), ""
    )
    place = short_place(notice.place, notice.destination, notice.county)
    return [
        place, f"{notice.title}{notice.left}人", f"月薪{_amount(notice)}元", f"电话{phone}" if phone else "",
        f"{notice.min_age}-{notice.max_age}岁", board, FREE["zh"],
    ]  # fmt: skip


def _english(notice, phone):
    board = "board, lodging" if notice.board and notice.lodging else ""
    return [
        notice.place, f"{notice.title} x{notice.left}", f"{_amount(notice)} yuan", f"tel {phone}" if phone else "",
        f"age {notice.min_age}-{notice.max_age}", board, FREE["en"],
    ]  # fmt: skip
