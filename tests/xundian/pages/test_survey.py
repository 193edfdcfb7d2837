"""The survey on a phone: who is left, a household's form with and without mistakes, and what it came to."""

from datetime import date, timedelta
from html import unescape
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.registry.models import Laborer
from laborers.surveys.models import SurveyForm, SurveyResponse
from tests.factories.codes import load_shipped
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_response, make_round
from xundian.accounts.models import ReadLog
from xundian.codes.rules import make_identity
from xundian.kit import clock
from xundian.kit.formats import written

NUMBER = make_identity(birth=date(1990, 5, 6), sex="2", serial=5)


@pytest.fixture
def round(cast, tree):
    load_shipped()
    return make_round(tree.county, clock.today().year)


@pytest.fixture
def home(round, tree):
    return make_household(tree.village, group_name="一组")


@pytest.fixture
def officer(cast, client):
    client.force_login(cast.officer)
    client.cookies["django_language"] = "en"
    return client


def text_of(answer):
    return unescape(answer.content.decode())


class Form(HTMLParser):
    """What a browser would send of the fields of a page as it stands: `fields`."""

    def __init__(self):
        super().__init__()
        self.fields, self.select = {}, None

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "input" and told.get("name"):
            if told["type"] not in ("radio", "checkbox") or "checked" in told:
                self.fields[told["name"]] = told.get("value") or ""
        elif tag == "select":
            self.select = told["name"]
        elif tag == "option" and self.select and ("selected" in told or self.select not in self.fields):
            self.fields[self.select] = told.get("value") or ""

    def handle_endtag(self, tag):
        self.select = None if tag == "select" else self.select


def sent(answer):
    """{name: value} of the page's form."""
    form = Form()
    form.feed(answer.content.decode())
    return {name: value for name, value in form.fields.items() if name not in ("csrfmiddlewaretoken", "next")}


def form_of(client, home):
    return client.get(f"/households/{home.pk}/survey/")


def send(client, home, **changes):
    """Open the form, change what is given, send it."""
    return client.post(f"/households/{home.pk}/survey/", sent(form_of(client, home)) | changes)


def test_who_is_left_stands_by_village_group(officer, home, tree):
    make_response(make_laborer(home, relation="02", name="王五"), on=clock.today())
    make_laborer(home)
    page = text_of(officer.get("/survey/"))
    assert "Surveyed 1 of 2, 1 left" in page
    assert "一组" in page
    assert f"/households/{home.pk}/survey/" in page
    make_response(Laborer.objects.exclude(name="王五").get(), on=clock.today())
    assert "Everybody here has been surveyed." in text_of(officer.get("/survey/"))


def test_the_county_goes_down_by_place_and_nobody_sideways(client, cast, home, tree):
    make_laborer(home)
    client.cookies["django_language"] = "en"
    client.force_login(cast.county)
    assert f"place={tree.township.code}" in text_of(client.get("/survey/"))
    assert f"place={tree.village.code}" in text_of(client.get(f"/survey/?place={tree.township.code}"))
    client.force_login(cast.officer)
    assert client.get(f"/survey/?place={tree.next_village.code}").status_code == 404
    client.force_login(cast.station)
    assert client.get("/survey/").status_code == 403


def test_the_form_starts_from_what_everybody_said_last(officer, home):
    person = make_laborer(home, name="王五")
    last = clock.today() - timedelta(days=400)
    make_response(person, on=last, status="04", place="330782", months=8, wage_fen=380050, training_wish="welding")
    page = form_of(officer, home)
    told, prefix = sent(page), f"m_{person.pk}_"
    assert {name.removeprefix(prefix): value for name, value in told.items() if name.startswith(prefix) and value} == {
        "status": "04", "intention": "out_province", "place_province": "浙江省", "place_county": "金华市义乌市",
        "months": "8", "wage": "3800.50", "training_wish": "Welding",
    }  # fmt: skip
    assert "as last time: Working away" in text_of(page)
    assert ReadLog.objects.get(record=person.pk).how == "page"
    assert f"Last time, {written(last)}" in text_of(page)


def test_one_tap_repeats_everything_and_the_next_household_follows(officer, home, tree):
    person, other = make_laborer(home, name="王五"), make_laborer(home, name="赵六")
    make_response(person, on=clock.today() - timedelta(days=400), status="04", place="330782", months=8)
    neighbour = make_household(tree.village, group_name="一组")
    make_laborer(neighbour, relation="02", name="孙七")
    answer = send(officer, home, **{f"m_{person.pk}_mode": "last"})
    assert answer.status_code == 302
    page = text_of(officer.get(answer["Location"]))
    assert "Recorded as last time" in page
    assert "Not asked" in page
    assert "Next household: 孙七" in page
    assert SurveyResponse.objects.get(laborer=person, is_profile=True).place == "330782"
    assert not SurveyResponse.objects.filter(laborer=other).exists()


def test_who_is_written_about_was_asked_and_who_is_not_chosen_was_not(officer, home):
    first, second, third = (make_laborer(home) for _each in range(3))
    for each in (second, third):
        make_response(each, on=clock.today() - timedelta(days=400))
    written = {
        f"m_{first.pk}_status": "02", f"m_{first.pk}_intention": "none", f"m_{third.pk}_status": "07",
        f"m_{third.pk}_mode": "skip",
    }  # fmt: skip
    send(officer, home, **written)
    asked = SurveyResponse.objects.filter(round__year=clock.today().year)
    assert [each.laborer for each in asked] == [first]


def test_mistakes_stand_beside_their_fields_and_nothing_is_lost(officer, home):
    person = make_laborer(home, name="王五")
    prefix = f"m_{person.pk}_"
    written = {
        f"{prefix}mode": "answer", f"{prefix}status": "02", f"{prefix}months": "13", f"{prefix}employer": "某厂",
        "n_0_name": "赵六", "n_0_identity": "123", "surveyor": "马老师",
    }  # fmt: skip
    answer = send(officer, home, **written)
    page = text_of(answer)
    assert answer.status_code == 422
    assert "<title>Error: " in page
    assert "3 places must be changed" in page
    for anchor in (f"{person.pk}.months", "new-0.identity", "new-0.status"):
        assert f'href="#{anchor}"' in page
        assert f'id="{anchor}"' in page
    kept = sent(answer)
    assert written.items() <= kept.items()
    assert not SurveyForm.objects.exists()


def test_what_is_odd_is_asked_before_saving_and_kept_with_the_note(officer, home):
    person = make_laborer(home, name="王五")
    prefix = f"m_{person.pk}_"
    written = {f"{prefix}mode": "answer", f"{prefix}status": "04", f"{prefix}months": "8"}
    asked = send(officer, home, **written)
    page = text_of(asked)
    assert asked.status_code == 422
    assert "Months of work are given, but no place. Ask where." in page
    assert f'href="#{person.pk}.place_county"' in page
    again = sent(asked)
    note = f"true:{person.pk}:place:months_without_place"
    assert again[note] == ""
    saved = officer.post(f"/households/{home.pk}/survey/", again | {note: "说不清在哪里"})
    assert saved.status_code == 302
    assert SurveyForm.objects.get().stated[0]["note"] == "说不清在哪里"


def test_correcting_it_instead_needs_no_note(officer, home):
    person = make_laborer(home)
    prefix = f"m_{person.pk}_"
    asked = send(officer, home, **{f"{prefix}mode": "answer", f"{prefix}status": "04", f"{prefix}months": "8"})
    place = {f"{prefix}place_province": "浙江省", f"{prefix}place_county": "义乌市"}
    assert officer.post(f"/households/{home.pk}/survey/", sent(asked) | place).status_code == 302
    assert (SurveyResponse.objects.get().place, SurveyForm.objects.get().stated) == ("330782", [])


def test_the_same_page_sent_twice_is_one_form(officer, home):
    person = make_laborer(home)
    body = sent(form_of(officer, home)) | {f"m_{person.pk}_mode": "answer", f"m_{person.pk}_status": "02"}
    answers = [officer.post(f"/households/{home.pk}/survey/", body)["Location"] for _twice in range(2)]
    assert answers[0] == answers[1]
    assert SurveyResponse.objects.count() == 1


def test_somebody_missing_is_added_and_a_further_one_has_room(officer, home):
    more = send(officer, home, more="1", n_0_name="赵六")
    page = text_of(more)
    assert more.status_code == 200
    assert "Missing person 2" in page
    assert sent(more)["n_0_name"] == "赵六"
    assert not SurveyForm.objects.exists()
    person = {"n_0_identity": NUMBER, "n_0_relation": "10", "n_0_phone": "13900000000", "n_0_status": "02"}
    saved = officer.post(f"/households/{home.pk}/survey/", sent(more) | person)
    assert saved.status_code == 302
    assert home.laborers.get().name == "赵六"
    assert "Added to the household and recorded" in text_of(officer.get(saved["Location"]))


def test_a_known_number_is_set_aside_without_a_hint(officer, home, tree):
    make_laborer(make_household(tree.far_village), name="金丝雀", identity=NUMBER, sex="2", birth=date(1990, 5, 6))
    saved = send(officer, home, n_0_name="赵六", n_0_identity=NUMBER, n_0_status="02")
    page = text_of(officer.get(saved["Location"]))
    assert "Set aside for the township to check" in page
    assert not [hint for hint in ("金丝雀", tree.far_village.name) if hint in page]
    assert home.laborers.count() == 0


def test_a_wrong_day_or_round_is_refused_in_words(officer, home, tree):
    person = make_laborer(home)
    late = {f"m_{person.pk}_mode": "answer", f"m_{person.pk}_status": "02"}
    assert "Enter the day as year-month-day" in text_of(send(officer, home, surveyed_on="gestern", **late))
    assert "outside the round" in text_of(send(officer, home, surveyed_on="1999-01-01", **late))
    older = make_round(tree.county, clock.today().year - 1)
    day = date(older.year, 5, 5).isoformat()
    assert send(officer, home, round=str(older.pk), surveyed_on=day, **late).status_code == 302
    assert SurveyResponse.objects.get().round == older


def test_without_a_round_the_pages_say_who_opens_one(officer, tree):
    home = make_household(tree.village)
    for address in ("/survey/", f"/households/{home.pk}/survey/"):
        assert "The county opens it." in text_of(officer.get(address))


def test_only_who_may_record_opens_a_form_and_only_in_the_own_place(client, cast, home):
    form = send_as(client, cast.officer, home)
    for user in vars(cast).values():
        client.force_login(user)
        status = client.get(f"/households/{home.pk}/survey/").status_code
        expected = {"officer": 200, "township": 200, "county": 200, "colleague": 404, "stranger": 404}
        assert status == expected.get(user.username, 403), user.username
        assert client.get(f"/households/{home.pk}/survey/{form}/").status_code == status


def send_as(client, user, home):
    person = make_laborer(home)
    client.force_login(user)
    send(client, home, **{f"m_{person.pk}_mode": "answer", f"m_{person.pk}_status": "02"})
    return SurveyForm.objects.get().pk


def test_the_pages_cost_the_same_at_any_size(officer, home, tree):
    numbers = []
    for size in (3, 27):
        for _each in range(size):
            make_response(make_laborer(home), on=clock.today() - timedelta(days=400))
            make_laborer(make_household(tree.village))
        with CaptureQueriesContext(connection) as listing:
            officer.get("/survey/")
        with CaptureQueriesContext(connection) as form:
            form_of(officer, home)
        numbers.append((len(listing), len(form)))
    assert numbers[0] == numbers[1]
