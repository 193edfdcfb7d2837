"""News between the family and the migrant: written down at a visit, told at the next one of the other side (X2.2-7)."""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.placements.models import Placement
from laborers.registry.models import Laborer
from laborers.visits import queries
from laborers.visits.models import News
from laborers.visits.states import NEWS_MOVES, Direction, NewsState, NewsWay, VisitKind
from xundian.kit.checking import check_choice, words
from xundian.kit.errors import Invalid, MoveRefused
from xundian.kit.ids import key_of, new_id
from xundian.kit.once import insert_fresh
from xundian.kit.sql import execute
from xundian.messages.actions import Notice, notify_all

LONGEST = 300
# Told news stays told; what waits or is withheld follows the migrant's consent of that day, and who told it.
FOLLOW_CONSENT = """
UPDATE laborers_news SET state = now.state FROM (
    SELECT n.id, CASE WHEN n.agreed AND EXISTS (
        SELECT FROM laborers_consent c WHERE c.laborer_id = n.laborer_id AND c.purpose = 'news'
        AND c.given_on <= %(on)s AND (c.withdrawn_on IS NULL OR c.withdrawn_on > %(on)s))
        THEN 'waiting' ELSE 'withheld' END AS state
    FROM laborers_news n
    WHERE n.state <> 'told' AND (%(households)s::uuid[] IS NULL OR n.household_id = ANY(%(households)s::uuid[]))
    ORDER BY n.id FOR NO KEY UPDATE) now
WHERE laborers_news.id = now.id AND laborers_news.state <> now.state
"""


@transaction.atomic
def add_news(*, visit, news, agreed=True):
    """Write down what is to be told to the other side: dicts {id?, laborer (key), text}; the rows, withheld as yet.

    Of a field visit it goes to the family, of a visit at home to the migrant named. `settle_news` lets it wait once the
    migrant's consent is in force. Raises Invalid (no text, too long, somebody else's migrant), Conflict (id_reused).
    """
    rows = [_row(visit, number, agreed, **each) for number, each in enumerate(news)]
    return insert_fresh(rows, "news")


@transaction.atomic
def settle_news(*, on, households=None):
    """News waits while the migrant's consent to pass it on is in force, and is withheld otherwise; how many changed.

    Of some households (keys), or of all (the daily sweep).
    """
    return execute(FOLLOW_CONSENT, {"on": on, "households": households})


@transaction.atomic
def tell_news(*, news, how, by, on, visit=None):
    """It was told on the day `on`, `how` being a states.NewsWay, perhaps at a visit; MoveRefused unless it waits."""
    check_choice("how", how, NewsWay, "unknown")
    row = News.objects.select_for_update(of=("self",)).get(pk=news.pk)
    if row.state == NewsState.WITHHELD:
        raise MoveRefused(_("The migrant has not agreed that news is passed on. Ask first."))
    NEWS_MOVES.check(row.state, NewsState.TOLD)
    row.state, row.told_on, row.told_by, row.how, row.told_at_visit = NewsState.TOLD, on, by, how, visit
    row.save(update_fields=["state", "told_on", "told_by", "how", "told_at_visit"])
    return row.reread()


@transaction.atomic
def drop_news(*, visit, on):
    """The visit was taken back: its news is withheld for good, and what was told at it waits again."""
    News.objects.filter(visit=visit).exclude(state=NewsState.TOLD).update(agreed=False)
    told = News.objects.filter(told_at_visit=visit, state=NewsState.TOLD)
    told.update(state=NewsState.WAITING, told_on=None, told_by=None, how="", told_at_visit=None)
    settle_news(households=[visit.household_id], on=on)


@transaction.atomic
def tell_of_waiting_news(*, visit, at):
    """Tell the officers of the other side, once for a visit, how much of it waits to be passed on; how many officers.

    News for the family goes to the village (and the site), for a migrant to the station there, where one looks after
    the place; without one to the village, which telephones.
    """
    waiting = list(News.objects.filter(visit=visit, state=NewsState.WAITING))
    users = [user for user in queries.officers_for_news(visit, waiting) if user.pk != visit.by_id] if waiting else []
    link = f"/households/{visit.household_id}/"
    notify_all(notices=[Notice(users, "news_waiting", {"count": len(waiting)}, link, f"news:{visit.pk}")], at=at)
    return len(users)


def _row(visit, number, agreed, *, text, laborer=None, id=None):
    place = f"news.{number}"
    text = words(f"{place}.text", text, LONGEST, code="max_length")
    to_family = visit.kind == VisitKind.FIELD_HALF_YEAR
    person = _person(visit, to_family, laborer)
    if person is None:
        message = _("Name the migrant of this household whom the news is for.")
        raise Invalid(message, field=f"{place}.laborer", code="foreign")
    return News(
        id=id or new_id(), household=visit.household, laborer=person, division_id=visit.division_id,
        destination=_destination(person), direction=Direction.TO_FAMILY if to_family else Direction.TO_MIGRANT,
        text=text, visit=visit, agreed=agreed,
    )  # fmt: skip


def _person(visit, to_family, laborer):
    if to_family:
        return visit.laborer
    key = key_of(getattr(laborer, "pk", laborer))
    return Laborer.objects.filter(household=visit.household, pk=key).first() if key else None


def _destination(person):
    spells = Placement.objects.filter(laborer=person, ended_on=None)
    return spells.values_list("destination", flat=True).first() or ""
