import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.jobs import actions as jobs
from tests.factories.codes import load_shipped
from tests.factories.jobs import MATCHED, make_vacancy
from tests.factories.publications import make_publication

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day():
    """All of it on the day of the vacancies."""
    with time_machine.travel(f"{MATCHED}T12:00:00+08:00", tick=False):
        yield


@pytest.fixture
def vacancy(cast, tree):
    load_shipped()
    return make_vacancy(tree.county, by=cast.county, title="焊工", headcount=9)


def test_a_township_writes_down_what_reached_its_villages(api, cast, tree, vacancy):
    codes = [tree.village.code, tree.next_village.code]
    sent = {"villages": codes, "vacancies": [str(vacancy.pk)], "form": "platform"}
    answer = api(cast.township).post("/api/v1/publications/", sent)
    assert answer.status_code == 201, answer.data
    assert [each["division"] for each in answer.data] == codes
    assert answer.data[0]["posts"] == [{"vacancy": vacancy.pk, "title": "焊工", "place": 0}]
    found = api(cast.county).get("/api/v1/publications/reached/").data
    assert {each["village"]: each["platform"] for each in found if each["platform"]} == dict.fromkeys(codes, 1)


def test_a_village_out_of_the_place_is_as_absent(api, cast, tree, vacancy):
    sent = {"villages": [tree.far_village.code], "vacancies": [str(vacancy.pk)], "form": "poster"}
    assert api(cast.township).post("/api/v1/publications/", sent).status_code == 404
    make_publication(tree.far_village, [vacancy], by=cast.county)
    assert api(cast.township).get("/api/v1/publications/").data["results"] == []


def test_a_post_that_cannot_be_offered_is_refused_by_its_field(api, cast, tree, vacancy):
    jobs.close_vacancy(vacancy=vacancy, by=cast.county, on=MATCHED)
    sent = {"villages": [tree.village.code], "vacancies": [str(vacancy.pk)], "form": "poster"}
    answer = api(cast.officer).post("/api/v1/publications/", sent)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["code"] == "not_offerable"


def test_a_mistake_is_taken_back(api, cast, tree, vacancy):
    row = make_publication(tree.village, [vacancy], by=cast.officer)
    answer = api(cast.officer).post(f"/api/v1/publications/{row.pk}/take-back/")
    assert answer.data["taken_back_on"] == str(MATCHED)
    assert api(cast.officer).post(f"/api/v1/publications/{row.pk}/take-back/").status_code == 409
    assert api(cast.officer).get("/api/v1/publications/?valid=true").data["results"] == []


def test_poster_and_loudspeaker_text_come_over_rest(api, cast, tree, vacancy):
    client = api(cast.officer)
    poster = client.get(f"/api/v1/publications/poster.pdf/?vacancy={vacancy.pk}&size=a3")
    assert poster["Content-Type"] == "application/pdf"
    assert poster.content.startswith(b"%PDF")
    told = client.get(f"/api/v1/publications/loudspeaker/?vacancy={vacancy.pk}").data
    assert told["remarks"] == []
    assert told["twice"].count(told["text"]) == 2
    other = f"vacancy={vacancy.pk}&division={tree.far_village.code}"
    assert client.get(f"/api/v1/publications/loudspeaker/?{other}").status_code == 404
    assert client.get("/api/v1/publications/poster.pdf/").status_code == 422


def test_the_list_takes_as_many_statements_for_thirty_as_for_three(api, cast, tree, vacancy):
    client = api(cast.county)

    def statements():
        with CaptureQueriesContext(connection) as made:
            assert client.get("/api/v1/publications/").status_code == 200
        return len(made)

    for _each in range(3):
        make_publication(tree.village, [vacancy], by=cast.officer)
    statements()
    few = statements()
    for _each in range(27):
        make_publication(tree.village, [vacancy], by=cast.officer)
    assert statements() == few
