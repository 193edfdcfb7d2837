import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.placements import actions as placements
from laborers.publications.models import Publication
from laborers.publications.rules import han
from tests.factories.codes import load_shipped
from tests.factories.jobs import MATCHED, make_vacancy
from tests.factories.placements import make_placement
from tests.factories.publications import make_publication
from tests.factories.registry import make_household, make_laborer

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


@pytest.fixture
def page(client):
    """`page(user)` is a browser of that user with English pages."""

    def sign_in(user):
        client.force_login(user)
        user.language = "en"
        user.save(update_fields=["language"])
        return client

    return sign_in


def statements(client, address):
    with CaptureQueriesContext(connection) as made:
        assert client.get(address).status_code == 200
    return len(made)


@pytest.mark.parametrize("who", ["officer", "township", "county", "auditor"])
def test_whoever_may_read_publications_opens_every_page(page, cast, tree, vacancy, who):
    client = page(getattr(cast, who))
    make_publication(tree.village, [vacancy], by=cast.officer)
    for address in ("outputs/", "publications/", "publications/villages/", f"outputs/loudspeaker/?v={vacancy.pk}"):
        assert "焊" in client.get(f"/desk/{address}").content.decode() or address == "publications/villages/"


def test_a_poster_is_made_for_the_board_of_a_village(page, cast, tree, vacancy):
    client, asked = page(cast.township), f"v={vacancy.pk}&board={tree.village.code}&size=a3"
    text = client.get(f"/desk/outputs/poster/?{asked}").content.decode()
    for expected in (
        "Job openings",
        "三营庄村委会",
        "No fees of any kind",
        "Valid until",
        "Published by",
        "poster-a3.css",
    ):
        assert expected in text, expected
    pdf = client.get(f"/desk/outputs/poster.pdf?{asked}")
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF")


def test_a_poster_of_nothing_or_for_another_place_is_refused(page, cast, tree, vacancy):
    client = page(cast.officer)
    assert client.get("/desk/outputs/poster/").status_code == 422
    assert client.get(f"/desk/outputs/poster/?v={vacancy.pk}&board={tree.other_village.code}").status_code == 404
    assert client.get(f"/desk/outputs/poster.pdf?v={vacancy.pk}&board={tree.far_village.code}").status_code == 404


def test_only_five_posts_stand_on_a_poster(page, cast, tree, vacancy):
    more = [make_vacancy(tree.county, by=cast.county, enterprise=vacancy.enterprise) for _each in range(6)]
    asked = "&".join(f"v={each.pk}" for each in more)
    client = page(cast.county)
    assert client.get(f"/desk/outputs/poster/?{asked}").content.decode().count("<li>") == 5
    assert "More than 5 posts are ticked" in client.get(f"/desk/outputs/?{asked}").content.decode()


def test_the_village_changes_the_text_before_it_is_read(page, cast, tree, vacancy):
    client = page(cast.officer)
    first = client.get(f"/desk/outputs/loudspeaker/?v={vacancy.pk}").context["text"]
    assert 100 <= han(first) <= 200
    sent = {"v": str(vacancy.pk), "board": tree.village.code, "text": "老乡们听到起，5500元"}
    looked = client.post("/desk/outputs/loudspeaker/look/", sent).content.decode()
    assert "There are figures in it" in looked
    assert "老乡们听到起" in client.post("/desk/outputs/loudspeaker/print/", sent).content.decode()
    file = client.post("/desk/outputs/loudspeaker/txt/", sent)
    assert file["Content-Type"].startswith("text/plain")
    assert file.content.decode().count("老乡们听到起") == 2


def test_what_was_published_is_written_down_seen_by_the_county_and_taken_back(page, cast, tree, vacancy):
    client = page(cast.officer)
    sent = {
        "v": str(vacancy.pk), "village": tree.village.code, "form": "loudspeaker", "published_on": str(MATCHED),
        "text": "各位乡亲",
    }  # fmt: skip
    assert client.post("/desk/publications/new/", sent).status_code == 302
    row = Publication.objects.get()
    client = page(cast.county)
    assert "1 of" in client.get("/desk/publications/villages/").content.decode()
    assert "焊工" in client.get("/desk/publications/").content.decode()
    assert "各位乡亲" in client.get(f"/desk/publications/{row.pk}/text/").content.decode()
    assert client.post(f"/desk/publications/{row.pk}/take-back/").status_code == 302
    assert "0 of" in client.get("/desk/publications/villages/").content.decode()


def test_a_form_without_a_village_comes_back_with_what_was_written(page, cast, tree, vacancy):
    sent = {"v": str(vacancy.pk), "form": "poster", "published_on": str(MATCHED), "note": "明天贴"}
    again = page(cast.township).post("/desk/publications/new/", sent)
    assert again.status_code == 422
    assert "明天贴" in again.content.decode()
    assert "Choose the villages it reached" in again.content.decode()


def test_a_village_neither_writes_nor_sees_anything_of_another_one(page, cast, tree, vacancy):
    row = make_publication(tree.next_village, [vacancy], by=cast.colleague, note="隔壁村")
    client = page(cast.officer)
    sent = {"v": str(vacancy.pk), "village": tree.next_village.code, "form": "poster", "published_on": str(MATCHED)}
    assert client.post("/desk/publications/new/", sent).status_code == 422
    assert "隔壁村" not in client.get("/desk/publications/").content.decode()
    assert client.post(f"/desk/publications/{row.pk}/take-back/").status_code == 404


def test_lists_take_as_many_statements_for_thirty_rows_as_for_three(page, cast, tree, vacancy):
    client, addresses = page(cast.county), ("/desk/outputs/", "/desk/publications/", "/desk/publications/villages/")
    for _each in range(3):
        make_publication(tree.village, [vacancy], by=cast.officer)
        make_vacancy(tree.county, by=cast.county, enterprise=vacancy.enterprise)
    few = [statements(client, each) for each in addresses]
    for _each in range(20):
        make_publication(tree.village, [vacancy], by=cast.officer)
        make_vacancy(tree.county, by=cast.county, enterprise=vacancy.enterprise)
    assert [statements(client, each) for each in addresses] == few


def test_cards_of_a_place_are_printed_ten_to_a_page_in_few_statements(page, cast, tree, vacancy):
    client = page(cast.township)
    assert client.get(f"/desk/cards/sheet.pdf?place={tree.village.code}").status_code == 404
    for _each in range(2):
        person = make_laborer(make_household(tree.village), identity="new")
        held = placements.issue_card(placement=make_placement(person), on=MATCHED, by=cast.county)
    few = statements(client, f"/desk/cards/sheet.pdf?place={tree.village.code}")
    person = make_laborer(make_household(tree.village), identity="new")
    placements.issue_card(placement=make_placement(person), on=MATCHED, by=cast.county)
    assert statements(client, f"/desk/cards/sheet.pdf?place={tree.village.code}") == few
    for address in (f"/desk/cards/{held.pk}/a6.pdf", f"/desk/cards/{held.pk}/contract.pdf"):
        assert client.get(address).content.startswith(b"%PDF")
    assert page(cast.stranger).get(f"/desk/cards/{held.pk}/contract.pdf").status_code == 404


def test_only_the_board_of_a_village_is_ticked_beforehand(page, cast, tree, vacancy):
    client, asked = page(cast.county), f"/desk/publications/new/?v={vacancy.pk}"
    assert client.get(f"{asked}&board={tree.village.code}").context["chosen"] == {tree.village.code}
    for wider in (tree.county.code, tree.township.code):
        assert client.get(f"{asked}&board={wider}").context["chosen"] == set()
