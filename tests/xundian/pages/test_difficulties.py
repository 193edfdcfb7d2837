"""The page of one difficulty: who sees it, which steps it offers, and what each step does."""

import uuid
from datetime import date

import pytest
import time_machine

from laborers.difficulties.models import Difficulty
from tests.factories.difficulties import make_difficulty, make_resolved
from tests.factories.registry import make_household
from tests.factories.surveys import make_assessed_laborer

ON = date(2026, 6, 20)


@pytest.fixture(autouse=True)
def june():
    with time_machine.travel("2026-06-20T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def row(cast, tree):
    laborer = make_assessed_laborer(tree.village, name="王小红")
    return make_difficulty(laborer.household, cast.officer, ON, laborer=laborer)


def take(client, row, step, **words):
    return client.post(f"/difficulties/{row.pk}/{step}/", words)


def offered(client, row):
    text = client.get(f"/difficulties/{row.pk}/").content.decode()
    return {
        step
        for step in ("work", "progress", "resolve", "hand-over", "confirm", "reopen")
        if f"{row.pk}/{step}/" in text
    }


def test_an_open_one_can_be_taken_up_worked_on_solved_or_handed_over(cast, browse, row):
    assert offered(browse(cast.officer), row) == {"work", "progress", "resolve", "hand-over"}


def test_each_step_leads_to_the_next(cast, browse, row):
    officer = browse(cast.officer)
    for step, words, state in (
        ("work", {}, "working"), ("progress", {"text": "已联系单位"}, "working"),
        ("resolve", {"text": "工资已补发"}, "resolved"), ("confirm", {"text": "本人"}, "confirmed"),
        ("reopen", {"text": "只发了一半"}, "working"),
    ):  # fmt: skip
        assert take(officer, row, step, **words).url == f"/difficulties/{row.pk}/"
        row.refresh_from_db()
        assert row.state == state
    assert offered(officer, row) == {"progress", "resolve", "hand-over"}


def test_a_step_without_its_words_is_refused_and_says_so(cast, browse, row):
    answer = take(browse(cast.officer), row, "resolve", text=" ")
    assert answer.status_code == 422
    assert 'href="#text-resolve"' in answer.content.decode()
    assert Difficulty.objects.get().state == "open"


def test_a_step_that_the_state_does_not_allow_is_refused(cast, browse, row):
    assert take(browse(cast.officer), row, "confirm", text="本人").status_code == 422
    assert take(browse(cast.officer), row, "nothing").status_code == 404


@pytest.mark.parametrize(("to", "level"), [("township", "township"), ("county", "county")])
def test_it_is_handed_to_an_office(to, level, cast, browse, row):
    assert take(browse(cast.officer), row, "hand-over", to=to).status_code == 302
    row.refresh_from_db()
    assert (row.level, row.owner) == (level, None)


def test_it_is_handed_to_a_person_of_the_office_and_to_nobody_else(cast, browse, row):
    officer = browse(cast.officer)
    for to in (f"township {cast.stranger.pk}", "moon", f"moon {cast.township.pk}", ""):
        assert take(officer, row, "hand-over", to=to).status_code == 422
    take(officer, row, "hand-over", to=f"township {cast.township.pk}")
    row.refresh_from_db()
    assert row.owner == cast.township


@pytest.mark.parametrize("role", ["colleague", "stranger", "site"])
def test_one_of_another_place_is_as_absent_as_none(role, cast, browse, row):
    client = browse(getattr(cast, role))
    for pk in (row.pk, uuid.uuid4()):
        assert client.get(f"/difficulties/{pk}/").status_code == 404
        assert client.post(f"/difficulties/{pk}/progress/", {"text": "x"}).status_code in (403, 404)


def test_a_confidential_one_is_hidden_from_the_village_that_did_not_report_it(cast, browse, tree):
    row = make_difficulty(make_household(tree.village), cast.township, ON, kind="domestic_violence")
    assert browse(cast.officer).get(f"/difficulties/{row.pk}/").status_code == 404
    assert browse(cast.township).get(f"/difficulties/{row.pk}/").status_code == 200


def test_who_gives_a_confidential_one_away_lands_on_the_list(cast, browse, tree):
    row = make_difficulty(make_household(tree.village), cast.township, ON, kind="domestic_violence")
    take(browse(cast.township), row, "hand-over", to=f"village {cast.officer.pk}")
    answer = take(browse(cast.officer), row, "hand-over", to="township")
    assert answer.url == "/difficulties/"


def test_an_auditor_reads_and_is_offered_no_step(cast, browse, tree):
    row = make_resolved(make_household(tree.village), cast.officer, ON)
    auditor = browse(cast.auditor)
    assert offered(auditor, row) == set()
    assert take(auditor, row, "confirm", text="本人").status_code == 403


@pytest.mark.parametrize("size", [3, 30])
def test_the_list_asks_the_same_number_of_questions_at_any_size(
    size, cast, browse, tree, django_assert_max_num_queries
):
    for _each in range(size):
        make_difficulty(make_household(tree.village), cast.officer, ON)
    officer = browse(cast.officer)
    with django_assert_max_num_queries(6):
        text = officer.get("/difficulties/").content.decode()
    assert text.count('class="row"') == size
