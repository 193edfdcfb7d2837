"""Recording a change on the household's page: each kind with the fields it needs, refusals, corrections, scope."""

from datetime import date

import pytest
import time_machine

from laborers.registry import actions
from laborers.registry.models import Dependant, Household, HouseholdEvent, Laborer, Transfer
from tests.factories.codes import load_shipped
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from xundian.codes.rules import make_identity
from xundian.pages import changes

ON = date(2026, 6, 20)


@pytest.fixture(autouse=True)
def june():
    with time_machine.travel("2026-06-20T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def home(tree):
    load_shipped()
    return make_household(tree.village, number="H100")


@pytest.fixture
def person(home):
    return make_laborer(home, name="王五")


@pytest.fixture
def send(cast, browse, home):
    client = browse(cast.officer)

    def record(kind, **sent):
        return client.post(f"/households/{home.pk}/changes/{kind}/", {"on": "2026-06-20"} | sent)

    return record


def kinds(home):
    return list(HouseholdEvent.objects.filter(household=home).order_by("id").values_list("kind", flat=True))


@pytest.mark.parametrize("kind", sorted(map(str, changes.FIELDS)))
def test_every_form_opens_and_asks_only_for_what_it_needs(cast, browse, home, person, kind):
    text = browse(cast.officer).get(f"/households/{home.pk}/changes/{kind}/")
    assert text.status_code == 200
    body = text.content.decode()
    asked = {name for name in ("person", "gone", "child", "people", "other", "division") if f'id="{name}"' in body}
    assert asked == {
        name for name in changes.FIELDS[kind] if name in ("person", "gone", "child", "people", "other", "division")
    }


def test_every_form_refuses_nothing_filled_in(send, home, person):
    for kind in changes.FIELDS:
        answer = send(kind)
        assert answer.status_code == 422, kind
        assert 'class="error"' in answer.content.decode(), kind
    assert kinds(home) == []


def test_a_birth_a_death_and_the_correction(cast, browse, send, home, person):
    assert send("birth", name="王小宝").status_code == 302
    assert Dependant.objects.get().birth == ON
    assert send("death", person=str(person.pk)).status_code == 302
    assert Laborer.objects.get().left_reason == "death"
    event = HouseholdEvent.objects.get(kind="death")
    client, path = browse(cast.officer), f"/households/{home.pk}/changes/{event.pk}/correct/"
    assert client.post(path, {"note": ""}).status_code == 422
    assert client.post(path, {"note": "Another person"}).status_code == 302
    assert Laborer.objects.get().left_on is None
    text = client.get(f"/households/{home.pk}/changes/").content.decode()
    assert "Another person" in text
    assert text.count("This was a mistake") == 1


def test_what_was_typed_comes_back_with_the_reason(send, home, person, cast):
    make_placement(make_laborer(home, name="李六"), by=cast.officer)
    away = Laborer.objects.get(name="李六")
    answer = send("went_abroad", person=str(away.pk), on="2026-06-01")
    text = answer.content.decode()
    assert (answer.status_code, "Record its end first" in text) == (422, True)
    assert f'value="{away.pk}" selected' in text
    assert 'value="2026-06-01"' in text
    assert "not come yet" in send("death", person=str(person.pk), on="2026-07-01").content.decode()


def test_a_bride_known_elsewhere_is_set_aside_and_one_of_the_village_is_named(cast, tree, send, home):
    number = make_identity(birth=date(1998, 5, 6), sex="2", serial=7)
    known = make_laborer(
        make_household(tree.far_village), name="周八", sex="2", birth=date(1998, 5, 6), identity=number
    )
    answer = send("marriage_in", name="周八", identity=number, relation="10")
    assert answer.status_code == 302
    assert Transfer.objects.get().to_division == tree.village
    near = make_household(tree.village)
    Laborer.objects.filter(pk=known.pk).update(household=near, division=tree.village)
    text = send("marriage_in", name="周八", identity=number).content.decode()
    assert f"/households/{near.pk}/" in text
    assert send("marriage_in", name="吴九", sex="2", birth="1999-01-01", phone="12345").status_code == 422
    assert send("marriage_in", name="吴九", sex="2", birth="1999-01-01", phone="+86 139 0000 0003").status_code == 302
    assert Laborer.objects.get(name="吴九").phone == "13900000003"


def test_children_grow_up(send, home, cast):
    child = actions.add_dependant(household=home, name="王小宝", kind="child", birth=date(2010, 1, 1), by=cast.officer)
    assert send("graduated", child=str(child.pk)).status_code == 302
    assert send("came_of_age", child=str(child.pk), sex="1").status_code == 302
    assert Laborer.objects.get(name="王小宝").was_dependant == child


def test_households_divide_join_and_move(cast, browse, tree, send, home, person):
    son = make_laborer(home, name="王小五")
    assert send("split", people=[str(son.pk)], number="H101").status_code == 302
    assert Household.objects.get(number="H101").laborers.get() == son
    assert send("join", other="H101").status_code == 302
    assert Laborer.objects.get(pk=son.pk).household == home
    assert send("move", division=tree.far_village.pk).status_code == 302
    assert Transfer.objects.count() == 2
    moved = browse(cast.township).post(
        f"/households/{home.pk}/changes/move/", {"on": "2026-06-20", "division": tree.next_village.pk}
    )
    assert moved.status_code == 302
    assert Household.objects.get(pk=home.pk).division == tree.next_village


def test_scope_and_rights(cast, browse, home, person):
    path = f"/households/{home.pk}/changes/"
    seen = {name: browse(user).get(path).status_code for name, user in vars(cast).items()}
    assert seen == {
        "officer": 200, "colleague": 404, "township": 200, "county": 200, "leader": 403, "station": 403, "site": 404,
        "auditor": 200, "stranger": 404,
    }  # fmt: skip
    assert browse(cast.auditor).get(f"{path}birth/").status_code == 403
    assert "details" not in browse(cast.auditor).get(path).content.decode()
    assert browse(cast.colleague).post(f"{path}birth/", {"name": "x"}).status_code == 404
    assert browse(cast.officer).get(f"{path}burn/").status_code == 404


@pytest.mark.parametrize("size", [3, 25])
def test_the_list_costs_the_same_at_any_length(cast, browse, home, person, size, django_assert_max_num_queries):
    for _number in range(size):
        HouseholdEvent.objects.create(household=home, kind="left", on=ON, laborer=person, other=home, by=cast.officer)
    client = browse(cast.officer)
    client.get(f"/households/{home.pk}/changes/")
    with django_assert_max_num_queries(8):
        client.get(f"/households/{home.pk}/changes/")
