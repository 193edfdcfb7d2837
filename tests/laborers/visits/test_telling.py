"""What visits are told: changes, news with the migrant's consent, what is asked first, and a visit taken back."""

import uuid
from datetime import date

import pytest

from laborers import journeys
from laborers.difficulties.models import Difficulty
from laborers.placements import actions as placements
from laborers.placements.models import Consent
from laborers.visits import actions
from laborers.visits.models import News, ReportedChange, Visit
from tests.factories.difficulties import load_deadlines, make_difficulty
from tests.factories.placements import make_placement
from tests.factories.registry import make_dependant, make_household, make_laborer
from tests.factories.visits import make_visit, noon
from xundian.kit.errors import Conflict, Forbidden, Invalid, MoveRefused
from xundian.kit.models import OutboxMessage

DAY, LATER = date(2026, 6, 1), date(2026, 6, 20)
FIELD = {"kind": "field_half_year"}


@pytest.fixture
def placement(cast, tree):
    """At work in Xishan of Kunming, where the cast's station is."""
    load_deadlines()
    return make_placement(make_laborer(make_household(tree.village), name="马建国"), by=cast.officer)


@pytest.fixture
def migrant(placement):
    return placement.laborer


@pytest.fixture
def home(placement):
    return placement.household


def at_home(home, by, day=DAY, **content):
    return make_visit(home, day, by, **content)[0]


def in_the_field(migrant, by, day=DAY, **content):
    return make_visit(migrant.household, day, by, **FIELD, laborer=migrant, **content)[0]


def agree(migrant, by, on=date(2026, 5, 1)):
    return placements.give_consent(
        laborer=migrant, purpose="news", text_version="news_2026_1", language="zh-hans", by=by, on=on
    )  # fmt: skip


def told(migrant, text="奶奶身体好"):
    return [{"laborer": str(migrant.pk), "text": text}]


def refusal_of(error, call):
    with pytest.raises(error) as refusal:
        call()
    return refusal.value.errors[0][:2] if refusal.value.errors else refusal.value.code


# --- changes ---


def test_changes_are_kept_with_the_visit_and_wait(cast, home, migrant):
    child = make_dependant(home, name="小花")
    mine = uuid.uuid4()
    changes = [
        {"id": mine, "laborer": migrant.pk, "kind": "changed_work", "detail": {"place": "same", "wage_yuan": 5200}},
        {"dependant": str(child.pk), "kind": "graduated", "detail": {"since": "2026-06-01", "text": ""}},
    ]
    visit = at_home(home, cast.officer, changes=changes)
    first, second = ReportedChange.objects.filter(visit=visit).order_by("kind")
    assert (first.pk, first.person, first.state, first.detail["place"]) == (mine, migrant, "open", "same")
    assert (second.person, second.detail) == (child, {"since": "2026-06-01"})


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"kind": "graduated"}, ("changes.0.kind", "unknown")),
        ({"kind": "came_home", "detail": {"employer": "厂"}}, ("changes.0.detail.employer", "unknown_question")),
        ({"kind": "went_out", "detail": {"place": "mars"}}, ("changes.0.detail.place", "unknown_answer")),
        ({"kind": "went_out", "detail": {"wage_yuan": "many"}}, ("changes.0.detail.wage_yuan", "not_a_number")),
        ({"kind": "came_home", "detail": {"since": "yesterday"}}, ("changes.0.detail.since", "bad_day")),
        ({"kind": "other"}, ("changes.0.detail.text", "required")),
        ({"kind": "other", "detail": {"text": "x" * 201}}, ("changes.0.detail.text", "max_length")),
        ({"kind": "other", "laborer": None}, ("changes.0.laborer", "one_person")),
        ({"kind": "other", "laborer": uuid.UUID(int=7)}, ("changes.0.laborer", "foreign")),
    ],
)
def test_a_wrong_change_is_named_and_nothing_is_written(cast, home, migrant, change, problem):
    change = {"laborer": migrant.pk} | change
    assert refusal_of(Invalid, lambda: at_home(home, cast.officer, changes=[change])) == problem
    assert not Visit.objects.exists()


def test_a_change_is_set_aside_once_and_with_a_note(cast, home, migrant):
    at_home(home, cast.officer, changes=[{"laborer": migrant.pk, "kind": "came_home"}])
    change = ReportedChange.objects.get()

    def dismiss(note):
        return actions.settle_change(change=change, to="dismissed", by=cast.officer, on=DAY, note=note)

    assert refusal_of(Invalid, lambda: dismiss(" ")) == ("note", "required")
    assert dismiss("只是回来过节").settled_by == cast.officer
    with pytest.raises(MoveRefused):
        dismiss("再次")


# --- news ---


def test_news_waits_with_the_migrant_s_consent_and_is_withheld_without(cast, home, migrant):
    at_home(home, cast.officer, news=told(migrant))
    news = News.objects.get()
    assert (news.direction, news.state, news.destination) == ("to_migrant", "withheld", "530112")
    agree(migrant, cast.officer, on=LATER)
    assert actions.settle_news(on=LATER) == 1
    assert News.objects.get().state == "waiting"
    consent = Consent.objects.get(purpose="news")
    placements.withdraw_consent(consent=consent, on=LATER, by=cast.officer)
    actions.settle_news(on=LATER, households=[home.pk])
    assert News.objects.get().state == "withheld"


def test_what_the_family_does_not_want_told_stays_withheld(cast, home, migrant):
    agree(migrant, cast.officer)
    at_home(home, cast.officer, news=told(migrant), findings={"news_to_migrant": "no"})
    assert (News.objects.get().agreed, News.objects.get().state) == (False, "withheld")


def test_the_migrant_s_own_words_at_the_field_visit_are_a_consent_or_its_end(cast, home, migrant):
    in_the_field(migrant, cast.station, findings={"news_wanted": "yes"}, news=[{"text": "加薪了"}])
    consent = Consent.objects.get(purpose="news")
    assert (consent.laborer, consent.given_on, consent.withdrawn_on) == (migrant, DAY, None)
    news = News.objects.get()
    assert (news.direction, news.laborer, news.state) == ("to_family", migrant, "waiting")
    in_the_field(migrant, cast.station, findings={"news_wanted": "yes"})
    assert Consent.objects.filter(purpose="news").count() == 1
    in_the_field(migrant, cast.station, day=LATER, findings={"news_wanted": "no"})
    assert Consent.objects.get(purpose="news").withdrawn_on == LATER
    assert News.objects.get().state == "withheld"


def test_news_is_told_at_the_next_visit_of_the_other_side_once(cast, home, migrant):
    agree(migrant, cast.officer)
    at_home(home, cast.officer, news=told(migrant))
    news = News.objects.get()
    first = journeys.questions_first(
        household=home, laborer=migrant, kind="field_half_year", on=LATER
    )  # fmt: skip
    assert (first.news, first.withheld) == ([news], 0)
    telling = [{"news": str(news.pk), "how": "in_person"}]
    visit = in_the_field(migrant, cast.station, day=LATER, told=telling)
    news.refresh_from_db()
    assert (news.state, news.told_on, news.told_by, news.told_at_visit) == ("told", LATER, cast.station, visit)
    at_home(home, cast.officer, day=LATER, told=telling)
    assert News.objects.get().told_by == cast.station
    with pytest.raises(MoveRefused):
        actions.tell_news(news=news, how="phone", by=cast.officer, on=LATER)


def test_withheld_news_is_not_told(cast, home, migrant):
    at_home(home, cast.officer, news=told(migrant))
    news = News.objects.get()
    with pytest.raises(MoveRefused):
        actions.tell_news(news=news, how="phone", by=cast.officer, on=DAY)
    assert refusal_of(
        Invalid, lambda: actions.tell_news(news=news, how="neighbour", by=cast.officer, on=DAY)
    ) == ("how", "unknown")  # fmt: skip
    first = journeys.questions_first(household=home, laborer=migrant, kind="field_half_year", on=DAY)
    assert (first.news, first.withheld) == ([], 1)


@pytest.mark.parametrize(
    ("news", "problem"),
    [
        ([{"text": " "}], ("news.0.text", "required")),
        ([{"text": "x" * 301}], ("news.0.text", "max_length")),
        ([{"text": "x"}], ("news.0.laborer", "foreign")),
        ([{"text": "x", "laborer": uuid.UUID(int=9)}], ("news.0.laborer", "foreign")),
    ],
)
def test_wrong_news_is_named_and_nothing_is_written(cast, home, news, problem):
    assert refusal_of(Invalid, lambda: at_home(home, cast.officer, news=news)) == problem
    assert not Visit.objects.exists()


def test_the_officers_of_the_other_side_hear_that_news_waits_and_not_what(cast, home, migrant):
    agree(migrant, cast.officer)
    at_home(home, cast.officer, news=told(migrant))
    posted = [row.payload for row in OutboxMessage.objects.all() if row.payload.get("kind") == "news_waiting"]
    assert [row["user_id"] for row in posted] == [str(cast.station.pk)]
    assert posted[0]["values"] == {"count": 1}
    in_the_field(migrant, cast.station, news=[{"text": "很好"}])
    posted = [row.payload for row in OutboxMessage.objects.all() if row.payload.get("kind") == "news_waiting"]
    assert str(cast.officer.pk) in {row["user_id"] for row in posted}


def test_told_and_asked_name_rows_of_the_household(cast, home):
    for name, row in (("told", {"news": uuid.uuid4(), "how": "phone"}), ("asked", {"difficulty": uuid.uuid4()})):
        extra = {"answer": "same"} if name == "asked" else {}
        assert refusal_of(Invalid, lambda: at_home(home, cast.officer, **{name: [row | extra]})) == (name, "foreign")  # noqa: B023
    assert not Visit.objects.exists()


# --- what one side told is asked first on the other ---


def test_a_difficulty_of_home_is_asked_first_in_the_field_and_the_answer_travels_back(cast, home, migrant):
    agree(migrant, cast.officer)
    trouble = make_difficulty(home, cast.officer, kind="elder_care", on=DAY)
    first = journeys.questions_first(
        household=home, laborer=migrant, kind="field_half_year", on=LATER
    )  # fmt: skip
    assert first.difficulties == [trouble]
    mine = make_difficulty(home, cast.officer, laborer=migrant, kind="schooling", on=DAY)
    first = journeys.questions_first(
        household=home, laborer=migrant, kind="field_half_year", on=LATER
    )  # fmt: skip
    assert set(first.difficulties) == {mine, trouble}
    asked = [{"difficulty": str(mine.pk), "answer": "better", "note": "已联系学校"}]
    in_the_field(migrant, cast.station, day=LATER, asked=asked)
    assert Difficulty.objects.get(pk=mine.pk).state == "working"
    back = News.objects.get()
    assert (back.direction, back.state, "已联系学校" in back.text) == ("to_family", "waiting", True)
    assert journeys.questions_first(household=home, kind="household_monthly", on=LATER).news == [back]
    assert Difficulty.objects.get(pk=trouble.pk).state == "open"
    in_the_field(
        migrant, cast.station, day=LATER, asked=[{"difficulty": trouble.pk, "answer": "solved", "note": "好了"}]
    )
    assert Difficulty.objects.get(pk=trouble.pk).state == "confirmed"


def test_what_the_migrant_told_is_asked_at_home_only_with_his_consent(cast, home, migrant):
    in_the_field(migrant, cast.station, difficulties=[{"kind": "wage_arrears", "description": "欠薪"}])
    owed = Difficulty.objects.get()

    def asked_at_home():
        return journeys.questions_first(household=home, kind="household_monthly", on=LATER)

    assert asked_at_home().difficulties == []
    agree(migrant, cast.officer)
    assert asked_at_home().difficulties == [owed]


def test_a_confidential_matter_is_never_asked_on_the_other_side(cast, home, migrant):
    agree(migrant, cast.officer)
    make_difficulty(home, cast.officer, laborer=migrant, kind="domestic_violence", on=DAY)
    first = journeys.questions_first(household=home, laborer=migrant, kind="field_half_year", on=LATER)
    assert first.difficulties == []


def test_a_difficulty_may_be_another_person_s_of_the_household(cast, home, migrant):
    described = {"kind": "health", "description": "腰痛"}
    at_home(home, cast.officer, difficulties=[described | {"laborer": str(migrant.pk)}])
    assert Difficulty.objects.get().laborer == migrant
    wrong = [described | {"laborer": uuid.uuid4()}]
    problem = refusal_of(Invalid, lambda: at_home(home, cast.officer, difficulties=wrong))
    assert problem == ("difficulties.0.laborer", "foreign")


# --- a visit entered by mistake ---


def test_a_visit_taken_back_takes_along_what_nobody_has_taken_up(cast, home, migrant):
    agree(migrant, cast.officer)
    actions.plan(on=DAY)
    before = at_home(home, cast.officer, day=date(2026, 5, 2), news=told(migrant, "先前"))
    earlier = News.objects.get(visit=before)
    mistake = in_the_field(
        migrant, cast.station, told=[{"news": earlier.pk, "how": "phone"}], news=[{"text": "很好"}],
        changes=[{"laborer": migrant.pk, "kind": "lost_work"}],
        difficulties=[{"kind": "wage_arrears", "description": "欠薪"}],
    )  # fmt: skip
    plan = mistake.plan
    plan.refresh_from_db()
    assert plan.state == "done"
    back = in_the_field(migrant, cast.station, corrects=mistake, outcome="withdrawn")
    plan.refresh_from_db()
    assert (back.plan, plan.state, plan.done_on, plan.entered_on) == (plan, "planned", None, None)
    assert ReportedChange.objects.get().state == "dismissed"
    assert {(row.visit, row.state) for row in News.objects.all()} == {(before, "waiting"), (mistake, "withheld")}
    assert Difficulty.objects.get().state == "resolved"


def test_only_whoever_entered_it_takes_it_back_and_only_what_is_named(cast, home):
    visit = at_home(home, cast.officer)
    with pytest.raises(Forbidden):
        at_home(home, cast.township, corrects=visit, outcome="withdrawn")
    assert refusal_of(Invalid, lambda: at_home(home, cast.officer, outcome="withdrawn")) == ("corrects", "required")
    at_home(home, cast.officer, corrects=visit, outcome="withdrawn")
    again = refusal_of(Conflict, lambda: at_home(home, cast.officer, corrects=visit, outcome="withdrawn"))
    assert again == ("corrects", "corrected")


def test_a_repeat_brings_nothing_up_twice(cast, home, migrant):
    content = {"id": uuid.uuid4(), "news": told(migrant), "changes": [{"laborer": migrant.pk, "kind": "came_home"}]}
    assert at_home(home, cast.officer, **content) == at_home(home, cast.officer, **content, at=noon(LATER))
    assert (News.objects.count(), ReportedChange.objects.count()) == (1, 1)
