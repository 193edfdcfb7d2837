"""A household's form: everybody at once, all or nothing, each only as often as it was sent."""

import uuid
from datetime import date

import pytest

from laborers.registry.models import Laborer, Transfer
from laborers.surveys import actions, queries
from laborers.surveys.models import SurveyForm, SurveyResponse
from tests.factories.codes import load_shipped
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_response, make_round
from xundian.codes.rules import make_identity
from xundian.kit.errors import Conflict, Invalid

ON = date(2026, 6, 20)
FARMS = {"status": "务农", "intention": "none"}
NUMBER = make_identity(birth=date(1990, 5, 6), sex="2", serial=77)


@pytest.fixture
def codes(db):
    load_shipped()


@pytest.fixture
def home(cast, tree, codes):
    return make_household(tree.village, group_name="一组")


@pytest.fixture
def enter(cast, tree, home):
    """Enter a form of `home` on 20 June by the village officer; `members` as (laborer, answers or "last")."""

    def send(*members, by=None, **given):
        people = [
            actions.Member(laborer=who, as_last=True) if said == "last" else actions.Member(laborer=who, answers=said)
            for who, said in members
        ]
        usual = {"id": uuid.uuid4(), "round": make_round(tree.county), "on": ON, "today": ON, "household": home}
        return actions.enter_household(**usual | {"members": people, "by": by or cast.officer} | given)

    return send


def outcomes(form):
    return {each["name"]: each["outcome"] for each in form.results}


def newcomer(answers=FARMS, **person):
    given = {"name": "赵六", "identity": NUMBER, "relation": "10", "phone": "13900000000", "education": "70"}
    return actions.Newcomer(person=given | person, answers=answers)


def wrong(call, *args, **kwargs):
    """{field: code} of a refusal."""
    with pytest.raises(Invalid) as refusal:
        call(*args, **kwargs)
    return {field: code for field, code, _text in refusal.value.errors}


def test_answers_are_read_as_they_are_written(enter, home):
    person = make_laborer(home)
    said = {
        "status": "外出务工", "place_province": "浙江省", "place_city": "金华市", "place_county": "义乌市",
        "employer": "某制衣厂", "months": "8个月", "wage": "3,800.50", "intention": "省外", "training_wish": "电焊工",
        "expected_wage": "6000元", "care_duty": "1", "unemployed_reason": "",
    }  # fmt: skip
    form, created = enter((person, said), surveyor="马老师")
    row = SurveyResponse.objects.get(laborer=person)
    assert created
    assert (row.status, row.place, row.place_text, row.months) == ("04", "330782", "浙江省金华市义乌市", 8)
    assert (row.wage_fen, row.expected_wage_fen, row.care_duty, row.surveyor) == (380050, 600000, True, "马老师")
    assert (row.intention, row.surveyed_on, row.is_profile) == ("out_province", ON, True)
    assert form.results == [
        {"person": str(person.pk), "name": "李强", "outcome": "recorded", "laborer": str(person.pk),
         "response": str(row.pk)}
    ]  # fmt: skip


def test_as_last_time_repeats_everything_and_the_unasked_stay_unasked(enter, home):
    asked, unasked = make_laborer(home, name="甲"), make_laborer(home, name="乙")
    last = make_response(asked, on=date(2025, 3, 1), status="04", place="330782", months=7, wage_fen=400000)
    form, _created = enter((asked, "last"))
    new = SurveyResponse.objects.get(laborer=asked, is_profile=True)
    assert new.pk != last.pk
    for name in actions.ANSWERS:
        assert getattr(new, name) == getattr(last, name)
    assert outcomes(form) == {"甲": "as_last", "乙": "unasked"}
    assert not SurveyResponse.objects.filter(laborer=unasked).exists()


def test_as_last_time_within_the_round_writes_nothing_new(enter, home):
    person = make_laborer(home)
    make_response(person, on=date(2026, 3, 1))
    form, _created = enter((person, "last"))
    assert (outcomes(form), SurveyResponse.objects.count()) == ({"李强": "kept"}, 1)


def test_a_correction_in_the_round_is_the_next_revision(enter, home):
    person = make_laborer(home)
    enter((person, FARMS))
    enter((person, FARMS | {"intention": "in_county"}))
    assert list(SurveyResponse.objects.order_by("revision").values_list("revision", "intention", "is_profile")) == [
        (1, "none", False), (2, "in_county", True),
    ]  # fmt: skip


def test_the_same_form_sent_twice_is_entered_once(enter, home):
    person, key = make_laborer(home), uuid.uuid4()
    first, created = enter((person, FARMS), id=key, newcomers=[newcomer()])
    again, twice = enter((person, FARMS), id=key, newcomers=[newcomer()])
    assert (created, twice, first, first.results) == (True, False, again, again.results)
    assert (SurveyResponse.objects.count(), SurveyForm.objects.count(), home.laborers.count()) == (2, 1, 2)


def test_a_form_of_another_household_is_no_answer_here(enter, home, tree):
    form, _created = enter((make_laborer(home), FARMS))
    other = make_household(tree.village)
    with pytest.raises(Conflict):
        enter((make_laborer(other), FARMS), id=form.pk, household=other)


def test_every_mistake_is_named_at_once_and_nothing_is_kept(enter, home):
    first, second = make_laborer(home), make_laborer(home)
    found = wrong(
        enter,
        (first, {"status": "", "months": "13", "wage": "viel"}),
        (second, {"status": "xx", "months": "halb", "employer": "厂" * 101}),
        newcomers=[newcomer(identity="11010519491231002", name="", birth="gestern", phone="12")],
    )
    assert found == {
        f"{first.pk}.status": "status_missing", f"{first.pk}.months": "months_out_of_year",
        f"{first.pk}.wage": "not_a_number", f"{second.pk}.status": "unknown_word",
        f"{second.pk}.months": "months_not_whole", f"{second.pk}.employer": "too_long", "new-0.name": "name_missing",
        "new-0.identity": "identity_length", "new-0.birth": "not_a_day", "new-0.phone": "phone_format",
    }  # fmt: skip
    assert not SurveyResponse.objects.exists()
    assert not SurveyForm.objects.exists()


def test_it_asks_for_somebody_a_day_of_the_round_and_members_of_this_household(enter, home, tree):
    stranger = make_laborer(make_household(tree.next_village))
    assert wrong(enter) == {"members": "required"}
    assert wrong(enter, (make_laborer(home), FARMS), on=date(2026, 6, 21)) == {"surveyed_on": "in_future"}
    assert wrong(enter, (make_laborer(home), FARMS), on=date(2025, 6, 21)) == {"surveyed_on": "outside_round"}
    assert wrong(enter, (stranger, FARMS)) == {str(stranger.pk): "not_here"}
    unheard = make_laborer(home)
    assert wrong(enter, (unheard, "last")) == {f"{unheard.pk}.as_last": "no_last"}


# --- doubts -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("person", "answers", "field", "code"),
    [
        ({}, {"status": "04", "months": "8"}, "place", "months_without_place"),
        ({}, {"status": "04"}, "place", "away_without_place"),
        ({}, {"status": "04", "place_county": "义乌"}, "months", "place_without_months"),
        ({}, {"status": "04", "place_province": "浙江省", "months": "8"}, "place", "place_too_wide"),
        ({}, {"status": "04", "place_city": "某处", "months": "8"}, "place", "place_unknown"),
        ({}, {"status": "02", "wage": "3"}, "wage", "amount_unit"),
        ({"labour_skill": "none"}, {"status": "06"}, "labour_skill", "no_labour_but_working"),
        ({"birth": date(2012, 1, 1)}, {"status": "07"}, "status", "under_sixteen_working"),
        ({}, {"status": "04", "place_county": "义乌市", "months": "8", "employer": "寻甸某公司"}, "employer",
         "employer_at_home"),
    ],
)  # fmt: skip
def test_what_is_odd_is_asked_once_and_kept_with_its_note(enter, home, person, answers, field, code):
    laborer = make_laborer(home, **person)
    with pytest.raises(actions.Doubtful) as doubtful:
        enter((laborer, answers))
    (doubt,) = doubtful.value.doubts
    assert (doubt["person"], doubt["field"], doubt["code"]) == (str(laborer.pk), field, code)
    assert str(doubt["text"])
    key = (str(laborer.pk), field, code)
    assert wrong(enter, (laborer, answers), stated={key: "  "}) == {f"{laborer.pk}.{field}": code}
    assert not SurveyResponse.objects.exists()
    form, _created = enter((laborer, answers), stated={key: "本人如此说"})
    assert [(each["code"], each["note"]) for each in form.stated] == [(code, "本人如此说")]


def test_what_is_as_last_time_was_judged_last_time(enter, home):
    laborer = make_laborer(home)
    make_response(laborer, on=date(2025, 3, 1), status="04")
    form, _created = enter((laborer, "last"))
    assert outcomes(form) == {"李强": "as_last"}


# --- people who were missing --------------------------------------------------------------------------------------


def test_a_missing_person_is_added_and_answers_in_the_same_form(enter, home):
    form, _created = enter(newcomers=[newcomer()])
    person = home.laborers.get()
    assert (person.name, person.sex, person.birth, person.relation) == ("赵六", "2", date(1990, 5, 6), "10")
    assert outcomes(form) == {"赵六": "registered"}
    assert queries.last_answers([person.pk])[person.pk].status == "02"


def test_who_has_no_number_needs_sex_and_birth_and_a_word_about_it(enter, home):
    assert wrong(enter, newcomers=[newcomer(identity="")]) == {"new-0.identity": "identity_or_birth"}
    born = newcomer(identity="", sex="1", birth="1990-05-06")
    with pytest.raises(actions.Doubtful) as doubtful:
        enter(newcomers=[born])
    assert [each["code"] for each in doubtful.value.doubts] == ["without_number"]
    enter(newcomers=[born], stated={("new-0", "identity", "without_number"): "没有户口"})
    assert home.laborers.get().birth == date(1990, 5, 6)


def test_a_second_head_or_spouse_is_asked_about(enter, home):
    make_laborer(home, relation="02")
    make_laborer(home, relation="12")
    other = make_identity(birth=date(1991, 5, 6), sex="1", serial=78)
    with pytest.raises(actions.Doubtful) as doubtful:
        enter(newcomers=[newcomer(), newcomer(identity=other, relation="02")])
    assert [(each["person"], each["code"]) for each in doubtful.value.doubts] == [
        ("new-0", "second_spouse"), ("new-1", "second_head"),
    ]  # fmt: skip


def test_numbers_must_agree_with_what_is_written_and_stand_once(enter, home):
    assert wrong(enter, newcomers=[newcomer(sex="1", birth="1991-05-06")]) == {
        "new-0.sex": "identity_differs", "new-0.birth": "identity_differs",
    }  # fmt: skip
    assert wrong(enter, newcomers=[newcomer(), newcomer()]) == {"new-1.identity": "identity_twice"}


def test_somebody_known_elsewhere_is_set_aside_without_a_hint(enter, home, tree, cast):
    known = make_laborer(
        make_household(tree.far_village), name="钱七", identity=NUMBER, sex="2", birth=date(1990, 5, 6)
    )
    member = make_laborer(home, name="甲")
    form, _created = enter((member, FARMS), newcomers=[newcomer()])
    assert outcomes(form) == {"甲": "recorded", "赵六": "parked"}
    transfer = Transfer.objects.get()
    assert (transfer.laborer, transfer.to_division, transfer.source) == (known, tree.village, "entry")
    assert (transfer.answers["status"], transfer.profile["name"]) == ("02", "赵六")
    said = str(form.results)
    assert not [hint for hint in ("钱七", str(known.pk), tree.far_village.code, NUMBER[-4:]) if hint in said]
    assert Laborer.objects.count() == 2


def test_somebody_of_the_own_village_is_named_by_household(enter, home, tree):
    neighbour = make_household(tree.village, number="甲乙丙")
    make_laborer(neighbour, identity=NUMBER, sex="2", birth=date(1990, 5, 6))
    with pytest.raises(Invalid) as refusal:
        enter(newcomers=[newcomer()])
    assert [(field, code) for field, code, _text in refusal.value.errors] == [("new-0.identity", "identity_in_village")]
    assert "甲乙丙" in str(refusal.value.errors[0][2])
    make_laborer(home, identity=(other := make_identity(birth=date(1990, 5, 6), sex="2", serial=79)), sex="2",
                 birth=date(1990, 5, 6))  # fmt: skip
    assert wrong(enter, newcomers=[newcomer(identity=other)]) == {"new-0.identity": "identity_here"}
