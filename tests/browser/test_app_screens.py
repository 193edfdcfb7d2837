"""Lists, cards, difficulties and threads on the phone, without a network and with one."""

import pytest

from laborers.difficulties.models import Difficulty
from laborers.registry.models import Dependant, Household
from laborers.visits import actions as visits
from tests.browser.app import phone
from tests.browser.screens import LATE, Taps, village, wait
from tests.conftest import SITE_ID
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.relocation import make_jobless, make_site

pytestmark = pytest.mark.browser
ROWS = "[data-part=groups] a.row"


def names(officer):
    return [text.split("\n")[0] for text in officer.page.locator(ROWS).all_inner_texts()]


def test_today_shows_a_home_once_by_group_the_latest_first(village, phone):
    officer = phone(language="en-GB")
    rows = officer.page.locator(ROWS).all_inner_texts()
    assert len(rows) == 12
    assert "王小红" in rows[0]
    assert "20 days overdue" in rows[0]
    assert "Visits this month 0/12 households" in officer.text
    assert officer.page.locator("h2").first.inner_text() == "二组 (8 households)"
    officer.page.click(".badges a:has-text('overdue')")
    wait(officer.page, "() => location.search === '?show=overdue'")
    assert len(names(officer)) == 1
    officer.page.go_back()
    wait(officer.page, "() => !location.search")
    assert len(names(officer)) == 12


def test_a_home_is_found_by_name_initials_group_and_last_digits_without_a_network(village, phone):
    officer = phone(language="en-GB")
    officer.offline()
    officer.go("/households/")
    for typed, found in (
        ("王小", ["王小红"]), ("wxh", ["王小红"]), ("wangxiao", ["王小红"]), ("4003", ["杨金花"]), ("0003", ["杨金花"]),
        ("三组 mao", ["毛有才"]), ("木呷", ["普阿依·木呷古力"]), ("nobody", []),
    ):  # fmt: skip
        officer.page.fill("#q", typed)
        wait(officer.page, "typed => new URLSearchParams(location.search).get('q') === typed", typed)
        assert [name.removesuffix("’s household") for name in names(officer)] == found, typed
    officer.page.fill("#q", "二组")
    wait(officer.page, "() => location.search.includes('%E4%BA%8C')")
    assert len(names(officer)) == 8


def test_a_card_changed_without_a_network_is_changed_on_the_server_later(village, phone):
    officer, home = phone(), village.homes[2]
    officer.offline()
    officer.go(f"/households/{home.household.pk}/?do=edit")
    officer.page.fill("#phone", "13911112222")
    Taps(officer).chip(f"s.{home.girl.pk}", "not_enrolled")
    officer.page.click(".bar button.main")
    officer.page.wait_for_selector("a.call:has-text('139 1111 2222')")
    assert [op["entity"] for op in officer.stored()] == ["household", "dependant"]
    assert [op["base_version"] for op in officer.stored()] == [home.household.version, home.girl.version]
    officer.online()
    officer.sync()
    assert Household.objects.get(pk=home.household.pk).phone == "13911112222"
    assert Dependant.objects.get(pk=home.girl.pk).school_status == "not_enrolled"


def test_a_difficulty_is_reported_worked_on_and_solved_without_a_network(village, phone):
    officer, home = phone(), village.homes[3]
    officer.offline()
    officer.go(f"/households/{home.household.pk}/?do=report")
    hands = Taps(officer)
    hands.chip("kind", "housing")
    officer.page.fill("#description", "屋顶漏雨")
    hands.tap(".bar button.main")
    for text in ("已联系村委会", "屋顶修好了，户主确认"):
        box = officer.page.locator("details[open] textarea").first
        box.wait_for()
        box.fill(text)
        officer.page.click("details[open] button.main >> nth=0")
        officer.page.wait_for_selector(f".timeline:has-text('{text}')")
    officer.go("/difficulties/")
    assert officer.page.locator("a.row").count() == 1, "the solved one waits for its confirmation"
    officer.online()
    officer.sync()
    found = Difficulty.objects.get(kind="housing")
    assert (found.state, found.result) == ("resolved", "屋顶修好了，户主确认")
    assert found.household_id == home.household.pk


def test_a_handed_over_difficulty_names_its_new_office(village, phone):
    officer = phone(language="en-GB")
    officer.go(f"/difficulties/{village.difficulty.pk}/")
    officer.page.click("summary:has-text('Hand over')")
    Taps(officer).chip("level", "township")
    officer.page.fill("#hand_over-note", "请协助")
    officer.page.click("details:has(#hand_over-note) button.main")
    officer.sync()
    village.difficulty.refresh_from_db()
    assert village.difficulty.level == "township"


def test_one_persons_thread_counts_the_months_and_says_how(village, phone):
    officer, home = phone(language="en-GB"), village.homes[0]
    officer.go(f"/households/{home.household.pk}/?person={home.away.pk}")
    assert "Worked 2 months in 2026" in officer.text
    officer.page.click("summary")
    assert "10 May 2026 to now" in officer.page.inner_text("details")
    assert "晋江某制衣厂" in officer.page.inner_text("ol.thread")


def test_site_staff_see_their_homes_by_building(village, phone):
    site = make_site(village.tree.other_township, id=SITE_ID)
    home, laborer = make_jobless(site, village.tree.far_village, name="安学文", relation="02")
    make_placement(laborer, by=village.cast.county, started_on=LATE)
    visits.plan(on=village.on)
    staff = phone("site")
    assert names(staff) == ["安学文 户"] or names(staff) == ["安学文’s household"]
    assert staff.page.locator("h2").first.inner_text().startswith("3-1")
    staff.page.click(ROWS)
    staff.page.wait_for_selector("[data-part=unchanged]")
    assert str(home.pk) in staff.address


def test_a_village_finds_its_homes_by_group_and_those_that_moved_to_a_site_last(village, phone):
    site = make_site(village.tree.other_township, id=SITE_ID)
    make_jobless(site, village.tree.village, name="安学文", relation="02")
    for number, group in enumerate(("十一组", "", "一组")):
        make_laborer(make_household(village.tree.village, number=f"G{number}", group_name=group), relation="02")
    officer = phone(language="en-GB")
    officer.go("/households/")
    officer.page.wait_for_selector("#q")
    groups = [words.split(" (")[0] for words in officer.page.locator("section.group h2").all_inner_texts()]
    assert groups == ["一组", "二组", "三组", "十一组", "No group", "3-1"]
    moved = officer.page.locator("a.row:has-text('moved to a resettlement site')").all_inner_texts()
    assert [text[:3] for text in moved] == ["安学文"]


def test_a_draft_is_kept_with_one_button_and_opened_where_it_was(village, phone):
    officer, home = phone(), village.homes[5]
    hands = Taps(officer)
    hands.tap(f"a.row:has-text('{home.head.name}')")
    hands.chip("met", "spouse")
    hands.tap("[data-part=keep]")
    officer.page.wait_for_selector(".toast button")
    officer.go("/")
    hands.tap(f"a.row:has-text('{home.head.name}')")
    officer.page.wait_for_selector("[data-part=unchanged]")
    assert officer.page.is_checked("[name=met][value=spouse]")


def test_without_the_list_today_says_what_to_do(transactional_db, june, cast, tree, phone):
    officer = phone(language="en-GB")
    assert "not on this phone yet" in officer.text
    assert officer.page.locator("[data-part=fetch]").is_visible()
