"""Contact points: where migrants find help; the database has no way from one to a person."""

from datetime import date

import pytest

from laborers.visits import actions, trips
from laborers.visits.models import ContactPoint
from tests.factories.employers import make_contact_point
from tests.factories.enterprises import make_enterprise
from tests.factories.placements import KUNMING_XISHAN, SHENZHEN, make_placement
from tests.factories.surveys import make_assessed_laborer
from xundian.kit.errors import Invalid, Stale

ON = date(2026, 6, 20)
CONTACTS = "/api/v1/contact-points/"
BODY = {"name": "联谊会", "kind": "association", "destination": KUNMING_XISHAN, "phone": "12348",
        "valid_from": "2026-01-01", "services": ["wages"]}  # fmt: skip


def test_no_relation_leads_from_it_to_a_person():
    related = {field.related_model._meta.label for field in ContactPoint._meta.get_fields() if field.related_model}
    assert related - {"laborers.ContactPointHistory"} == {"xundian.Division", "laborers.Enterprise"}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"), ({"kind": "party"}, "kind"), ({"destination": "5301"}, "destination"),
        ({"destination": SHENZHEN}, "destination"), ({"services": ["wages", "votes"]}, "services"),
        ({"phone": "", "address": ""}, "phone"), ({"phone": "123"}, "phone"),
        ({"valid_to": date(2025, 12, 31)}, "valid_to"), ({"hours": "长" * 101}, "hours"), ({"members": []}, "members"),
    ],
)  # fmt: skip
def test_it_names_the_field_that_is_wrong(cast, change, field):
    with pytest.raises(Invalid) as refused:
        make_contact_point(cast.station, **change)
    assert [each[0] for each in refused.value.errors] == [field]


def test_it_is_changed_on_the_version_that_was_seen_and_ended_by_a_day(cast):
    point = make_contact_point(cast.station)
    changed = actions.edit_contact_point(point=point, changes={"valid_to": ON}, expected_version=1, by=cast.county)
    assert (changed.valid_to, changed.version) == (ON, 2)
    with pytest.raises(Stale):
        actions.edit_contact_point(point=point, changes={"hours": "x"}, expected_version=1, by=cast.county)
    with pytest.raises(Invalid):
        actions.edit_contact_point(point=point, changes={"destination": SHENZHEN}, expected_version=2, by=cast.station)
    assert list(trips.live_points(ON)) == [changed]
    assert list(trips.live_points(date(2026, 6, 21))) == []


def test_a_migrant_is_shown_the_own_employers_then_the_districts_then_the_citys(cast, tree):
    firm = make_enterprise(tree.county, destination=KUNMING_XISHAN)
    placement = make_placement(
        make_assessed_laborer(tree.village), by=cast.county, enterprise=firm, destination=KUNMING_XISHAN
    )
    make_contact_point(cast.county, name="丙城", destination="530111")
    make_contact_point(cast.county, name="乙区")
    make_contact_point(cast.county, name="甲厂", enterprise=firm)
    make_contact_point(cast.county, name="另厂", enterprise=make_enterprise(tree.county, name="另厂"))
    make_contact_point(cast.county, name="远", destination=SHENZHEN)
    make_contact_point(cast.county, name="止", valid_to=date(2026, 6, 19))
    make_contact_point(cast.stranger, name="外县")
    assert [point.name for point in trips.points_for(placement, ON)] == ["甲厂", "乙区", "丙城"]


def test_everyone_reads_county_and_stations_write(api, cast, tree):
    for user in vars(cast).values():
        expected = 201 if user in (cast.county, cast.station, cast.stranger) else 403
        assert api(user).post(CONTACTS, BODY).status_code == expected, user
        assert api(user).get(CONTACTS).status_code == 200
    assert len(api(cast.officer).get(CONTACTS).json()["results"]) == 2
    assert len(api(cast.stranger).get(CONTACTS).json()["results"]) == 1


def test_a_change_needs_its_version_and_a_foreign_one_is_absent(api, cast):
    made = api(cast.station).post(CONTACTS, BODY).json()
    address = f"{CONTACTS}{made['id']}/"
    assert (len(made["service_labels"]), made["destination_label"]) == (1, KUNMING_XISHAN)
    assert api(cast.county).patch(address, {"hours": "9–17"}).status_code == 428
    assert api(cast.county).patch(address, {"hours": "9–17"}, HTTP_IF_MATCH='"1"').json()["version"] == 2
    assert api(cast.stranger).patch(address, {"hours": "9–17"}, HTTP_IF_MATCH='"2"').status_code == 404


def test_the_list_costs_the_same_at_any_size(api, cast, django_assert_max_num_queries):
    counts = []
    for number in (3, 27):
        for _each in range(number):
            make_contact_point(cast.county)
        client = api(cast.officer)
        client.get(CONTACTS)
        with django_assert_max_num_queries(8) as seen:
            client.get(CONTACTS)
        counts.append(len(seen))
    assert counts[0] == counts[1]
