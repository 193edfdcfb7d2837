"""Reads of draws: what is public, what is still missing, which homes are free, and the document that is published."""

import json

from django.db.models import Case, Count, When

from laborers.registry.models import Laborer
from laborers.visits.queries import HEAD_OF_HOUSEHOLD
from relocation.declarations.queries import taken_homes
from relocation.declarations.states import DeclarationState
from relocation.draws import rules
from relocation.draws.models import Allotment, Draw, DrawEntry, DrawHome, DrawReveal, DrawWitness, Succession
from relocation.draws.states import PUBLIC, DrawState
from relocation.households.queries import current
from relocation.sites.models import Home
from xundian.divisions.models import Division

TOWNSHIP_DIGITS = 9
LIVE = (DrawState.PREPARING, DrawState.FROZEN)


def published():
    """Draws that anybody may read: every one that was ever frozen, the newest first."""
    return (
        Draw.objects.filter(state__in=PUBLIC).select_related("county", "site", "repeats").order_by("-frozen_on", "-id")
    )


def counted(queryset):
    """Draws with `entry_count`, `home_count`, `witness_count`, `told_count`, each counted by itself."""

    def number(name):
        return Count(name, distinct=True)

    return queryset.annotate(
        entry_count=number("entries"), home_count=number("homes"), witness_count=number("witnesses"),
        told_count=number("reveals"),
    )  # fmt: skip


def waiting_for_secrets(user_rows, on):
    """Of those draws, the frozen ones whose last day for secrets has come."""
    return user_rows.filter(state=DrawState.FROZEN, reveal_by__lte=on)


def entries_of(draw):
    """Entries by number, each with its declaration and household."""
    return DrawEntry.objects.filter(draw=draw).select_related("declaration__household").order_by("number")


def homes_of(draw):
    """Homes of a draw by number, each with its building."""
    return DrawHome.objects.filter(draw=draw).select_related("home__building").order_by("number")


def witnesses_of(draw):
    """Witnesses by number, each with `reveal` when the secret was told."""
    return DrawWitness.objects.filter(draw=draw).select_related("reveal").order_by("number")


def missing(draw):
    """Witnesses who have not told their secret."""
    return DrawWitness.objects.filter(draw=draw, reveal=None).order_by("number")


def kept_back(draw):
    """Names of witnesses who told nothing by the last day of a draw that this one repeats, directly or not."""
    found, former = set(), draw.repeats
    while former is not None:
        if former.ended_on > former.reveal_by:  # abandoned before, nobody kept anything back
            found |= set(missing(former).values_list("name", flat=True))
        former = former.repeats
    return found


def to_repeat(declarations):
    """Entries of those declarations whose newest draw came to nothing because a secret was kept back, or repeats such.

    They are drawn for in its repetition, unless that could not be made and was called off.
    """
    rows = DrawEntry.objects.filter(
        declaration__in=declarations, draw__state__in=[DrawState.ABANDONED, DrawState.DRAWN]
    )
    newest = rows.order_by("declaration_id", "-draw_id").distinct("declaration_id")
    newest = list(newest.select_related("draw", "declaration__household"))
    waiting = {
        draw.pk
        for draw in {each.draw for each in newest}
        if draw.state == DrawState.ABANDONED
        and secret_was_kept(draw)
        and not Draw.objects.filter(repeats=draw, state=DrawState.CANCELLED).exists()
    }
    return [each for each in newest if each.draw_id in waiting]


def secret_was_kept(draw):
    """Whether a draw, or one that it repeats, ended without a secret on its last day."""
    while draw is not None:
        if draw.ended_on > draw.reveal_by:
            return True
        draw = draw.repeats
    return False


def taken(site, but=None):
    """Homes of a site that are lived in, in a frozen draw, or held by somebody who drew or succeeded to them."""
    held = set(current().filter(home__building__site=site).values_list("home_id", flat=True))
    draws = Draw.objects.filter(site=site).exclude(pk=but.pk if but else None)
    frozen = DrawHome.objects.filter(draw__in=draws.filter(state=DrawState.FROZEN))
    drawn = DrawHome.objects.filter(draw__in=draws.filter(state=DrawState.DRAWN), allotment__isnull=False)
    # A home given back is with whoever was next; when nobody was, it is free.
    freed = Succession.objects.filter(draw__in=draws, home__isnull=False, next=None).values("home")
    return (
        held
        | set(frozen.values_list("home", flat=True))
        | set(drawn.exclude(pk__in=freed).values_list("home", flat=True))
    )


def in_frozen_draw(home):
    """Whether a home stands in a roster that was frozen and not drawn yet."""
    return DrawHome.objects.filter(home=home, draw__state=DrawState.FROZEN).exists()


def free_homes(site, but=None):
    """Homes of a site that may be put up, by building and door."""
    rows = Home.objects.filter(building__site=site).exclude(pk__in=taken(site, but)).select_related("building")
    return rows.order_by("building__name", "unit", "room", "id")


def steps_after(draw):
    """What happened after the draw, as the publication lists it."""
    rows = Succession.objects.filter(draw=draw).select_related("entry", "home", "next").order_by("number")
    return [
        {
            "number": each.number, "entry": each.entry.number, "home": each.home and each.home.number,
            "next": each.next and each.next.number, "on": each.on.isoformat(),
        }
        for each in rows
    ]  # fmt: skip


def made(draw):
    """Seed, order, allotments and waiting list as they are kept; empty before the draw was made."""
    rows = list(Allotment.objects.filter(draw=draw).order_by("position").values_list("entry__number", "home__number"))
    return {
        "seed": draw.seed, "order": [entry for entry, _home in rows],
        "allotments": [{"entry": entry, "home": home} for entry, home in rows if home],
        "waiting": [entry for entry, home in rows if not home],
    }  # fmt: skip


def publication_of(draw):
    """The document of a draw that is public (docs/draws.md): a dict of JSON values.

    Secrets stand in it once the draw was made or abandoned, null for a witness who told nothing; before, all are null.
    """
    over = draw.state in (DrawState.DRAWN, DrawState.ABANDONED)
    told = dict(DrawReveal.objects.filter(draw=draw).values_list("witness__number", "secret")) if over else {}
    roster = roster_of(draw)
    ended = {"on": draw.ended_on.isoformat(), "reason": draw.ended_reason} if draw.ended_on else None
    secrets = [told.get(each["number"]) for each in roster["witnesses"]]
    known = {"state": str(draw.state), "roster": roster, "digest": draw.digest, "secrets": secrets}
    return known | made(draw) | {"successions": steps_after(draw), "ended": ended}


def roster_of(draw):
    """The frozen roster as a document."""
    return json.loads(draw.roster)


def given_up():
    """Entries of made draws whose declaration no longer stands and whose place did not pass on yet."""
    standing = [
        DeclarationState.IN_DRAW,
        DeclarationState.WAITING,
        DeclarationState.ALLOTTED,
        DeclarationState.MOVED_IN,
    ]
    rows = DrawEntry.objects.filter(draw__state=DrawState.DRAWN, gave_up=None)
    return rows.exclude(declaration__state__in=standing)


def unsettled():
    """Ids of made draws in which somebody withdrew, or was not told yet what they drew."""
    untold = DrawEntry.objects.filter(
        draw__state=DrawState.DRAWN, gave_up=None, declaration__state=DeclarationState.IN_DRAW
    )
    return set(given_up().values_list("draw", flat=True)) | set(untold.values_list("draw", flat=True))


def open_to_them(pairs):
    """Of (declaration, home drawn) those that can be told now; not a home that somebody was put into since the freeze.

    The draw stands nevertheless: the desk shows what is left to settle, and the next night tries again.
    """
    homes = Home.objects.filter(pk__in=[home.pk for _declaration, home in pairs])
    taken = set(taken_homes(homes, [declaration.pk for declaration, _home in pairs]).values_list("pk", flat=True))
    return [(each, home) for each, home in pairs if home.pk not in taken and each.persons <= home.persons]


def prospect(draw):
    """Before the freeze: ([(class, households, homes, households too many, homes too many)], how many would wait).

    Whoever is drawn first, as many wait; those for whom no home is large enough (class None) are not among them.
    """
    roster = {"larger_homes": int(draw.larger_homes)}
    for part, rows in (("entries", DrawEntry.objects), ("homes", DrawHome.objects)):
        roster[part] = list(rows.filter(draw=draw).order_by("number").values("number", "persons"))
    _allotments, waiting = rules.allot(roster, [each["number"] for each in roster["entries"]])
    sizes = rules.sizes_of(roster["entries"], roster["homes"])
    rows = [(size, some, homes, max(some - homes, 0), max(homes - some, 0)) for size, some, homes in sizes]
    return rows, len(waiting) - len(rules.too_large(roster["entries"], roster["homes"]))


def now_held(draw):
    """(held {entry number: home number}, waiting [entry number]) as it stands today, of a draw that was made."""
    return rules.standing(roster_of(draw), made(draw), steps_after(draw))


def heads_of(households):
    """{household id: full name of its head}; of a household without one, of whoever was entered first."""
    rows = Laborer.objects.filter(household__in=households, left_on=None)
    order = Case(When(relation=HEAD_OF_HOUSEHOLD, then=0), default=1)
    found = rows.order_by("household_id", order, "id").distinct("household_id")
    return dict(found.values_list("household_id", "name"))


def townships_of(households):
    """{township code: name} of the places where the households are registered."""
    codes = {each.division_id[:TOWNSHIP_DIGITS] for each in households}
    return dict(Division.objects.filter(code__in=codes).values_list("code", "name"))


def live_entries(declarations):
    """Entries of those declarations in draws that are not over."""
    return DrawEntry.objects.filter(draw__state__in=LIVE, declaration__in=declarations)


def in_live_draws():
    """Ids of declarations in draws that are not over."""
    return DrawEntry.objects.filter(draw__state__in=LIVE).values("declaration")


def left_open(draw):
    """Entries of a made draw that could not be told yet what they drew: their home is taken otherwise."""
    rows = entries_of(draw).filter(draw__state=DrawState.DRAWN, gave_up=None)
    return rows.filter(declaration__state=DeclarationState.IN_DRAW)
