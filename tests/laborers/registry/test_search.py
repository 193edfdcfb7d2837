"""The search box: every true part of a person is found, in each way that the role sees, and nobody outside."""

import pytest
from django.db import connection
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisCase

from laborers.registry import actions, search
from laborers.registry.models import Household, HouseholdWords, Laborer, PersonWords
from laborers.registry.search import bare, find_households, find_people, matched_people
from tests.conftest import SITE_ID
from tests.factories.cast import make_cast, make_tree
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from xundian.accounts.scope import visible_to
from xundian.kit.names import pinyin_of


@pytest.fixture
def home(tree):
    return make_household(
        tree.village, number="XD-0301-0077", group_name="第三村民小组", address="大坡脚12号", phone="087162664455"
    )


@pytest.fixture
def wang(home):
    found = make_laborer(home, name="王小明", phone="13800000021", identity="new")
    Laborer.objects.filter(pk=found.pk).update(identity_hint="9900**********123X")
    return found


def people(user, text):
    return {each.name for each in find_people(visible_to(user, Laborer.objects.all()), text, user)}


def homes(user, text):
    return {each.number for each in find_households(visible_to(user, Household.objects.all()), text, user)}


@pytest.mark.parametrize(
    "typed",
    [
        "王", "小", "明", "王小", "小明", "王小明", " 王小明 ", "wang", "wangxiaoming", "WangXiao", "Wang Xiaoming",
        "xiaoming", "ming", "xiao", "w", "wxm", "xm", "WXM", "XD-0301-0077", "xd-03", "XD", "ｘｄ－0301", "0077",
        "0021", "123x", "123X", "13800000021", "138 0000 0021", "138-0000-0021", "+86 138 0000 0021", "1380000", "第三",
        "三村民", "小组", "王 第三", "wang 0021", "明 0077 小组", "小明，第三", "087162664455", "0871-62664455", "4455",
        "王小明 13800000021",
    ],
)  # fmt: skip
def test_it_finds_a_person_as_people_type(typed, cast, wang):
    for user in (cast.officer, cast.township, cast.county):
        assert people(user, typed) == {"王小明"}, typed
        assert homes(user, typed) == {"XD-0301-0077"}, typed


@pytest.mark.parametrize(
    "typed",
    ["明王", "王小明明", "wangm", "ang", "iaoming", "0022", "021", "23x", "138000000211", "王 第四", "wang 0022",
     "D-0301", "%", "_", "'", "\\", ":*", "' | 'cw", "·", "，", "|", "&", "!", "(", "大坡 王", "\x00", "𠮷"],
)  # fmt: skip
def test_it_finds_nobody_where_a_word_does_not_hold(typed, cast, wang):
    assert people(cast.county, typed) == set(), typed


@pytest.mark.parametrize("typed", ["长" * 5000, "王 " + "x" * 3000, "1" * 2047])
def test_a_word_longer_than_any_kept_finds_nobody_and_breaks_nothing(typed, cast, wang):
    assert list(find_people(Laborer.objects.all(), typed, cast.county)) == []
    assert list(find_households(Household.objects.all(), typed, cast.county)) == []


def test_an_address_leads_to_the_household(cast, wang):
    assert homes(cast.county, "坡脚12") == homes(cast.county, "第三 大坡脚") == {"XD-0301-0077"}


@pytest.mark.parametrize(
    ("written", "typed"), [("三组", "3组"), ("十二组", "12组"), ("二十组", "20组"), ("3组", "3组")]
)
def test_a_group_is_found_by_figures_too(written, typed, cast, tree):
    make_household(tree.village, number="G1", group_name=written)
    assert homes(cast.county, typed) == {"G1"}


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("阿卜杜热合曼·麦麦提依明江", "热合曼·麦麦提"),
        ("阿卜杜热合曼·麦麦提依明江", "曼麦麦"), ("阿卜杜热合曼•麦麦提", "阿卜杜热合曼·麦麦提"),
        ("阿卜杜热合曼·麦麦提", "阿卜杜热合曼 麦麦提"), ("𠮷䶮", "𠮷"), ("𠮷䶮", "䶮"), ("𠮷䶮", "yan"),
        ("尉迟恭", "yuchig"), ("单雄", "shanx"),
        ("吕绿", "lv"), ("吕绿", "lü"), ("O'Neil", "o'n"), ("Ann-Marie", "n-m"), ("王　五", "王五"),
    ],
)  # fmt: skip
def test_rare_and_long_names_are_found(name, typed, cast, tree):
    make_laborer(make_household(tree.village), name=name)
    assert people(cast.officer, typed) == {name}


def test_auditors_and_stations_cannot_probe_digits(cast, wang):
    make_placement(wang, by=cast.officer)
    assert people(cast.auditor, "123X") == people(cast.station, "123X") == set()
    assert people(cast.auditor, "0021") == people(cast.station, "0021") == {"王小明"}
    for typed in ("0077", "XD-0301-0077", "第三", "4455", "087162664455", "王 第三"):
        assert people(cast.station, typed) == set(), typed
    assert people(cast.station, "王 0021") == {"王小明"}


def test_a_leader_could_search_no_telephone(cast, wang):
    for typed in ("0021", "13800000021", "4455", "123X"):
        assert people(cast.leader, typed) == set()
    assert people(cast.leader, "王 0077") == {"王小明"}


def test_a_site_finds_its_residents(cast, wang, home):
    actions.settle_household(household=home, site_id=SITE_ID, by=None)
    assert people(cast.site, "王 123x") == {"王小明"}


def test_nothing_out_of_scope_is_found(cast, wang):
    for typed in ("王", "wxm", "0021", "123X", "XD-0301-0077", "第三"):
        for user in (cast.colleague, cast.stranger, cast.station, cast.site):
            assert people(user, typed) == homes(user, typed) == set()


def test_words_follow_every_change_of_person_and_household(cast, tree, home, wang):
    actions.edit_laborer(
        laborer=wang, changes={"name": "马龙", "phone": "13900000034"}, expected_version=None, by=cast.officer
    )
    actions.edit_household(household=home, changes={"group_name": "上村"}, expected_version=None, by=cast.officer)
    assert people(cast.officer, "malong 0034 上村") == {"马龙"}
    assert people(cast.officer, "王") == people(cast.officer, "第三") == homes(cast.officer, "第三") == set()
    other = make_household(tree.next_village, number="Z9", group_name="老街")
    Laborer.objects.filter(pk=wang.pk).update(household=other, division=other.division)
    assert people(cast.colleague, "马龙 老街") == people(cast.township, "马龙 Z9") == {"马龙"}
    assert people(cast.officer, "马龙") == homes(cast.officer, "马龙") == set()


def test_words_go_with_their_record(cast, tree):
    home = make_household(tree.village)
    assert HouseholdWords.objects.filter(household_id=home.pk).exists()
    home.categories.all().delete()
    home.delete()
    assert not HouseholdWords.objects.exists()


def test_words_of_many_rows_are_made_by_one_statement(cast, tree, home):
    rows = [
        Laborer(
            household=home,
            division=home.division,
            name=f"马{i}",
            pinyin=f"ma{i}",
            initials="m",
            sex="1",
            birth="1990-01-01",
        )
        for i in range(30)
    ]
    Laborer.objects.bulk_create(rows)
    assert PersonWords.objects.filter(household_id=home.pk).count() == 30
    Laborer.objects.filter(household=home).update(phone="13711111111")
    assert len(people(cast.officer, "1111 第三")) == 30


def test_the_person_who_was_found_is_named(cast, tree, home, wang):
    make_laborer(home, name="李花")
    alone = make_household(tree.village, number="A1", group_name="第三村民小组")
    rows = [home, alone]
    named = {
        row.number: [each.name for each in found]
        for row in rows
        for pk, found in matched_people(rows, "小明 第三", cast.officer).items()
        if pk == row.pk
    }
    assert named == {"XD-0301-0077": ["王小明"]}
    assert matched_people(rows, "第三", cast.officer) == {}
    assert matched_people(rows, "小明", cast.colleague) == {}


@pytest.mark.parametrize(("most", "many"), [(0, 0), (0, 9), (1, 1), (1, 9), (2, 2), (1, 2), (4, 4)])
def test_of_many_who_fit_the_same_are_found_as_of_few(most, many, cast, tree, home, wang, monkeypatch):
    make_laborer(home, name="王大")
    make_laborer(make_household(tree.village, number="B1", group_name="王家"), name="李花")
    make_laborer(make_household(tree.other_village, group_name="第三"), name="王远")
    typed = ("王", "第三", "wang", "王 第三", "0077", "XD", "大坡", "王家", "李", "0021", "nobody", "小明 0021")
    few = [(people(cast.county, each), homes(cast.county, each)) for each in typed]
    assert few[0] == ({"王小明", "王大", "李花"}, {"XD-0301-0077", "B1"})
    monkeypatch.setattr(search, "MOST_KEYS", most)
    monkeypatch.setattr(search, "MANY_KEYS", many)
    assert [(people(cast.county, each), homes(cast.county, each)) for each in typed] == few


@pytest.mark.parametrize("size", [3, 30])
def test_a_search_asks_the_same_number_of_questions_at_any_size(size, cast, api, home, django_assert_num_queries):
    for _ in range(size):
        make_laborer(home, name="王小明")
    client = api(cast.county)
    client.get("/api/v1/laborers/")
    for address, questions in (("/api/v1/laborers/", 4), ("/api/v1/households/", 5)):
        with django_assert_num_queries(questions):
            assert client.get(address, {"q": "wang xm", "limit": 50}).status_code == 200


def test_the_words_are_on_no_record_and_in_no_history():
    for model in (Laborer, Household):
        assert not [field.name for field in model._meta.get_fields() if "words" in field.name]


NAMES = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00", exclude_categories=["Cs", "Cn"]), min_size=1, max_size=12
)
CHINESE = st.text(st.sampled_from("王李马张𠮷䶮小明建国·阿依古丽热"), min_size=1, max_size=6)


class TestProperties(HypothesisCase):
    """What is a true part is found; the twins in SQL and Python agree."""

    @classmethod
    def setUpTestData(cls):
        cls.tree = make_tree()
        cls.cast = make_cast(cls.tree, SITE_ID)
        cls.home = make_household(cls.tree.village, group_name="大坡脚三组")

    @given(NAMES)
    @example("Ａ·b C")
    @example("ﬃ\u0300\u3000x")
    def test_the_twins_agree(self, text):
        with connection.cursor() as cursor:
            cursor.execute("SELECT laborers_bare(%s)", [text])
            assert cursor.fetchone()[0] == bare(text)

    @given(NAMES | CHINESE, st.integers(0, 11), st.integers(1, 12))
    def test_every_part_of_a_name_is_found(self, name, start, length):
        person = self._person(name)
        part = bare(name)[start : start + length]
        if part:
            assert self._found(person, part), (name, part)
            assert not self._found(person, part, self.cast.colleague)

    @given(CHINESE, st.data())
    def test_pinyin_from_any_syllable_is_found(self, name, data):
        person = self._person(name)
        syllables = [pinyin_of(each)[0] for each in bare(name)] if pinyin_of(name)[1] else []
        whole = person.pinyin
        if whole and whole == "".join(syllables):
            start = data.draw(st.integers(0, len(syllables) - 1))
            rest = "".join(syllables[start:])
            if rest:
                assert self._found(person, rest[: data.draw(st.integers(1, len(rest)))])

    def _person(self, name):
        pinyin, initials = pinyin_of(name)
        return Laborer.objects.create(
            household=self.home, division=self.home.division, name=name, pinyin=pinyin[:300], initials=initials[:50],
            sex="1", birth="1990-01-01",
        )  # fmt: skip

    def _found(self, person, text, user=None):
        user = user or self.cast.officer
        return find_people(visible_to(user, Laborer.objects.filter(pk=person.pk)), text, user).exists()
