"""The table of columns: who sees which field of a person, as the design has it, and nobody by accident."""

import pytest

from laborers.registry.api.households import DependantSerializer, HouseholdSerializer
from laborers.registry.api.people import ContactSerializer, LaborerDetail, LaborerSerializer, SkillSerializer
from laborers.registry.columns import COLUMNS, columns_for, sees
from tests.factories.registry import make_household, make_laborer
from xundian.accounts.roles import Role

WORKING = {Role.VILLAGE, Role.TOWNSHIP, Role.COUNTY, Role.SITE}
# Keys and versions: how records hang together, no fact about a person.
KEYS = {
    "id", "household", "division", "case", "site_id", "version", "laborer", "merged_into", "ended_on",
}  # fmt: skip


def fields(role, resource):
    return [name for name, _label in columns_for(role, resource)]


@pytest.mark.parametrize("resource", COLUMNS)
def test_a_masked_number_is_for_those_who_work_with_the_person(resource):
    assert {role for role in Role if "identity_hint" in fields(role, resource)} in (set(), WORKING)


@pytest.mark.parametrize("resource", COLUMNS)
def test_leaders_see_no_telephone_no_health_and_no_identity_number(resource):
    assert not {"phone", "health", "identity_hint", "address", "ethnic_group"} & set(fields(Role.LEADER, resource))


def test_stations_see_the_contact_and_the_work():
    assert fields(Role.STATION, "laborers") == ["name", "phone", "stage"]
    assert fields(Role.STATION, "laborer") == ["name", "phone", "stage", "skills"]
    assert fields(Role.STATION, "households") == fields(Role.STATION, "dependants") == []


def test_auditors_see_everything_but_identity_numbers():
    for resource in COLUMNS:
        assert set(COLUMNS[resource]) - set(fields(Role.AUDITOR, resource)) <= {"identity_hint"}


def test_the_ethnic_group_stands_on_the_own_form_only():
    assert [name for name in COLUMNS if "ethnic_group" in COLUMNS[name]] == ["laborer"]


def test_every_column_has_words_and_known_roles():
    words = {role.value for role in Role}
    for columns in COLUMNS.values():
        for label, roles in columns.values():
            assert str(label)
            assert set(roles.split()) <= words


def test_the_words_of_a_code_go_with_the_code():
    assert not sees(Role.LEADER, "laborers", "health_label")
    assert sees(Role.AUDITOR, "laborers", "health_label")
    with pytest.raises(KeyError):
        sees(Role.COUNTY, "laborers", "identity_sealed")


# Stands in the description of the list for stations, whose answer is a ContactSerializer; lists leave it out.
DESCRIBED = {"laborers": {"skills"}}


@pytest.mark.parametrize(
    ("serializer", "resource"),
    [
        (LaborerSerializer, "laborers"), (LaborerDetail, "laborer"), (SkillSerializer, "skills"),
        (HouseholdSerializer, "households"), (DependantSerializer, "dependants"),
    ],
)  # fmt: skip
def test_every_field_of_an_answer_stands_in_the_table(serializer, resource):
    shown = {name.removesuffix("_label") for name in serializer().get_fields()} - KEYS
    assert shown - DESCRIBED.get(resource, set()) <= set(COLUMNS[resource])


def test_what_a_station_is_answered_is_what_the_table_says():
    shown = {name.removesuffix("_label") for name in ContactSerializer().get_fields()}
    assert shown == {"id", *fields(Role.STATION, "laborer")}


@pytest.mark.django_db
def test_a_list_of_people_tells_no_skills_to_who_is_no_station(cast, api, tree):
    make_laborer(make_household(tree.village))
    told = api(cast.county).get("/api/v1/laborers/").json()["results"][0]
    assert "skills" not in told
    assert "phone" in told
