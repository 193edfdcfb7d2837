"""What a signed-in user was shown is kept by no browser; what has its own way of being kept is left with it."""

import pytest
import time_machine

from tests.factories.registry import make_household, make_laborer
from xundian.pages.app.files import release

pytestmark = pytest.mark.django_db
NONE = "private, no-store"


@pytest.fixture(autouse=True)
def june():
    with time_machine.travel("2026-06-20T10:00:00+08:00", tick=False):
        yield


@pytest.mark.parametrize(
    ("role", "pages"),
    [
        ("county", ["/desk/", "/desk/imports/", "/desk/laborers/", "/cockpit/", "/messages/", "/desk/nothing-here/"]),
        ("officer", ["/", "/households/", "/difficulties/", "/desk/"]),
        ("leader", ["/cockpit/"]),
        ("station", ["/trips/"]),
        ("auditor", ["/desk/"]),
    ],
)
def test_back_after_signing_out_finds_no_page_of_the_office(cast, browse, role, pages):
    browser = browse(getattr(cast, role))
    assert {page: browser.get(page)["Cache-Control"] for page in pages} == dict.fromkeys(pages, NONE)


def test_one_household_and_a_refused_form_are_not_kept_either(cast, browse, tree):
    home = make_household(tree.village, group_name="三组", phone="13800000099", number="XD77")
    make_laborer(home, name="马小军")
    browser = browse(cast.officer)
    shown = browser.get(f"/households/{home.pk}/")
    assert (shown.status_code, shown["Cache-Control"]) == (200, NONE)
    county = browse(cast.county)
    refused = county.post("/desk/imports/new/", {})
    assert (refused.status_code, refused["Cache-Control"]) == (422, NONE)


def test_what_a_phone_or_a_program_is_told_is_not_kept_unless_it_is_held_against_its_tag(cast, api, tree):
    make_laborer(make_household(tree.village), name="马小军")
    phone = api(cast.officer)
    read = phone.get("/api/v1/laborers/")
    assert (read.status_code, read["Cache-Control"]) == (200, "private, no-cache")
    again = phone.get("/api/v1/laborers/", headers={"if-none-match": read["ETag"]})
    assert (again.status_code, again.get("Cache-Control")) == (304, "private, no-cache")
    refused = phone.get("/api/v1/laborers/00000000-0000-0000-0000-000000000000/")
    assert (refused.status_code, refused["Cache-Control"]) == (404, NONE)
    pushed = phone.post("/api/v1/sync/push", {})
    assert pushed["Cache-Control"] == NONE


def test_the_app_its_files_and_the_pages_for_everybody_are_kept_as_before(cast, browse, client):
    public = {page: client.get(page).get("Cache-Control") for page in ("/sign-in/", "/share/vacancies/")}
    assert "no-store" in public["/sign-in/"]
    assert public["/share/vacancies/"] == "public, max-age=300"
    browser = browse(cast.officer)
    kept = {page: browser.get(page)["Cache-Control"] for page in ("/app/shell/", "/sw.js", "/share/vacancies/")}
    assert kept == {"/app/shell/": "no-cache", "/sw.js": "no-cache", "/share/vacancies/": "public, max-age=300"}
    assert "immutable" in browser.get(f"{release().root}main.js")["Cache-Control"]
    assert "no-store" not in client.get("/feeds/vacancies.json").get("Cache-Control", "")
