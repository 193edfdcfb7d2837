"""Reads of the tree. A scope is a range of codes, which an ordinary index serves; LIKE is never used."""

from django.db.models import Q

from xundian.divisions.models import Division
from xundian.divisions.rules import NameBook, Place, ancestors_of, prefix_range
from xundian.kit.names import compact


def under(path, code):
    """Q for rows whose code at `path` lies at or below a division or destination: under("division_id", "530129103")."""
    low, high = prefix_range(code)
    return Q(**{f"{path}__gte": low, f"{path}__lt": high})


def below(code):
    """Q for the divisions at or below a code."""
    return under("code", code)


def named(text):
    """Q for divisions by a part of the name, the beginning of its pinyin, or its initials."""
    typed = compact(text)
    spelled = typed.lower()
    return Q(name__contains=typed) | Q(pinyin__startswith=spelled) | Q(pinyin__contains=f" {spelled}")


def children(code):
    """The divisions one level down that have not ended, by code."""
    return Division.objects.filter(parent=code, valid_to=None).order_by("code")


def ancestors(code):
    """The divisions above, the county first: one query, for the codes above follow from the code."""
    return list(Division.objects.filter(code__in=ancestors_of(code)).order_by("code"))


def name_book(within=None, on=None):
    """A NameBook of the divisions below a code (all, without one): one query for a whole import.

    Names of places that had ended by `on` lead to their successors; without a day only places that have never
    ended count as live.
    """
    rows = Division.objects.filter(below(within)) if within else Division.objects.all()
    found = list(rows.values_list("code", "name", "valid_from", "valid_to", "successor"))
    heirs = {code: successor for code, _name, _start, _end, successor in found if successor}
    places = []
    for code, name, start, end, _successor in found:
        live = end is None if on is None else (start is None or start <= on) and (end is None or on <= end)
        target = code if live else _heir(code, heirs)
        if target:
            places.append(Place(code, name, target, live))
    return NameBook(places)


def find(name, within=None, on=None):
    """What one typed name means below a code: Found(code or None, candidates); a file takes a `name_book`."""
    return name_book(within, on).find(name, within)


def _heir(code, heirs):
    """The last of a row of successors, or None when the place ended without one."""
    seen = {code}
    while code in heirs and heirs[code] not in seen:
        code = heirs[code]
        seen.add(code)
    return code if len(seen) > 1 else None
