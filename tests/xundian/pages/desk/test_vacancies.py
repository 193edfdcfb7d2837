"""Vacancies on the desk: found, published, changed, asked about; each refusal in words beside its field."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.jobs import actions
from laborers.jobs.models import Vacancy
from tests.factories.codes import load_shipped
from tests.factories.enterprises import make_enterprise
from tests.factories.jobs import MATCHED, make_offer, make_vacancy
from tests.factories.registry import make_household
from tests.factories.surveys import make_assessed_laborer

pytestmark = pytest.mark.django_db
LIST = "/desk/vacancies/"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(f"{MATCHED}T12:00:00+08:00", tick=False):
        yield


@pytest.fixture
def visit(client):
    """Signed in as a user, in English."""

    def page(user, address, data=None):
        client.force_login(user)
        ask = client.get if data is None else client.post
        return ask(address, data or {}, headers={"accept-language": "en"})

    return page


@pytest.fixture
def vacancy(tree):
    return make_vacancy(tree.county)


def form(firm, **values):
    return {
        "enterprise": str(firm.pk), "title": "焊工", "occupation": "welding", "headcount": "10", "wage_min": "4,500",
        "wage_max": "6500", "destination": "530112", "channel": "away", "opens": MATCHED.isoformat(),
        "closes": "2026-06-30", "min_age": "18", "max_age": "50", "board": "1", "lodging": "1", "pay_day": "15",
    } | values  # fmt: skip


def test_the_list_is_found_by_words_and_by_what_can_be_offered(tree, cast, visit, vacancy):
    asked = make_vacancy(tree.county, title="装配工")
    actions.record_check(vacancy=asked, answer="withdrawn", answered_by="区人社局", by=None, on=MATCHED)

    def titles(query):
        return [each["row"].title for each in visit(cast.officer, f"{LIST}{query}").context["rows"]]

    assert sorted(titles("")) == ["焊工", "装配工"]
    assert titles("?q=装配") == titles("?shown=barred") == ["装配工"]
    assert titles("?shown=offerable") == titles("?shown=due") == titles("?asked=due") == ["焊工"]
    assert titles("?state=closed") == []


def test_an_empty_list_says_what_to_do(cast, visit):
    assert "import the workbook" in visit(cast.county, LIST).content.decode()
    assert "import the workbook" not in visit(cast.officer, LIST).content.decode()


def test_a_search_without_result_says_so(cast, visit, vacancy):
    assert "No vacancy fits this search" in visit(cast.county, f"{LIST}?q=飞行员").content.decode()


def test_the_list_costs_the_same_for_many_rows_as_for_few(tree, cast, visit):
    counts = []
    visit(cast.county, LIST)
    for size in (3, 30):
        for _each in range(size):
            make_vacancy(tree.county)
        with CaptureQueriesContext(connection) as asked:
            visit(cast.county, LIST)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_county_publishes_a_vacancy(tree, cast, visit):
    load_shipped()
    answer = visit(cast.county, f"{LIST}new/", form(make_enterprise(tree.county)))
    row = Vacancy.objects.get()
    assert answer["Location"] == f"{LIST}{row.pk}/"
    assert (row.wage_min_fen, row.board_and_lodging, row.pay_day, row.headcount) == (450_000, True, 15, 10)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"headcount": ""}, "headcount"),
        ({"wage_min": "many"}, "wage_min"),
        ({"wage_max": "100"}, "wage_max"),
        ({"closes": ""}, "closes"),
        ({"pay_day": "40"}, "pay_day"),
        ({"sex": "1"}, "sex_ground"),
        ({"channel": "welfare", "destination": "530129"}, "funding_source"),
        ({"enterprise": ""}, "enterprise"),
    ],
)
def test_a_refused_form_comes_back_with_what_was_written(tree, cast, visit, values, field):
    load_shipped()
    answer = visit(cast.county, f"{LIST}new/", form(make_enterprise(tree.county), **values))
    assert answer.status_code == 422
    fields = {each.name: each for _heading, group in answer.context["groups"] for each in group}
    assert fields[field].error
    assert fields["title"].value == "焊工"
    assert not Vacancy.objects.exists()


def test_everything_that_is_wrong_is_told_at_once(tree, cast, visit):
    load_shipped()
    sent = form(make_enterprise(tree.county), headcount="", wage_min="many", closes="soon")
    answer = visit(cast.county, f"{LIST}new/", sent)
    assert {field for field, _text in answer.context["errors"]} == {"headcount", "wage_min", "closes"}


def test_a_form_that_somebody_overtook_is_refused(cast, visit, vacancy):
    load_shipped()
    sent = form(vacancy.enterprise, version="1", title="电焊工")
    assert visit(cast.county, f"{LIST}{vacancy.pk}/change/", sent).status_code == 302
    again = visit(cast.county, f"{LIST}{vacancy.pk}/change/", sent | {"title": "焊接工"})
    assert again.status_code == 422
    assert vacancy.reread().title == "电焊工"


def test_one_vacancy_tells_why_it_cannot_be_offered(cast, visit, vacancy):
    page = visit(cast.officer, f"{LIST}{vacancy.pk}/").content.decode()
    assert "It can be offered" in page
    actions.close_vacancy(vacancy=vacancy, by=None, on=MATCHED)
    page = visit(cast.officer, f"{LIST}{vacancy.pk}/").content.decode()
    assert "It cannot be offered today" in page
    assert "Reopen it first" in page


def test_offers_are_named_only_to_whose_place_they_are(tree, cast, visit, vacancy):
    laborer = make_assessed_laborer(make_household(tree.village))
    make_offer(laborer, vacancy)
    assert laborer.name in visit(cast.officer, f"{LIST}{vacancy.pk}/").content.decode()
    assert laborer.name not in visit(cast.colleague, f"{LIST}{vacancy.pk}/").content.decode()
    assert laborer.name not in visit(cast.station, f"{LIST}{vacancy.pk}/").content.decode()


def test_a_station_writes_an_answer_down_and_a_village_cannot(cast, visit, vacancy):
    sent = {"answer": "effective", "answered_by": "区人社局", "until": "2026-04-30"}
    assert visit(cast.officer, f"{LIST}{vacancy.pk}/check/", sent).status_code == 404
    assert visit(cast.station, f"{LIST}{vacancy.pk}/check/", sent).status_code == 302
    assert vacancy.reread().effective == "effective"
    refused = visit(cast.station, f"{LIST}{vacancy.pk}/check/", {"answer": "effective"})
    assert (refused.status_code, "answered_by" in refused.context["wrong"]) == (422, True)


def test_it_is_extended_closed_and_reopened(cast, visit, vacancy):
    later = (vacancy.closes + timedelta(days=10)).isoformat()
    assert visit(cast.county, f"{LIST}{vacancy.pk}/extend/", {"closes": later}).status_code == 302
    assert visit(cast.county, f"{LIST}{vacancy.pk}/extend/", {"closes": later}).status_code == 422
    visit(cast.county, f"{LIST}{vacancy.pk}/close/", {"x": "1"})
    assert vacancy.reread().state == "closed"
    visit(cast.county, f"{LIST}{vacancy.pk}/reopen/", {"closes": later})
    assert vacancy.reread().state == "open"


def test_an_unknown_step_is_nowhere(cast, visit, vacancy):
    assert visit(cast.county, f"{LIST}{vacancy.pk}/explode/", {"x": "1"}).status_code == 404


def test_another_county_sees_nothing_of_it(cast, visit, vacancy):
    assert visit(cast.stranger, f"{LIST}{vacancy.pk}/").status_code == 404
    assert vacancy.title not in visit(cast.stranger, LIST).content.decode()
