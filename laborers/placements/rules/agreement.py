"""What was agreed about work, in the words of a contract card: Chinese, with the English beside it (ux §10)."""


def yuan_in_words(fen):
    """Fen as yuan with separators, without needless zeros."""
    return f"{fen / 100:,.2f}".removesuffix(".00")


def pay_in_words(low, high):
    """A monthly wage or a range of it in fen; empty when nothing is known."""
    if low is None:
        return ""
    amount = yuan_in_words(low) if low == high else f"{yuan_in_words(low)}–{yuan_in_words(high)}"
    return f"每月{amount}元 yuan a month"


def pay_day_in_words(day):
    """The day of the month on which wages are paid."""
    return f"每月{day}日 day {day} of the month" if day else ""


def hours_in_words(hours, days):
    """Hours a day and days a week, each where it is known."""
    told = [f"每天{hours}小时" if hours else "", f"每周{days}天" if days else ""]
    english = [f"{hours} h a day" if hours else "", f"{days} days a week" if days else ""]
    return f"{'，'.join(filter(None, told))} {', '.join(filter(None, english))}".strip()


def board_in_words(board, lodging):
    """What of board and lodging the employer gives."""
    return {
        (True, True): "包吃包住 board and lodging", (True, False): "包吃 board", (False, True): "包住 lodging",
        (False, False): "不包食宿 neither",
    }[board, lodging]  # fmt: skip


def insurance_in_words(insured):
    """Whether social insurance was promised with the post."""
    return "参加社会保险 social insurance" if insured else ""


def term_in_words(first, last):
    """The days of the contract; empty without its first day."""
    if first is None:
        return ""
    begins = f"{first.year}年{first.month}月{first.day}日起"
    return (
        f"{begins} from {first}"
        if last is None
        else f"{begins}至{last.year}年{last.month}月{last.day}日 {first} – {last}"
    )
