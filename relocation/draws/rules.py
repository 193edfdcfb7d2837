"""The draw of homes as arithmetic that anybody can repeat (W2.2-3): commitments, seed, order, homes, and the check.

Everything works on the published document itself, a dict of JSON values: text, whole numbers, lists, null. The same
steps in other words stand in docs/draws.md and, for browsers, in draw-check.js; tests hold the three together.
"""

import hashlib
import hmac
import json
from collections import Counter, deque
from typing import NamedTuple

VERSION = "xundian-draw/1"
LEAST_WITNESSES = 2
SECRET_LENGTH = range(20, 81)
# "aaaa…" is long enough and yet guessed at once.
LEAST_SIGNS = 8
SECRET_SIGNS = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-")
# The parts of a publication once the draw was made, in the order in which they follow from each other.
MADE = ("seed", "order", "allotments", "waiting")


class Fault(NamedTuple):
    """Something that does not fit: a word of states.FRAUDS and what it is about."""

    code: str
    about: str = ""


def canonical(value):
    """One text for equal values: keys sorted, no blanks, every character as itself; UTF-8 when it becomes bytes."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def sha256(*lines):
    """SHA-256 of the lines joined by line feeds, as 64 hexadecimal digits."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def digest_of(roster):
    """The digest of a frozen roster: what witnesses take home on paper."""
    return sha256(canonical(roster))


def commitment_of(draw, number, secret):
    """What witness `number` of the draw with that code publishes of a secret before the roster is frozen.

    Draw and number are part of it, so that nobody can commit to, and later reveal, what another witness chose.
    """
    return sha256(VERSION, "commitment", draw, str(number), secret)


def mark_of(draw, number, name, code):
    """What the roster shows of the name that is masked: whoever holds name and code of the slip can prove the entry."""
    return sha256(VERSION, "entry", draw, str(number), name, code)


def seed_of(digest, secrets):
    """The seed of the draw, 64 hexadecimal digits: all secrets in the order of the witnesses, bound to the roster."""
    return sha256(VERSION, "seed", digest, *secrets)


def key_of(seed, number):
    """The sort key of an entry: HMAC-SHA-256 under the 32 bytes of the seed, as hexadecimal digits."""
    return hmac.new(bytes.fromhex(seed), f"entry {number}".encode(), "sha256").hexdigest()


def order_of(seed, numbers):
    """Entry numbers in the order of the draw; were two keys ever equal, the lower number would go first."""
    return sorted(numbers, key=lambda number: (key_of(seed, number), number))


def class_of(persons, homes):
    """The size class of a household: persons of the smallest home of the draw that holds it; None when none does."""
    return min((home["persons"] for home in homes if home["persons"] >= persons), default=None)


def allot(roster, order):
    """(allotments [{entry, home}], waiting [entry]) of a roster whose entries were drawn in that order.

    Each household takes the first free home, by number, of its own size class. Where the roster's terms say so
    (`larger_homes` 1), homes that are left then go in a second turn, smallest first, to those who wait and fit.
    """
    persons = {entry["number"]: entry["persons"] for entry in roster["entries"]}
    free = {}
    for home in sorted(roster["homes"], key=lambda home: home["number"]):
        free.setdefault(home["persons"], deque()).append(home["number"])
    sizes, given = sorted(free), {}
    for larger in range(1 + roster["larger_homes"]):
        for number in order:
            fitting = [size for size in sizes if size >= persons[number]]
            turn = next((size for size in (fitting if larger else fitting[:1]) if free[size]), None)
            if number not in given and turn is not None:
                given[number] = free[turn].popleft()
    allotments = [{"entry": number, "home": given[number]} for number in order if number in given]
    return allotments, [number for number in order if number not in given]


def next_for(roster, home, waiting):
    """The entry of the waiting list to whom a home that was given back goes; None when nobody waiting fits.

    First whoever waits for this size class, then, where larger homes may be given, whoever is small enough.
    """
    persons = {entry["number"]: entry["persons"] for entry in roster["entries"]}
    size = next(each["persons"] for each in roster["homes"] if each["number"] == home)
    own = [number for number in waiting if class_of(persons[number], roster["homes"]) == size]
    smaller = [number for number in waiting if roster["larger_homes"] and persons[number] <= size]
    return next(iter(own + smaller), None)


def result_of(roster, secrets):
    """Everything that follows from a frozen roster and the secrets of all its witnesses: the parts named in MADE."""
    seed = seed_of(digest_of(roster), secrets)
    order = order_of(seed, [entry["number"] for entry in roster["entries"]])
    allotments, waiting = allot(roster, order)
    return {"seed": seed, "order": order, "allotments": allotments, "waiting": waiting}


def secret_fault(text):
    """What is wrong with a secret (a word of states.FAULTS), or "" when it is long and mixed enough."""
    if len(text) not in SECRET_LENGTH or not set(text) <= SECRET_SIGNS:
        return "secret_form"
    return "" if len(set(text)) >= LEAST_SIGNS else "secret_guessed"


def too_large(entries, homes):
    """Numbers of the entries for which no home of the draw is large enough."""
    return [entry["number"] for entry in entries if class_of(entry["persons"], homes) is None]


def sizes_of(entries, homes):
    """[(class, households, homes)] by size class (class_of), the smallest first, of dicts with `persons`.

    Last, with class None and no home, those for whom no home is large enough.
    """
    classes = Counter(class_of(each["persons"], homes) for each in entries)
    put_up = Counter(each["persons"] for each in homes)
    sizes = sorted(put_up) + ([None] if None in classes else [])
    return [(size, classes[size], put_up[size]) for size in sizes]


def faults_of(publication, papers=()):
    """Every Fault of a publication; none when the file is what its own rules and the hashes on paper make of it.

    `papers` are hashes that somebody holds on paper: the digest of the roster, or commitments. Of a draw that was not
    made (yet), what there is of it is held against each other.
    """
    try:
        return [*_faults(publication, papers)]
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        return [Fault("shape")]


def _faults(publication, papers):
    roster, secrets = publication["roster"], publication["secrets"]
    if roster["algorithm"] != VERSION:
        yield Fault("algorithm", str(roster["algorithm"]))
        return
    yield from roster_faults(roster)
    digest = digest_of(roster)
    if publication["digest"] != digest:
        yield Fault("digest", digest)
    published = {digest, *(each["commitment"] for each in roster["witnesses"])}
    yield from (Fault("paper", paper) for paper in papers if paper.strip().lower() not in published)
    if len(secrets) != len(roster["witnesses"]):
        yield Fault("secrets")
        return
    for each, secret in zip(roster["witnesses"], secrets, strict=True):
        if secret is not None and commitment_of(roster["draw"], each["number"], secret) != each["commitment"]:
            yield Fault("commitment", str(each["number"]))
    if publication["state"] == "drawn" and None in secrets:
        yield Fault("secrets")
    elif publication["state"] == "drawn":
        made = result_of(roster, secrets)
        yield from (Fault(part) for part in MADE if publication[part] != made[part])
        yield from _succession_faults(roster, made, publication["successions"])
    elif any(publication.get(part) for part in MADE):
        yield Fault("not_made")


def roster_faults(roster):
    """Faults of a roster by itself: numbers from 1 without a gap, witnesses of different bodies, a home for each."""
    for part in ("entries", "homes", "witnesses"):
        if not roster[part] or [each["number"] for each in roster[part]] != list(range(1, len(roster[part]) + 1)):
            yield Fault("numbers", part)
    bodies = {each["body"] for each in roster["witnesses"]}
    if len(roster["witnesses"]) < LEAST_WITNESSES or len(bodies) < len(roster["witnesses"]):
        yield Fault("witnesses")
    names = [each["home"] for each in roster["homes"]]
    if len(set(names)) < len(names):
        yield Fault("homes_twice")
    yield from (Fault("too_large", str(number)) for number in too_large(roster["entries"], roster["homes"]))


def succeed(roster, held, waiting, entry):
    """(home, next entry) when an entry gives its home back or waits no longer; both None for one that only waited.

    `held` {entry: home} and `waiting` [entry] are changed to what holds from then on. KeyError for an entry that
    neither holds a home nor waits.
    """
    if entry in waiting:
        waiting.remove(entry)
        return None, None
    home = held.pop(entry)
    due = next_for(roster, home, waiting)
    if due is not None:
        waiting.remove(due)
        held[due] = home
    return home, due


def standing(roster, made, successions):
    """(held {entry: home}, waiting [entry]) after those successions, of a draw that was made."""
    held, waiting = {each["entry"]: each["home"] for each in made["allotments"]}, list(made["waiting"])
    for each in successions:
        succeed(roster, held, waiting, each["entry"])
    return held, waiting


def _succession_faults(roster, made, successions):
    held, waiting = standing(roster, made, ())
    for number, each in enumerate(successions, 1):
        known = each["entry"] in held or each["entry"] in waiting
        right = known and succeed(roster, held, waiting, each["entry"]) == (each["home"], each["next"])
        if not right or each["number"] != number:
            yield Fault("succession", str(number))
