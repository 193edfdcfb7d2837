"""A visit as it was written down at a door or a workplace, with everything it was told; or the taking back of one."""

from laborers import journeys
from laborers.difficulties.states import Kind, Severity
from laborers.visits import actions as visits
from laborers.visits.models import Visit
from laborers.visits.queries import Subject
from laborers.visits.states import Mode, NewsWay, Outcome, VisitKind
from xundian.kit.blobs import missing_of
from xundian.kit.clock import day_of
from xundian.kit.errors import Invalid
from xundian.sync.handlers.doing import Done, Gone
from xundian.sync.handlers.shapes import checked, day, many, needed, ref, refused, rows, sha, table, text, word
from xundian.sync.rules import server_owned

ANSWERS = ("solved", "better", "same", "worse")
DIFFICULTY = {
    "id": ref, "kind": needed(word(Kind.values)), "severity": word(Severity.values), "laborer": ref,
    "description": needed(text(500)),
}  # fmt: skip
SHAPE = {
    "kind": needed(word(VisitKind.values)), "household": ref, "laborer": ref, "placement": ref, "plan": ref,
    "corrects": ref, "outcome": needed(word(Outcome.values)), "mode": word(Mode.values), "visited_on": needed(day),
    "met": text(50), "findings": table, "note": text(500), "late_reason": text(200), "consent": text(20),
    "photos": many(sha),
    "changes": rows(id=ref, laborer=ref, dependant=ref, kind=needed(text(15)), detail=table),
    "difficulties": rows(**DIFFICULTY),
    "news": rows(id=ref, laborer=ref, text=needed(text(300))),
    "told": rows(news=needed(ref), how=needed(word(NewsWay.values))),
    "asked": rows(difficulty=needed(ref), answer=needed(word(ANSWERS)), note=text(500)),
}  # fmt: skip
ATTACHED = {"photos": needed(many(sha))}
COLUMNS = {name for each in Visit._meta.concrete_fields for name in (each.name, each.attname)} - {"id"}
LOOKED_AT = {name: SHAPE[name] for name in ("kind", "household", "placement", "plan", "visited_on")}
# Rows a part of a visit speaks of, by the part's name.
SPOKEN_OF = {
    "changes": ("laborer", "dependant"), "difficulties": ("laborer",), "news": ("laborer",), "told": ("news",),
    "asked": ("difficulty",),
}  # fmt: skip


def create(doing):
    """visit/create; the very same visit under its id again changes nothing."""
    op = doing.op
    owned = server_owned(op.payload, SHAPE, COLUMNS)
    if owned:
        raise refused(owned[0], "unexpected_field")
    said = checked(op.payload, SHAPE)
    household = doing.target("household", said.pop("household"))
    if household.ended_on and said["visited_on"] > household.ended_on:
        raise Gone
    for name in ("laborer", "placement", "plan"):
        said[name] = doing.mentioned(name, said[name])
    said["corrects"] = doing.mentioned("visit", said["corrects"], "corrects")
    for part, names in SPOKEN_OF.items():
        said[part] = [_spoken_of(doing, part, place, each, names) for place, each in enumerate(said[part])]
    said["mode"] = said["mode"] or Mode.IN_PERSON.value
    later = doing.known.written is not None
    visit, created = journeys.log_visit(
        id=op.entity_id, household=household, at=_entered(doing, said["visited_on"]), by=doing.by, later=later,
        ahead=doing.known.ahead, **said,
    )  # fmt: skip
    return Done(missing=missing_of(visit.photos), written=[visit] if created and later else [])


def attach(doing):
    """visit/attach: photos taken after the visit was written down; those it names already change nothing."""
    photos = checked(doing.op.payload, ATTACHED)["photos"]
    visit = doing.target("visit", doing.op.entity_id)
    if Visit.objects.filter(corrects=visit, outcome=Outcome.WITHDRAWN).exists():
        raise Gone
    visits.add_photos(visit=visit, photos=photos, by=doing.by)
    return Done(missing=missing_of(photos))


def look_ahead(known, ops, until):
    """Read at once what the visits among the operations will ask for; days after `until` are left to each of them."""
    said = [(op, checked(op.payload, LOOKED_AT)) for op in ops if _is_readable(op)]
    homes, subjects = set(), set()
    for _op, each in said:
        household = each["household"] and known.row("household", each["household"])
        placement = each["placement"] and known.row("placement", each["placement"])
        homes |= {household.pk} if household else set()
        clear = (placement is not None) == (each["kind"] == VisitKind.FIELD_HALF_YEAR)
        if household and clear and not each["plan"] and each["visited_on"] <= until:
            subjects.add(Subject(each["kind"], household.pk, placement and placement.pk, each["visited_on"]))
    return visits.look_ahead(ids=[op.entity_id for op, _said in said], households=homes, subjects=subjects)


def leans_on_visits(op):
    """Whether an operation looks at visits before it, or at what they led to: at plans or news, or puts one right."""
    about_one = (op.entity, op.kind) == ("visit", "attach") or op.payload.get("corrects")
    return op.entity in ("visit_plan", "news") or bool(about_one)


def _is_readable(op):
    if (op.entity, op.kind) != ("visit", "create") or op.problems:
        return False
    try:
        return bool(checked(op.payload, LOOKED_AT))
    except Invalid:
        return False


def _spoken_of(doing, part, place, each, names):
    """A part whose people and rows are there, without what was left out; they stay named by their keys."""
    for name in names:
        doing.mentioned(name, each[name], f"{part}.{place}.{name}")
    return {name: value for name, value in each.items() if value is not None and (value or name != "severity")}


def _entered(doing, visited_on):
    """When it was written down; a clock that stood before the day of the visit was wrong, and the receipt counts."""
    return doing.written if day_of(doing.written) >= visited_on else doing.received
