"""A visit is written down, with all it brought up; what one side told is asked and passed on at the other (X2.2-7)."""

from collections import defaultdict
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.difficulties import actions as difficulties_room
from laborers.difficulties import queries as difficulty_queries
from laborers.difficulties.models import Difficulty
from laborers.difficulties.states import Answer, Side
from laborers.journeys.wages import report_wage_told
from laborers.placements import actions as placements
from laborers.placements.queries import away_on
from laborers.placements.states import Purpose
from laborers.registry import actions as registry
from laborers.registry.models import Laborer
from laborers.registry.states import EventKind
from laborers.visits import actions as visits
from laborers.visits import queries as visit_queries
from laborers.visits.models import News
from laborers.visits.states import NewsState, Outcome, VisitKind
from xundian.kit.errors import Invalid
from xundian.kit.ids import key_of

# The language in which a text is read out, when nobody says another.
SPOKEN = "zh-hans"


class First(NamedTuple):
    """What a visit takes up before anything else."""

    difficulties: list
    news: list
    # How much news waits only for the migrant's consent; what it says is not shown.
    withheld: int


@transaction.atomic
def log_visit(
    *, household, visited_on, at, by, difficulties=(), changes=(), news=(), told=(), asked=(), later=False, **content,
):  # fmt: skip
    """Write a visit down with all it brought up, and a line on the timeline of everyone it concerns.

    `content` holds the other arguments of visits.actions.log. In the lists, people, news and difficulties are named by
    their keys: `difficulties` {id?, kind, severity, description, laborer?}, `changes` {id?, laborer | dependant, kind,
    detail}, `news` for the other side {id?, laborer, text}, `told` {news, how}, `asked` {difficulty, answer, note}.
    Outcome "withdrawn" takes back what the visit it corrects brought up and nobody has taken up yet. Returns (visit,
    created); a repeat of the same visit changes nothing. Raises what each of these steps raises, and writes nothing.

    Of many visits, `later` leaves what each means for its plan, for news that waits and for the timeline to `conclude`,
    which the caller calls for all that were created, in the same transaction. One that brought nothing up is not even
    written down before.
    """
    plain = not (difficulties or changes or news or told or asked)
    visit, created = visits.log(
        household=household, visited_on=visited_on, at=at, by=by, settle=False, write=not (later and plain), **content
    )
    if not created:
        return visit, False
    if visit.outcome == Outcome.WITHDRAWN:
        _take_back(visit, by=by, on=visited_on)
    for number, each in enumerate(difficulties):
        _report(visit, number, by=by, **each)
    visits.report_changes(visit=visit, changes=changes)
    _record_wish(visit, by=by)
    report_wage_told(visit)
    visits.add_news(visit=visit, news=news, agreed=visit.findings.get("news_to_migrant") != "no")
    for each in asked:
        _answer(visit, by=by, **each)
    if news or asked or told:
        visits.settle_news(households=[household.pk], on=visited_on)
    for each in told:
        _tell(visit, by=by, **each)
    if news or asked:
        visits.tell_of_waiting_news(visit=visit, at=at)
    if not later:
        conclude(written=[visit])
    return visit, True


@transaction.atomic
def conclude(*, written):
    """Write down what is not yet; then what new visits mean for their plans, for news that waits, and for timelines."""
    visits.write_all(visits=written)
    visits.settle_plans(visits=written)
    days = defaultdict(list)
    for visit in written:
        days[visit.visited_on].append(visit)
    last = {visit.household_id: visit.visited_on for visit in written}
    for day, made in days.items():
        visits.settle_news(households=[home for home, on in last.items() if on == day], on=day)
        _write_timeline(day, made)


def questions_first(*, household, kind, on, laborer=None):
    """What a visit of that kind takes up first, for whoever may make it: First(difficulties, news, withheld).

    Difficulties told on the other side that are unsolved, and solved ones nobody confirmed, none of a confidential
    kind; news that waits. What a migrant told in the field is asked about at home only while the migrant agrees that
    news is passed on. A station so learns of a family's own difficulty what it is to ask, and no more.
    """
    rows = difficulty_queries.to_ask_about(household, laborer, kind)
    if kind != VisitKind.FIELD_HALF_YEAR:
        silent = Laborer.objects.filter(household=household).exclude(
            pk__in=visit_queries.news_consents(on).values("laborer")
        )
        rows = rows.exclude(side=Side.FIELD, laborer__in=silent)
    news = list(visit_queries.news_for(household, laborer, kind))
    waiting = [row for row in news if row.state == NewsState.WAITING]
    return First(list(rows), waiting, sum(row.agreed for row in news) - len(waiting))


def _report(visit, number, *, by, laborer=None, **told):
    person = visit.laborer
    if laborer:
        key = key_of(getattr(laborer, "pk", laborer))
        person = Laborer.objects.filter(household=visit.household, pk=key).first()
        if person is None:
            message = _("This person does not belong to the household.")
            raise Invalid(message, field=f"difficulties.{number}.laborer", code="foreign")
    difficulties_room.report(
        household=visit.household, laborer=person, visit=visit, by=by, on=visit.visited_on, **told
    )  # fmt: skip


def _record_wish(visit, *, by):
    """The migrant's own yes or no to passing on news, as said at a field visit: a consent, or its end."""
    wish = visit.findings.get("news_wanted")
    if visit.laborer is None or wish not in ("yes", "no"):
        return
    held = visit_queries.news_consents(visit.visited_on).filter(laborer=visit.laborer)
    if wish == "no":
        for consent in held:
            placements.withdraw_consent(consent=consent, on=visit.visited_on, by=by)
    elif not held.exists():
        text, _words = visit_queries.consent_text(visit_queries.NEWS_TEXT, visit.visited_on)
        placements.give_consent(
            laborer=visit.laborer, purpose=Purpose.NEWS, text_version=text, language=SPOKEN, by=by, on=visit.visited_on
        )


def _answer(visit, *, by, difficulty, answer, note=""):
    """The answer is a step of the difficulty, and a piece of news for the side that told it."""
    row = _asked_about(visit, by, key_of(getattr(difficulty, "pk", difficulty)))
    if row is None:
        raise Invalid(_("There is no such difficulty in this household."), field="asked", code="foreign")
    here = Side.FIELD if visit.kind == VisitKind.FIELD_HALF_YEAR else Side.HOME
    difficulties_room.answer_at_visit(
        difficulty=row, answer=answer, visit=visit, by=by, on=visit.visited_on, note=note
    )  # fmt: skip
    person = visit.laborer or row.laborer
    if row.side == here or row.confidential or person is None:
        return
    said = f"{row.get_kind_display()}: {Answer(answer).label}"
    text = _("%(said)s. %(note)s") % {"said": said, "note": note} if note else said
    visits.add_news(visit=visit, news=[{"laborer": person.pk, "text": text[:300]}])


def _asked_about(visit, by, key):
    """What the officer may know of, or what such a visit asks about; None for anything else."""
    known = difficulty_queries.visible(by, Difficulty.objects.filter(household=visit.household))
    asked = difficulty_queries.to_ask_about(visit.household, visit.laborer, visit.kind)
    return known.filter(pk=key).select_related("laborer").first() or asked.filter(pk=key).first()


def _tell(visit, *, by, news, how):
    """News told already, or withheld since the phone heard of it, changes nothing."""
    key = key_of(getattr(news, "pk", news))
    row = News.objects.filter(household=visit.household, pk=key).first()
    if row is None:
        raise Invalid(_("There is no such news in this household."), field="told", code="foreign")
    if row.state == NewsState.WAITING:
        visits.tell_news(news=row, how=how, by=by, on=visit.visited_on, visit=visit)


def _take_back(visit, *, by, on):
    """What the visit entered by mistake brought up: changes and news go, its unsolved difficulties are resolved."""
    mistaken = visit.corrects
    visits.drop_changes(visit=mistaken, by=by, on=on)
    visits.drop_news(visit=mistaken, on=on)
    for row in Difficulty.objects.filter(visit=mistaken, state__in=difficulty_queries.UNSOLVED):
        result = _("The visit that brought it up was entered by mistake.")
        difficulties_room.resolve(difficulty=row, result=result, by=by, on=on)


def _write_timeline(day, written):
    """A line for each case that a visit of the day concerns: in the field the migrant's, else of all who are away."""
    cases = defaultdict(list)
    for spell in away_on(day, [each.household_id for each in written if not _in_the_field(each)]):
        cases[spell.household_id].append(spell.case_id)
    lines = [
        (case, day, visit.by, {"visit": str(visit.pk), "kind": visit.kind, "outcome": visit.outcome})
        for visit in written
        for case in ([visit.placement.case_id] if _in_the_field(visit) else cases[visit.household_id])
    ]
    registry.note_days(lines=lines, kind=EventKind.VISITED)


def _in_the_field(visit):
    return visit.kind == VisitKind.FIELD_HALF_YEAR
