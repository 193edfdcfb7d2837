"""The complaint line and the card's form for a difficulty: no sign-in, no script, no names, not too often."""

import re
import uuid

import pytest
import time_machine
from django.core.cache import cache

from laborers.complaints import actions
from laborers.complaints.models import Complaint
from laborers.difficulties.models import Difficulty
from laborers.placements.actions import issue_card, revoke_card
from tests.factories.complaints import make_complaint
from tests.factories.difficulties import load_deadlines
from tests.factories.placements import SHENZHEN, make_placement
from tests.factories.surveys import make_assessed_laborer
from xundian.accounts.models import User
from xundian.kit import clock

HOTLINES = ("tel:12333", "tel:12345", "tel:12348")
FORM = {"subject": "conduct", "concerns": "village", "text": "村信息员收了我二百元"}


@pytest.fixture(autouse=True)
def june(client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    with time_machine.travel("2026-06-20T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def one_county(cast):
    """Only our county has a bureau here."""
    User.objects.filter(pk=cast.stranger.pk).update(is_active=False)


@pytest.fixture
def placed(cast, tree):
    laborer = make_assessed_laborer(tree.village, name="马成龙", phone="13900001111")
    return make_placement(laborer, by=cast.officer, started_on=clock.today(), employer_name="昆明某厂")


@pytest.fixture
def card(placed, cast):
    load_deadlines()
    return issue_card(placement=placed, on=clock.today(), by=cast.county)


def key_of(page, name="key"):
    return re.search(rf'name="{name}" value="([^"]+)"', page.content.decode()).group(1)


def send(client, address="/complain/", **words):
    return client.post(address, FORM | {"key": key_of(client.get(address))} | words)


def told(page, what):
    return re.search(rf'id="{what}">([^<]+)<', page.content.decode()).group(1)


def names_somebody(page):
    text = page.content.decode()
    return [each for each in ("马成龙", "13900001111", "昆明某厂", "Officer") if each in text]


# --- complaints ------------------------------------------------------------------------------------------------------


def test_it_is_sent_without_signing_in_and_read_back_with_number_and_code(one_county, cast, client):
    sent = send(client)
    assert (sent.status_code, sent["Cache-Control"].count("no-store")) == (200, 1)
    number, code = told(sent, "number"), told(sent, "code")
    row = Complaint.objects.get()
    actions.take_up(complaint=row, by=cast.county, at=clock.now())
    actions.answer(complaint=row, text="已责成退还", by=cast.county, at=clock.now())
    assert FORM["text"] not in client.get(f"/complain/{number}/").content.decode()
    read = client.post(f"/complain/{number}/", {"code": code.lower().replace("-", " ")})
    assert all(words in read.content.decode() for words in (FORM["text"], "已责成退还", "Answered"))
    assert "County" not in re.sub("The county bureau", "", read.content.decode())
    added = client.post(f"/complain/{number}/", {"code": code, "text": "还没有退", "may_share": "1"})
    assert "还没有退" in added.content.decode()
    row.refresh_from_db()
    assert (row.state, row.may_share) == ("taken_up", True)


def test_a_typed_number_leads_to_its_page(one_county, client):
    assert client.get("/complain/find/", {"number": "abcd efgh"}).url == "/complain/ABCD-EFGH/"
    assert client.get("/complain/find/", {"number": "x"}).url == "/complain/"
    assert client.get("/complain/nonsense!/").status_code == 404


def test_a_wrong_code_and_an_unknown_number_are_answered_alike(tree, one_county, client):
    row, _code = make_complaint(tree.county)
    pages = [client.post(f"/complain/{number}/", {"code": "ABCDE-FGHJK"}) for number in (row.number, "ZZZZ-ZZZZ")]
    texts = {
        re.sub(r"csrfmiddlewaretoken\" value=\"[^\"]+|[A-Z0-9]{4}-[A-Z0-9]{4}", "", page.content.decode())
        for page in pages
    }
    assert ([page.status_code for page in pages], len(texts)) == ([422, 422], 1)


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"text": " "}, "text"),
        ({"text": "长" * 1001}, "text"),
        ({"subject": ""}, "subject"),
        ({"contact": "1" * 101}, "contact"),
    ],
)
def test_a_wrong_form_comes_back_with_its_words_and_says_what_to_change(words, field, one_county, client):
    page = send(client, **words)
    text = page.content.decode()
    assert (page.status_code, f'href="#{field}"' in text, "Error:" in text) == (422, True, True)
    assert "conduct, " not in text
    assert Complaint.objects.count() == 0
    assert ("村信息员收了我二百元" in text) == ("text" not in words)


def test_a_form_sent_twice_is_one_complaint_with_the_same_code(one_county, client):
    form = FORM | {"key": key_of(client.get("/complain/"))}
    first, second = (client.post("/complain/", form) for _try in range(2))
    assert (told(first, "number"), told(first, "code")) == (told(second, "number"), told(second, "code"))
    assert client.post("/complain/", form | {"text": "别的"}).status_code == 422
    assert Complaint.objects.count() == 1


def test_where_several_counties_read_one_is_chosen(cast, tree, client):
    assert send(client).status_code == 422
    assert send(client, county=tree.other_county.code).status_code == 200
    assert Complaint.objects.get().county == tree.other_county


def test_the_card_is_told_only_where_its_holder_wishes(card, cast, client):
    address = f"/share/card/{card.token}/complain/"
    assert names_somebody(client.get(address)) == []
    assert send(client, address).status_code == 200
    assert send(client, address, with_card="1", text="另一件").status_code == 200
    assert set(Complaint.objects.values_list("card", flat=True)) == {None, card.pk}
    revoke_card(card=card, on=clock.today(), by=cast.county)
    assert 'name="with_card"' not in client.get(address).content.decode()
    assert send(client, address, with_card="1", text="第三件").status_code == 200
    assert Complaint.objects.filter(card=card).count() == 1


def test_a_form_without_the_token_against_forgery_is_refused(one_county, cast):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    page = strict.get("/complain/")
    form = FORM | {"key": key_of(page)}
    assert strict.post("/complain/", form).status_code == 403
    token = key_of(page, "csrfmiddlewaretoken")
    assert strict.post("/complain/", form | {"csrfmiddlewaretoken": token}).status_code == 200


# --- not too often ---------------------------------------------------------------------------------------------------


def too_often(page):
    text = page.content.decode()
    assert all(number in text for number in HOTLINES)
    return page.status_code, int(page["Retry-After"]) > 0


def test_an_address_sends_thirty_an_hour_and_then_is_shown_whom_to_call(one_county, client):
    assert [send(client, text="").status_code for _try in range(30)] == [422] * 30
    assert too_often(send(client)) == (429, True)
    assert client.get("/complain/").status_code == 200
    other = client.post("/complain/", FORM | {"key": "k" * 32}, REMOTE_ADDR="10.9.8.7")
    assert other.status_code == 200


def test_a_card_sends_five_a_day_from_wherever(card, client):
    address = f"/share/card/{card.token}/complain/"
    form = FORM | {"text": ""}
    for last in range(6):
        page = client.post(address, form, REMOTE_ADDR=f"10.0.0.{last}")
    assert too_often(page) == (429, True)
    assert page["Retry-After"] == "86400"


def test_a_code_is_not_guessed_at_forever_and_neither_token_nor_address_stands_in_the_counters(tree, client):
    row, code = make_complaint(tree.county)
    for last in range(10):
        client.post(f"/complain/{row.number}/", {"code": "ABCDE-FGHJK"}, REMOTE_ADDR=f"10.0.0.{last}")
    page = client.post(f"/complain/{row.number}/", {"code": code}, REMOTE_ADDR="10.0.1.1")
    assert too_often(page) == (429, True)
    keys = [key.decode() for key in cache._cache.get_client().keys("*throttle*")]
    assert keys
    assert not [key for key in keys if "10.0" in key or row.number in key]


def test_without_redis_a_complaint_still_gets_through(one_county, client, monkeypatch, caplog):
    from redis.exceptions import ConnectionError as Gone

    def gone(*_args, **_named):
        raise Gone

    form = FORM | {"key": key_of(client.get("/complain/"))}
    monkeypatch.setattr("xundian.kit.throttle.cache.add", gone)
    assert client.post("/complain/", form).status_code == 200
    assert "not counted" in caplog.text


# --- a difficulty behind the card ------------------------------------------------------------------------------------


def tell(client, card, **words):
    address = f"/share/card/{card.token}/difficulty/"
    page = client.get(address)
    told = {"kind": "wage_arrears", "description": "两个月没发工资"}
    return client.post(address, told | {"id": key_of(page, "id")} | words)


def test_the_card_leads_to_both_forms_and_names_nobody(card, client):
    page = client.get(f"/share/card/{card.token}/")
    text = page.content.decode()
    assert f'href="/share/card/{card.token}/difficulty/"' in text
    assert f'href="/share/card/{card.token}/complain/"' in text
    assert names_somebody(page) == names_somebody(client.get(f"/share/card/{card.token}/difficulty/")) == []


def test_its_laborer_tells_a_difficulty_and_the_station_gets_it(card, placed, client):
    page = tell(client, card)
    assert (page.status_code, names_somebody(page)) == (200, [])
    row = Difficulty.objects.get()
    assert (row.laborer, row.household, row.level, row.reported_by, row.reported_via, row.side) == (
        placed.laborer, placed.household, "station", None, "card", "field",
    )  # fmt: skip
    assert (row.employer, row.steps.get().by) == ("昆明某厂", None)


@pytest.mark.parametrize(("kind", "destination"), [("papers_held", "530112"), ("wage_arrears", SHENZHEN)])
def test_what_is_confidential_or_without_a_station_goes_to_the_county(kind, destination, cast, tree, client):
    load_deadlines()
    laborer = make_assessed_laborer(tree.village)
    spell = make_placement(laborer, by=cast.officer, started_on=clock.today(), destination=destination)
    card = issue_card(placement=spell, on=clock.today(), by=cast.county)
    assert tell(client, card, kind=kind).status_code == 200
    assert Difficulty.objects.get().level == "county"


def test_a_void_card_tells_nothing_and_shows_the_hotlines(card, cast, client):
    revoke_card(card=card, on=clock.today(), by=cast.county)
    address = f"/share/card/{card.token}/difficulty/"
    for page, status in ((client.get(address), 200), (client.post(address, {"kind": "other"}), 409)):
        assert page.status_code == status
        assert all(number in page.content.decode() for number in HOTLINES)
        assert names_somebody(page) == []
    assert not Difficulty.objects.exists()
    assert client.get(f"/share/card/{uuid.uuid4()}/difficulty/").status_code == 404


def test_it_is_told_once_though_sent_twice_and_a_foreign_id_opens_nothing(card, cast, client):
    own = str(uuid.uuid4())
    assert [tell(client, card, id=own).status_code for _try in range(2)] == [200, 200]
    assert tell(client, card, id=own, description="别的").status_code == 422
    assert Difficulty.objects.count() == 1
    assert tell(client, card, id="none", description="第二件").status_code == 200


@pytest.mark.parametrize(("words", "field"), [({"kind": "child_labour"}, "kind"), ({"description": ""}, "description")])
def test_a_wrong_difficulty_comes_back(words, field, card, client):
    page = tell(client, card, **words)
    assert (page.status_code, f'href="#{field}"' in page.content.decode()) == (422, True)
    assert not Difficulty.objects.exists()


def test_a_card_tells_five_a_day(card, client):
    assert [tell(client, card, description=f"{n}").status_code for n in range(6)] == [200] * 5 + [429]
