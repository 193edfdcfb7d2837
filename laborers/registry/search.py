r"""Search as people type: a part of a name, pinyin, initials, a household's number, last four digits, a village group.

What was typed falls into words; each must hold, and each may hold in any of the ways the reader's role sees. The words
of the records stand in PersonWords and HouseholdWords (models/searching.py tells their kinds), so that one look into a
GIN index answers all of it: "王 三组" is `('c王':* | 'g王':*) & ('c三组':* | 'g三组':*)`. Digits of an identity number
are words only for roles that see its masked form, those of a telephone only for roles that see telephones.
"""

import re
import unicodedata
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, Func, OuterRef, Q, Subquery, Value
from django.db.models.lookups import IsNull

from laborers.registry.columns import sees
from laborers.registry.models import HouseholdWords, Laborer, PersonWords
from xundian.accounts.scope import visible_to
from xundian.kit.sql import fetch

MOST_WORDS, COUNTY_DIGITS = 8, 6
# So many rows are found by their keys, so many by an array of keys that stays in the database; of still more, a page is
# full soon when rows are looked at one by one.
MOST_KEYS, MANY_KEYS = 1000, 10_000
# From so many digits on, a beginning of a telephone number; mobile numbers and landlines with their area code.
BEGINS_PHONE, PHONE_DIGITS = 5, (10, 11, 12)
# Kind of word: (resource, column) whose readers may search it. P persons' words, the rest are the household's.
KINDS = {
    "c": ("laborers", "name"), "y": ("laborers", "name"), "s": ("laborers", "name"),
    "t": ("laborers", "phone"), "f": ("laborers", "phone"), "i": ("laborers", "identity_hint"),
    "h": ("households", "number"), "e": ("households", "number"), "g": ("households", "group_name"),
    "a": ("households", "address"), "T": ("households", "phone"), "F": ("households", "phone"),
}  # fmt: skip
PERSONAL = "cystfi"
# Of a few people those for whom a query holds; MATERIALIZED keeps PostgreSQL from asking the index about everybody.
HOLDING = f"""
WITH few AS MATERIALIZED (SELECT * FROM {PersonWords._meta.db_table} WHERE laborer_id = ANY(%s::uuid[]))
SELECT laborer_id FROM few WHERE words @@ %s::tsquery
"""
# White space, marks that print nothing, and the dots inside minority names: the same as in the SQL function.
_NOTHING = re.compile(
    "[\\s\x00-\x1f\x7f-\x9f\u00ad\u1680\u180e\u200b-\u200f\u2028-\u202e\u2060\ufeff·•・‧∙⋅]+"
)  # fmt: skip
_BETWEEN = re.compile(r"[\s,，、;；]+")
_CAPITALS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
_LETTERS, _DIGITS = re.compile("[a-z]+"), re.compile("[0-9]+")
_TAIL = re.compile("[0-9]{3}[0-9x]")
_PHONE = re.compile(r"(?:\+?86[ -]?)?([01][0-9() -]{8,})")
_GROUP = re.compile("(第?)([0-9]{1,2})([组社队].*)")
_FIGURES = "〇一二三四五六七八九"
# How many hold, counted no further than needed, and the keys of few.
HOW_MANY = """
WITH found AS MATERIALIZED (SELECT {column} AS key FROM {table} WHERE words @@ %s::tsquery),
    counted AS MATERIALIZED (SELECT key FROM found LIMIT %s)
SELECT count(*), CASE WHEN count(*) <= %s THEN array_agg(key) END FROM counted
"""


@dataclass(frozen=True)
class Wanted:
    """What was typed, as a query over words, and the part of it that is about persons; empty: nobody is found."""

    query: str = ""
    personal: str = ""


def bare(text):
    """Text as words are kept: NFKC, without white space, invisible marks and name dots, A to Z in lower case."""
    for _ in range(2):
        text = _NOTHING.sub("", unicodedata.normalize("NFKC", text))
    return text.translate(_CAPITALS)


# Nobody is kept under a longer word, and PostgreSQL refuses to look for one of 2,047 bytes.
LONGEST = 200


def wanted(text, user):
    """What the user looks for, in the kinds of word their role sees.

    The user's township or village stands in it for speed (the index then reads only its people); scope is the caller's.
    """
    kinds = {kind for kind, (resource, column) in KINDS.items() if sees(user.role, resource, column)}
    clauses, personal, words = [], [], _words(text)
    if any(len(word) > LONGEST for word in words):
        return Wanted()
    for word in words:
        ways = [way for way in _ways(word) if way[0] in kinds]
        clauses.append(_any(ways))
        personal += [way for way in ways if way[0] in PERSONAL]
    if clauses and len(user.division_id or "") > COUNTY_DIGITS:
        clauses.append(_any([("d", user.division_id, True)]))
    return Wanted(" & ".join(clauses), _any(personal)) if clauses else Wanted()


def find_people(laborers, text, user):
    """Of the laborers (already in the user's scope) those for whom everything typed holds; asks the words at once."""
    return find_by_person(laborers, text, user, path="pk")


def find_by_person(rows, text, user, path="laborer_id"):
    """Of rows that belong to a laborer (a case, a placement) those whose laborer is found; asks the words at once."""
    sought = wanted(text, user)
    if not sought.query:
        return rows.none()
    keys = _keys(PersonWords, "laborer_id", sought.query)
    if keys is None and _keys(PersonWords, "laborer_id", f"{sought.query} & {sought.personal}") is not None:
        # Whole villages or groups, which lie side by side: read at once, not come across one by one.
        keys = ArraySubquery(_rows(PersonWords, "laborer_id", sought.query))
    if keys is not None:
        return rows.filter(**{f"{path}__among": keys})
    return rows.filter(**{f"{path}__in": _rows(PersonWords, "laborer_id", sought.query)})


def find_households(households, text, user):
    """Of the households (already in the user's scope) those found by themselves or by one person; asks at once.

    A person counts by what is their own: where every word holds for the household, it is found by itself.
    """
    sought = wanted(text, user)
    if not sought.query:
        return households.none()
    by_person = f"{sought.query} & {sought.personal}"
    of_people = _keys(PersonWords, "household_id", by_person)
    own = _keys(HouseholdWords, "household_id", sought.query)
    if of_people is not None:
        own = ArraySubquery(_rows(HouseholdWords, "household_id", sought.query)) if own is None else own
        return households.filter(pk__among=_joined(of_people, own))
    # Very many people hold: one household at a time (of [:1] no table is made), as a page is then full after few.
    words = PersonWords.objects.filter(laborer_id=OuterRef("pk"), words__holds=by_person)
    people = Laborer.objects.filter(Exists(words), household=OuterRef("pk"))
    condition = Q(IsNull(Subquery(people.values("pk")[:1]), False))
    if isinstance(own, list):
        return households.filter(condition | Q(pk__among=own) if own else condition)
    itself = HouseholdWords.objects.filter(household_id=OuterRef("pk"), words__holds=sought.query)
    return households.filter(condition | Q(IsNull(Subquery(itself.values("pk")[:1]), False)))


def matched_people(households, text, user):
    """{household id: people of it in whom a name, a telephone or an identity number was found}, in two queries."""
    sought, found = wanted(text, user), {}
    if not sought.query:
        return found
    people = visible_to(user, Laborer.objects.filter(household__in=[each.pk for each in households]))
    people = {person.pk: person for person in people.order_by("birth", "pk")}
    hits = {key for (key,) in fetch(HOLDING, [[*people], f"{sought.query} & {sought.personal}"])}
    for person in people.values():
        if person.pk in hits:
            found.setdefault(person.household_id, []).append(person)
    return found


def _keys(model, column, query):
    """The keys of all rows that hold: a list, an array that a query of its own gives, or None for more than MANY_KEYS.

    PostgreSQL takes every beginning of a word for one row in two hundred. Left alone it would walk all people from the
    newest on to find a rare name; so the index is asked first (MATERIALIZED keeps it from doing otherwise).
    """
    sql = HOW_MANY.format(column=column, table=model._meta.db_table)
    ((number, keys),) = fetch(sql, [query, MANY_KEYS + 1, MOST_KEYS])
    if keys is not None or not number:
        return list(dict.fromkeys(keys or ()))
    return ArraySubquery(_rows(model, column, query)) if number <= MANY_KEYS else None


def _rows(model, column, query):
    return model.objects.filter(words__holds=query).values(column)


def _joined(*arrays):
    """Several of what _keys gives as one."""
    if all(isinstance(each, list) for each in arrays):
        return [key for each in arrays for key in each]
    parts = [
        Func(Value(each), template="%(expressions)s::uuid[]") if isinstance(each, list) else each for each in arrays
    ]
    return Func(*parts, template="(%(expressions)s)", arg_joiner=" || ")


def _words(text):
    """The bare words of what was typed, at most MOST_WORDS; a telephone number written in groups is one word."""
    text = unicodedata.normalize("NFKC", text).strip()
    phone = _PHONE.fullmatch(text)
    digits = "".join(_DIGITS.findall(phone[1])) if phone else ""
    parts = [digits] if len(digits) in PHONE_DIGITS else _BETWEEN.split(text)
    return [word for word in map(bare, parts) if word][:MOST_WORDS]


def _ways(word):
    """The ways in which a word may hold: (kind, text, whether a beginning is enough)."""
    yield from ((kind, each, True) for kind in "cga" for each in _spellings(word))
    yield "h", word, True
    letters = word.replace("ü", "v")
    if _LETTERS.fullmatch(letters):
        yield from (("y", letters, True), ("s", letters, True))
    if _TAIL.fullmatch(word):
        yield from ((kind, word, False) for kind in "efiF")
    if _DIGITS.fullmatch(word) and len(word) >= BEGINS_PHONE:
        yield from (("t", word, True), ("T", word, True))


def _spellings(word):
    """The word, and "3组" also as "三组"."""
    yield word
    group = _GROUP.fullmatch(word)
    if group:
        yield f"{group[1]}{_chinese(int(group[2]))}{group[3]}"


def _chinese(number):
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("" if tens == 1 else _FIGURES[tens]) + "十"
    return head + (_FIGURES[ones] if ones or not tens else "")


def _any(ways):
    """One of several words, in PostgreSQL's notation for a query."""
    lexemes = (
        ((kind + text).replace("\\", "\\\\").replace("'", "''"), ":*" if start else "") for kind, text, start in ways
    )
    return "({})".format(" | ".join(f"'{lexeme}'{start}" for lexeme, start in lexemes))
