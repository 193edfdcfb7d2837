"""Arithmetic of publications: numbers and telephones as they are spoken, the loudspeaker text, lines for displays."""

from laborers.publications.rules.broadcast import FEWEST, LONGEST, Enquiries, broadcast, han, read_twice, remarks
from laborers.publications.rules.notices import Board, Notice, short_place
from laborers.publications.rules.shortlines import LINE, short_line
from laborers.publications.rules.spoken import digit_by_digit, spoken, spoken_digits

__all__ = [
    "FEWEST",
    "LINE",
    "LONGEST",
    "Board",
    "Enquiries",
    "Notice",
    "broadcast",
    "digit_by_digit",
    "han",
    "read_twice",
    "remarks",
    "short_line",
    "short_place",
    "spoken",
    "spoken_digits",
]
