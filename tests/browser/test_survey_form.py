"""The household form by hand in a real browser: a village officer with a phone, with and without script."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe

from laborers.surveys import actions
from laborers.surveys import queries as surveys
from laborers.surveys.models import AssessmentPolicy, SurveyForm, SurveyResponse
from tests.browser.conftest import DESKTOP
from tests.browser.test_pages_hold import NARROW, too_wide
from tests.factories.codes import load_shipped
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_policy, make_response, make_round
from xundian.codes.rules import make_identity

pytestmark = pytest.mark.browser
NUMBER = make_identity(birth=date(1990, 5, 6), sex="2", serial=31)


@pytest.fixture
def home(county):
    """A household of three: one asked last year, one never, one too young; a neighbour with somebody left."""
    load_shipped()
    make_round(county.tree.county, 2026)
    home = make_household(county.tree.village, number="DEMO-1", group_name="一组")
    head = make_laborer(home, name="杨朝阳", relation="02", birth=date(1980, 1, 1))
    make_laborer(home, name="杨小芳", relation="32", sex="2", birth=date(2004, 3, 3))
    make_response(
        head, on=date(2025, 4, 5), status="04", place="330782", place_text="浙江省金华市义乌市", months=8,
        wage_fen=380000, employer="某制衣厂",
    )  # fmt: skip
    neighbour = make_household(county.tree.village, number="DEMO-2", group_name="一组")
    make_laborer(neighbour, name="孙成贵", relation="02")
    return home


def amiss(window):
    return [
        (each["id"], [node["html"] for node in each["nodes"]]) for each in Axe().run(window.page).response["violations"]
    ]


def choose(officer, person, mode):
    officer.page.check(f"input[name='m_{person.pk}_mode'][value='{mode}']")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_household_is_surveyed_from_the_list_to_the_next_one(home, county, visitor, script):
    officer = visitor("officer", language="en-GB", java_script_enabled=script)
    officer.tap("header nav a:has-text('Survey')")
    officer.tap("main a.row:has-text('杨朝阳')")
    head, daughter = home.laborers.order_by("birth")
    choose(officer, head, "last")
    choose(officer, daughter, "answer")
    officer.page.check(f"input[name='m_{daughter.pk}_status'][value='04']")
    officer.page.fill(f"[id='{daughter.pk}.months']", "5")
    officer.tap("main form > p button.main")
    assert "Months of work are given, but no place. Ask where." in officer.text
    officer.page.click("section.warn a.plain")
    officer.page.select_option(f"[id='{daughter.pk}.place_province']", "浙江省")
    officer.page.fill(f"[id='{daughter.pk}.place_county']", "义乌市")
    officer.tap("main form > p button.main")
    assert "Recorded as last time" in officer.text
    officer.tap("main a.main:has-text('Next household')")
    assert officer.page.inner_text("h1").split()[0] in ("王小红", "马成龙", "孙成贵")
    told = surveys.last_answers([head.pk, daughter.pk])
    assert (told[head.pk].employer, told[daughter.pk].place) == ("某制衣厂", "330782")
    assert SurveyForm.objects.count() == 1


def test_a_mistake_takes_the_focus_and_leads_to_its_field(home, county, visitor):
    officer = visitor("officer", language="en-GB")
    officer.open(f"/households/{home.pk}/survey/")
    head = home.laborers.get(relation="02")
    choose(officer, head, "answer")
    officer.page.fill(f"[id='{head.pk}.months']", "thirteen")
    officer.page.fill(f"[id='{head.pk}.employer']", "新厂")
    officer.tap("main form > p button.main")
    assert officer.page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    assert officer.page.title().startswith("Error:")
    officer.page.click("[role=alert] a")
    assert officer.page.evaluate("document.activeElement.id") == f"{head.pk}.months"
    assert officer.page.input_value(f"[id='{head.pk}.months']") == "thirteen"
    assert officer.page.input_value(f"[id='{head.pk}.employer']") == "新厂"
    assert not SurveyForm.objects.exists()


def test_answers_open_only_for_who_is_asked(home, county, visitor):
    officer = visitor("officer", language="en-GB")
    officer.open(f"/households/{home.pk}/survey/")
    head = home.laborers.get(relation="02")
    field = officer.page.locator(f"[id='{head.pk}.months']")
    assert not field.is_visible()
    choose(officer, head, "answer")
    assert field.is_visible()
    choose(officer, head, "last")
    assert not field.is_visible()


def test_somebody_known_elsewhere_is_set_aside_and_the_page_gives_no_hint(home, county, visitor):
    far = make_household(county.tree.far_village)
    make_laborer(far, name="金丝雀", identity=NUMBER, sex="2", birth=date(1990, 5, 6))
    officer = visitor("officer", language="en-GB")
    officer.open(f"/households/{home.pk}/survey/")
    officer.page.click("summary:has-text('Add somebody who is missing')")
    for name, text in (("name", "赵六"), ("identity", NUMBER), ("phone", "13900000000")):
        officer.page.fill(f"[id='new-0.{name}']", text)
    officer.page.check("input[name='n_0_status'][value='02']")
    officer.tap("main form > p button.main")
    assert "Set aside for the township to check" in officer.text
    assert not [hint for hint in ("金丝雀", county.tree.far_village.name) if hint in officer.text]
    assert not SurveyResponse.objects.filter(round__year=2026, laborer__name="赵六").exists()


@pytest.fixture
def pages(home, county):
    """[(role, address)] of every page of the survey and of the assessment at the desk."""
    make_policy(county.tree.county, valid_from=date(2026, 6, 1), away_min_education="60")
    person = make_laborer(home, name="李慧")
    make_response(person, on=date(2026, 6, 1))
    policy = AssessmentPolicy.objects.get(valid_to=None)
    waits = actions.start_preview(division=county.tree.county, by=county.cast.county, on=county.on, policy=policy)
    run = actions.start_preview(division=county.tree.township, by=county.cast.county, on=county.on)
    actions.preview_changes(reassessment=run, at=county.cast.county.date_joined)
    round = make_round(county.tree.county, 2026)
    actions.assess_division(division=county.tree.village, by=None, on=county.on)
    desk, names = f"/desk/rounds/{round.pk}/", f"?place={county.tree.village.code}"
    return [
        ("officer", "/survey/"), ("officer", f"/households/{home.pk}/survey/"), ("county", "/survey/"),
        ("county", "/desk/rounds/"), ("county", desk), ("county", desk + names), ("officer", desk),
        ("county", "/desk/thresholds/"), ("county", "/desk/reassessments/"),
        ("county", f"/desk/reassessments/{run.pk}/"), ("county", f"/desk/reassessments/{waits.pk}/?still=1"),
        ("county", f"/desk/assessments/{person.pk}/"), ("officer", f"/desk/assessments/{person.pk}/"),
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["zh-CN", "en-GB"])
@pytest.mark.parametrize("size", [NARROW, DESKTOP], ids=["narrow", "desktop"])
def test_the_pages_hold_for_eyes_and_ears(pages, visitor, language, size):
    windows = {}
    for role, address in pages:
        window = windows.setdefault(role, None) or visitor(role, size=size, language=language)
        windows[role] = window
        window.noise.clear()
        assert window.open(address) == 200
        window.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        window.page.evaluate("document.querySelectorAll('input[value=answer]').forEach(each => each.checked = true)")
        assert (amiss(window), too_wide(window), window.noise) == ([], [], []), address


def test_the_form_holds_with_the_largest_letters_and_its_targets_fit_a_thumb(home, visitor):
    officer = visitor("officer", size=NARROW)
    officer.tap(".sizes button.largest")
    officer.open(f"/households/{home.pk}/survey/")
    officer.page.evaluate("document.querySelectorAll('input[value=answer]').forEach(each => each.checked = true)")
    assert too_wide(officer) == []
    small = officer.page.evaluate(
        """() => [...document.querySelectorAll('main button, main .chips label, main input[type=text], main select')]
        .filter(each => each.getBoundingClientRect().height > 0 && each.getBoundingClientRect().height < 44)
        .map(each => each.outerHTML.slice(0, 90))"""
    )
    assert small == []
