"""An officer leaves in June: the township covers the village, its cover ends, nobody is there, a successor comes."""

from datetime import date

import pytest
import time_machine

from laborers import tasks
from laborers.difficulties import actions as difficulties
from laborers.visits import actions as visits
from tests.factories.difficulties import make_difficulty
from tests.factories.placements import make_placement
from tests.factories.surveys import make_assessed_laborer
from xundian.kit import clock
from xundian.kit.models import OutboxMessage

USERS, POSTINGS = "/api/v1/users/", "/api/v1/postings/"


def on(day):
    return time_machine.travel(f"{day}T08:00:00+08:00", tick=False)


def responsible(client, place, day):
    with on(day):
        rows = client.get(POSTINGS, {"division": place.code, "day": day}).json()["results"]
    return [(row["user_name"], row["kind"]) for row in rows]


def told():
    return OutboxMessage.objects.filter(payload__kind="orphans").count()


def sweep(day):
    with on(day):
        tasks.orphans(on=clock.today(), at=clock.now())


@pytest.mark.django_db
def test_an_officer_leaves_and_nothing_is_forgotten(api, cast, tree):
    difficulties.load_default_deadlines(by=None)
    work = make_placement(make_assessed_laborer(tree.village), by=cast.officer, started_on=date(2026, 3, 10))
    with on("2026-06-20"):
        visits.plan(on=date(2026, 6, 20))
        own = make_difficulty(work.household, cast.officer, date(2026, 6, 20), laborer=work.laborer)
        county, officer = api(cast.county), api(cast.officer)
        address = f"{USERS}{cast.officer.pk}/"
        preview = county.get(f"{address}handover/").json()
        assert (preview["households"], preview["load"]["difficulties"]) == (1, 1)
        assert [each["name"] for each in preview["takers"]] == ["Township"]
        assert county.post(f"{address}deactivate/", {}).status_code == 422
        assert officer.get("/api/v1/users/me/").status_code == 200
        given = {"place": preview["takers"][0]["id"], "until": "2026-06-30", "rest_to_office": True}
        assert county.post(f"{address}deactivate/", given).json()["is_active"] is False
        assert officer.get("/api/v1/users/me/").status_code == 401
        assert own.reread().owner is None
    assert responsible(county, tree.village, "2026-06-20") == [("Township", "cover"), ("Officer", "post")]
    assert responsible(county, tree.village, "2026-06-25") == [("Township", "cover")]
    sweep("2026-06-25")
    assert told() == 0
    for day in ("2026-07-01", "2026-07-02"):
        sweep(day)
        assert told() == 2
    with on("2026-07-03"):
        body = {"username": "successor", "password": "correct-horse-battery", "name": "杨秀芬", "role": "village",
                "division": tree.village.code}  # fmt: skip
        assert county.post(USERS, body).status_code == 201
    sweep("2026-07-03")
    assert told() == 2
    assert responsible(county, tree.village, "2026-07-02") == []
    assert responsible(county, tree.village, "2026-07-03") == [("杨秀芬", "post")]
