import io
import json
import xml.etree.ElementTree as ET
from datetime import date

import pytest
import time_machine
import zxingcpp
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape
from PIL import Image

from laborers.enterprises.models import Inspection
from laborers.jobs import actions as jobs
from tests.factories.codes import load_shipped
from tests.factories.jobs import MATCHED, make_vacancy
from tests.factories.registry import make_household, make_laborer
from xundian.accounts.models import User
from xundian.pages import feeds, posts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day():
    """All of it on the day of the vacancies."""
    with time_machine.travel(f"{MATCHED}T12:00:00+08:00", tick=False):
        yield


@pytest.fixture
def vacancy(cast, tree, settings):
    settings.PUBLIC_URL = "https://labour.example.cn"
    load_shipped()
    User.objects.filter(pk=cast.county.pk).update(phone="087162650000")
    return make_vacancy(tree.county, by=cast.county, title="焊工", headcount=9, board=True, lodging=True)


def get(client, address, **headers):
    return client.get(address, headers={"accept-language": "en"} | headers)


def test_anybody_reads_a_post_with_all_that_matters_in_a_small_page(client, vacancy):
    page = get(client, f"/share/vacancies/{vacancy.pk}/")
    text = page.content.decode()
    assert page.status_code == 200
    assert len(page.content) <= 60 * 1024
    for expected in ("焊工", "3,500–4,500", "tel:087162650000", "Xishan District", "No fees of any kind", "og:title"):
        assert expected in text, expected
    assert f'og:image" content="https://labour.example.cn/share/vacancies/{vacancy.pk}/picture.png"' in text
    assert "<script" not in text
    assert "Set-Cookie" not in page
    assert text.index("<img") < text.index("</main>")


def test_a_closed_post_says_so_and_no_more(client, cast, vacancy):
    jobs.close_vacancy(vacancy=vacancy, by=cast.county, on=MATCHED)
    text = get(client, f"/share/vacancies/{vacancy.pk}/").content.decode()
    assert "This post is no longer open" in text
    assert "tel:" not in text
    assert "3,500" not in text
    assert escape(vacancy.enterprise.name) not in text.split("<main")[1]


def test_a_post_of_an_enterprise_that_was_not_inspected_is_shown_to_nobody(client, vacancy):
    make = "/share/vacancies/"
    assert "焊工" in get(client, make).content.decode()
    # A day after the inspection has run out.
    assert Inspection.objects.exists()
    with time_machine.travel("2036-01-01T12:00:00+08:00", tick=False):
        assert "No posts are open today" in get(client, make).content.decode()
        assert json.loads(get(client, "/feeds/vacancies.json").content)["items"] == []


def test_an_unknown_post_or_county_is_not_found(client, db):
    assert get(client, "/share/vacancies/0192f000-0000-7000-8000-00000000ffff/").status_code == 404
    assert get(client, "/share/vacancies/?county=999999").status_code == 404
    assert get(client, "/feeds/vacancies.json?county=999999").status_code == 404


def test_the_picture_is_300_by_300_and_the_code_leads_to_the_page(client, vacancy):
    picture = Image.open(io.BytesIO(get(client, f"/share/vacancies/{vacancy.pk}/picture.png").content))
    assert picture.size == (300, 300)
    code = Image.open(io.BytesIO(get(client, f"/share/vacancies/{vacancy.pk}/code.png").content))
    [found] = zxingcpp.read_barcodes(code.convert("1").convert("L"))
    assert found.text == f"https://labour.example.cn/share/vacancies/{vacancy.pk}/"


def test_the_json_feed_is_version_1_1_with_the_labour_extension(client, vacancy):
    answer = get(client, "/feeds/vacancies.json?county=530129&lang=en")
    feed = json.loads(answer.content)
    assert answer["Content-Type"].startswith("application/feed+json")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://labour.example.cn/feeds/vacancies.json?county=530129&lang=en"
    [item] = feed["items"]
    assert item["url"] == f"https://labour.example.cn/share/vacancies/{vacancy.pk}/"
    assert item["_labour"] | {"about": ""} == {
        "about": "", "county": "530129", "trade": "welding", "channel": "away", "wage_min": 3500, "wage_max": 4500,
        "currency": "CNY", "wage_period": "month", "destination": "530112",
        "destination_name": "Xishan District, Kunming, Yunnan", "posts": 9, "min_age": 16, "max_age": 60, "board": True,
        "lodging": True, "expires": str(vacancy.closes),
    }  # fmt: skip


def test_the_rss_feed_has_a_lasting_guid_for_each_post(client, vacancy):
    channel = ET.fromstring(get(client, "/feeds/vacancies.rss").content).find("channel")
    [item] = channel.findall("item")
    assert item.find("guid").text == f"urn:uuid:{vacancy.pk}"
    assert item.find("guid").get("isPermaLink") == "false"
    assert item.find("link").text.endswith(f"/share/vacancies/{vacancy.pk}/")


def test_the_text_feed_has_lines_of_at_most_70_characters(client, cast, tree, vacancy):
    make_vacancy(tree.county, by=cast.county, title="数" * 80, enterprise=vacancy.enterprise)
    lines = get(client, "/feeds/vacancies.txt").content.decode().splitlines()
    assert len(lines) == 2
    assert all(len(line) <= 70 and "087162650000" in line for line in lines)


@pytest.mark.parametrize("form", ["json", "rss", "txt"])
def test_who_knows_the_feed_is_told_304_until_it_changes(client, cast, vacancy, form):
    address = f"/feeds/vacancies.{form}"
    first = get(client, address)
    assert get(client, address, **{"if-none-match": first["ETag"]}).status_code == 304
    assert get(client, address, **{"if-modified-since": first["Last-Modified"]}).status_code == 304
    assert not get(client, address, **{"if-none-match": first["ETag"]}).content
    jobs.close_vacancy(vacancy=vacancy, by=cast.county, on=MATCHED)
    for key in cache._cache.get_client().keys("*feed:*2026*"):
        cache._cache.get_client().delete(key)
    later = get(client, address, **{"if-none-match": first["ETag"]})
    assert later.status_code == 200
    assert "焊工" not in later.content.decode()


def test_a_feed_holds_200_posts_in_as_many_statements_as_three(client, cast, tree, vacancy):
    def statements():
        cache.clear()
        with CaptureQueriesContext(connection) as made:
            assert get(client, "/feeds/vacancies.json").status_code == 200
            assert get(client, "/feeds/vacancies.txt").status_code == 200
        return len(made)

    few = statements()
    for _each in range(27):
        make_vacancy(tree.county, by=cast.county, enterprise=vacancy.enterprise)
    assert statements() == few


def test_no_feed_and_no_page_names_a_laborer(client, cast, tree, vacancy):
    person = make_laborer(make_household(tree.village), name="金丝雀小梅", identity="new")
    for address in ("/feeds/vacancies.json", "/feeds/vacancies.rss", "/feeds/vacancies.txt", "/share/vacancies/"):
        assert person.name not in get(client, address).content.decode()


def test_who_asks_too_often_is_told_when_to_come_back(client, vacancy, monkeypatch):
    monkeypatch.setattr(feeds, "FROM_ADDRESS", feeds.FROM_ADDRESS._replace(most=2))
    monkeypatch.setattr(posts, "FROM_ADDRESS", posts.FROM_ADDRESS._replace(most=2))
    for address in ("/feeds/vacancies.txt", f"/share/vacancies/{vacancy.pk}/"):
        answers = [get(client, address) for _each in range(3)]
        assert [each.status_code for each in answers] == [200, 200, 429]
        assert int(answers[-1]["Retry-After"]) > 0


def test_a_post_leaves_the_feed_the_day_after_it_closes(client, vacancy):
    assert vacancy.closes == date(2026, 5, 9)
    with time_machine.travel("2026-05-09T23:00:00+08:00", tick=False):
        kept = Inspection.objects.filter(enterprise=vacancy.enterprise).exists()
        assert kept
        last = len(json.loads(get(client, "/feeds/vacancies.json").content)["items"])
    with time_machine.travel("2026-05-10T01:00:00+08:00", tick=False):
        assert json.loads(get(client, "/feeds/vacancies.json").content)["items"] == []
    assert last == 1
