"""A system of the Kunming station (tokens, a paused webhook with its log), calendars, and a message given up.

Nothing of it leaves the machine.
"""

from datetime import timedelta
from uuid import UUID

from laborers.jobs.models import Vacancy
from laborers.placements.models import Placement
from xundian.accounts import calendars, tokens
from xundian.demo.setting import moment
from xundian.kit import outbox
from xundian.kit.models import OutboxMessage
from xundian.kit.sealing import seal
from xundian.webhooks.models import Attempt, Delivery, Subscription
from xundian.webhooks.queries import SECRET_PLACE
from xundian.webhooks.states import DeliveryState, Kind, PauseReason, SubscriptionState

# A name that no name server knows, by RFC 2606.
ADDRESS = "https://station.example/xundian"
TAKEN, BUSY = (204, 41, ""), (503, 8, "维护中，请稍后再试")
# event, days ago, the answers one after the other.
LOG = (
    (Kind.VACANCY_OPENED, 9, [TAKEN]), (Kind.PLACEMENT_STARTED, 6, [BUSY, TAKEN]), (Kind.PLACEMENT_ENDED, 4, [TAKEN]),
    (Kind.VACANCY_CHANGED, 2, []),
)  # fmt: skip


def connect(setting):
    """Tokens and webhook of the station that demo visitors sign in to; {what: count}."""
    station = setting.users["station"]
    for name, scopes, sandbox in (
        ("昆明站信息系统", ["placements:read", "visits:read", "visits:write", "problems:write"], False),
        ("昆明站信息系统（试用）", ["placements:read", "visits:read", "visits:write"], True),
    ):
        tokens.make(user=station, name=name, scopes=scopes, by=station, sandbox=sandbox)
    row = Subscription(
        id=_id(setting), county=setting.county, station=station.station, name="昆明站信息系统", url=ADDRESS,
        kinds=[kind.value for kind, _ago, _answers in LOG], state=SubscriptionState.PAUSED,
        paused_because=PauseReason.ASKED, by=station,
    )  # fmt: skip
    row.secret = seal("whsec_" + "ZGVtbyBzZWNyZXQgb2YgdGhlIHN0YXRpb24=", place=SECRET_PLACE, row_id=row.pk)
    row.save(force_insert=True)
    for each in LOG:
        _deliver(setting, row, *each)
    _on_their_way_out(setting)
    return {"tokens": 2, "deliveries": len(LOG)}


def _on_their_way_out(setting):
    """Two officers read their calendars elsewhere; one digest was given up, which the county may send again."""
    for role in ("village", "station"):
        calendars.make(user=setting.users[role], at=moment(setting.on - timedelta(days=12), 10))
    posted, officer = moment(setting.on - timedelta(days=3), 7, 30), setting.users["village"]
    outbox.post(
        topic="notice", dedupe_key=f"digest:given-up:{officer.pk}", at=posted,
        payload={"user_id": str(officer.pk), "kind": "digest", "values": {"due": 9, "overdue": 2}, "link": "/"},
    )  # fmt: skip
    OutboxMessage.objects.filter(dedupe_key=f"digest:given-up:{officer.pk}").update(
        state=OutboxMessage.State.DEAD, attempts=outbox.TRIES, last_error="OperationalError: the connection is lost"
    )


def _deliver(setting, row, kind, ago, answers):
    at = moment(setting.on - timedelta(days=ago), 9, 30)
    model = Vacancy if kind.startswith("vacancy") else Placement
    about = next(each for each in model.objects.order_by("pk").iterator() if row.station.looks_after(each.destination))
    ended = at + timedelta(minutes=5 * (len(answers) - 1)) if answers else None
    delivery = Delivery.objects.create(
        id=_id(setting), subscription=row, kind=kind, subject=about.pk, happened_at=at, tries=len(answers),
        state=DeliveryState.DELIVERED if answers else DeliveryState.HELD, delivered_at=ended,
    )  # fmt: skip
    Attempt.objects.bulk_create(
        Attempt(delivery=delivery, at=at + timedelta(minutes=5 * number), status=status, milliseconds=took, answer=text)
        for number, (status, took, text) in enumerate(answers)
    )
    if ended:
        Subscription.objects.filter(pk=row.pk).update(last_ok_at=ended)


def _id(setting):
    return UUID(int=setting.rng.getrandbits(128), version=4)
