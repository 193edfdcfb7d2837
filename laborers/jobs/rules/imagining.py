"""What-if questions to the matching: what would be, if people had a training, wages were others, or posts were more."""

from dataclasses import replace

from laborers.jobs.rules.facts import Post
from laborers.jobs.states import Channel

MOST, LOWEST_PERCENT, HIGHEST_PERCENT, MOST_SEATS = 10, -50, 100, 5000
QUESTIONS = ("training", "wage_percent", "vacancies")
NEEDED = {
    "occupation": str, "headcount": int, "wage_min_fen": int, "wage_max_fen": int, "destination": str, "channel": str,
}  # fmt: skip


class Imagined:
    """The key of a post that does not exist: its number among the additional ones, from 1."""

    def __init__(self, number):
        self.number = number

    def __str__(self):
        return f"additional {self.number}"


def trained_in(seeker, occupations):
    """The person as if trained in these occupations as well."""
    more = frozenset(occupations) - seeker.skills
    return replace(seeker, skills=seeker.skills | more, trained=seeker.trained | more) if more else seeker


def with_wages(post, percent):
    """The post as if it paid so many hundredths more."""
    if not percent:
        return post
    low, high = (fen * (100 + percent) // 100 for fen in (post.wage_min_fen, post.wage_max_fen))
    return replace(post, wage_min_fen=low, wage_max_fen=high)


def imagined_posts(vacancies):
    """Posts of additional vacancies as a question has them (keys of NEEDED)."""
    return [
        Post(
            id=Imagined(number), headcount_left=row["headcount"], wage_min_fen=row["wage_min_fen"],
            wage_max_fen=row["wage_max_fen"], occupation=row["occupation"], destination=row["destination"],
            channel=row["channel"],
        )
        for number, row in enumerate(vacancies, 1)
    ]  # fmt: skip


def question_faults(what_if):
    """{name: code of states.WHAT_IF_FAULTS} of a question as sent; codes are looked up elsewhere."""
    found = {name: "unknown_question" for name in what_if if name not in QUESTIONS}
    training = what_if.get("training", [])
    if not _is_list(training) or not all(isinstance(code, str) for code in training):
        found["training"] = "occupations"
    percent = what_if.get("wage_percent", 0)
    if not _is_whole(percent) or not LOWEST_PERCENT <= percent <= HIGHEST_PERCENT:
        found["wage_percent"] = "percent"
    vacancies = what_if.get("vacancies", [])
    if not _is_list(vacancies) or not all(map(_is_vacancy, vacancies)):
        found["vacancies"] = "vacancies"
    return found


def _is_list(value):
    return isinstance(value, list) and len(value) <= MOST


def _is_whole(value):
    return isinstance(value, int) and not isinstance(value, bool)


def _is_vacancy(row):
    if not isinstance(row, dict) or set(row) != set(NEEDED):
        return False
    if not all(_is_whole(row[name]) if kind is int else isinstance(row[name], str) for name, kind in NEEDED.items()):
        return False
    place = row["destination"]
    return (
        1 <= row["headcount"] <= MOST_SEATS
        and 0 <= row["wage_min_fen"] <= row["wage_max_fen"]
        and len(place) == 6 and place.isascii() and place.isdigit()
        and row["channel"] in Channel.values
    )  # fmt: skip
