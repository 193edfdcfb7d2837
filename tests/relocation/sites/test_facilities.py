from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from relocation.households.actions import move_in
from relocation.sites import actions, queries, rules
from relocation.sites.models import Facility, Observation, Site
from tests.factories.registry import make_dependant
from tests.factories.relocation import MOVED, make_relocated, make_site
from tests.factories.sites import SEEN, make_building, make_facility, make_family, make_homes, make_observation
from xundian.kit.errors import Conflict, Invalid

PUBLISHED = {"published_residents": 9211, "published_source": "W2.2"}


@pytest.fixture
def site(tree):
    return make_site(tree.township)


def figures(site, on=SEEN):
    return queries.figures(queries.sites_with_people(Site.objects.filter(pk=site.pk)).get(), on)


def test_published_figures_stand_apart_from_what_is_recorded(site, tree):
    actions.edit_site(site=site, changes=PUBLISHED, expected_version=None, by=None)
    for kind, count in (("kindergarten", 4), ("clinic", 2)):
        actions.add_facility(site=site, kind=kind, count=count, source="W2.2", by=None)
    make_facility(site, "clinic", capacity=30)
    make_facility(site, "clinic", capacity=None)
    make_family_home(site, tree, 2)
    own, published = figures(site)
    assert (own.basis.source, own.basis.residents) == ("", 2)
    assert [(each.kind, each.count, each.capacity, each.ratio) for each in own.kinds] == [
        ("clinic", 2, 30, Decimal("1000.00"))
    ]
    assert (published.basis.source, published.basis.residents, published.grid_staff) == ("W2.2", 9211, None)
    assert [(each.kind, each.count, each.capacity, each.ratio) for each in published.kinds] == [
        ("kindergarten", 4, None, Decimal("0.43")), ("clinic", 2, None, Decimal("0.22")),
    ]  # fmt: skip


def make_family_home(site, tree, people):
    move_in(
        household=make_family(tree.village, people=people), site=site, building="9", room="1", moved_on=MOVED, by=None
    )


def test_a_figure_of_another_publication_is_not_held_against_these_residents(site):
    actions.edit_site(site=site, changes=PUBLISHED, expected_version=None, by=None)
    make_facility(site, "clinic", source="县志2020")
    found = {each.basis.source: each for each in figures(site)}
    assert set(found) == {"", "W2.2", "县志2020"}
    assert found["县志2020"].kinds[0].ratio is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"published_residents": 9211}, "published_source"),
        ({"published_source": "W2.2"}, "published_residents"),
        ({"published_residents": 0, "published_source": "W2.2"}, "published_residents"),
    ],
)
def test_a_published_number_has_its_publication(site, changes, field):
    with pytest.raises(Invalid) as refusal:
        actions.edit_site(site=site, changes=changes, expected_version=None, by=None)
    assert refusal.value.field == field
    with pytest.raises(IntegrityError, match="site_published_with_source"), transaction.atomic():
        Site.objects.filter(pk=site.pk).update(published_residents=5)


def test_a_closed_facility_counts_to_its_last_day_and_may_come_again(site):
    row = make_facility(site, name="卫生室")
    with pytest.raises(Conflict) as taken:
        make_facility(site, name="卫生室")
    assert taken.value.code == "taken"
    actions.close(row=row, on=SEEN, by=None)
    assert [each.count for each in figures(site)[0].kinds] == [1]
    assert figures(site, SEEN + timedelta(days=1))[0].kinds == []
    make_facility(site, name="卫生室")
    assert Facility.objects.count() == 2


def test_wrong_facilities_are_told_at_once(site):
    with pytest.raises(Invalid) as refusal:
        make_facility(site, "pub", count=0, capacity=0)
    assert set(refusal.value.fields) == {"kind", "count", "capacity"}
    row = make_facility(site)
    with pytest.raises(Invalid) as other:
        actions.edit_facility(facility=row, changes={"source": "W2.2"}, expected_version=None, by=None)
    assert other.value.code == "unexpected_field"


def test_an_inspection_with_shortcomings_names_the_day_and_is_remedied_once(site):
    row = make_observation(site)
    late = row.remedy_by + timedelta(days=1)
    assert not queries.to_remedy(Observation.objects.all(), row.remedy_by).exists()
    assert queries.to_remedy(Observation.objects.all(), late).get() == row
    with pytest.raises(Invalid):
        actions.remedy(observation=row, remedied_on=late, note="", by=None, on=row.remedy_by)
    done = actions.remedy(observation=row, remedied_on=row.remedy_by, note="已装隔音板", by=None, on=late)
    assert not queries.to_remedy(Observation.objects.all(), late).exists()
    with pytest.raises(Conflict) as twice:
        actions.remedy(observation=done, remedied_on=late, note="", by=None, on=late)
    assert twice.value.code == "remedied"


@pytest.mark.parametrize(
    ("kind", "facts", "fields"),
    [
        ("environment", {"subject": "", "finding": "bad", "remedy_by": None}, {"subject", "finding"}),
        ("environment", {"remedy_by": None}, {"remedy_by"}),
        ("environment", {"remedy_by": SEEN - timedelta(days=1)}, {"remedy_by"}),
        ("environment", {"finding": "in_order"}, {"remedy_by"}),
        ("enrolment", {"children": 3, "enrolled": 4}, {"enrolled"}),
        ("enrolment", {"children": None}, {"children"}),
        ("activity", {"subject": " ", "participants": 0}, {"subject", "participants"}),
    ],
)
def test_an_observation_tells_everything_that_is_wrong_with_it(site, kind, facts, fields):
    with pytest.raises(Invalid) as refusal:
        make_observation(site, kind, **facts)
    assert set(refusal.value.fields) == fields
    assert not Observation.objects.exists()


def test_each_kind_tells_its_own_facts_and_no_others(site):
    for kind, facts in (("environment", {"children": 3}), ("mix", {"villages": 3}), ("enrolment", {"subject": "x"})):
        with pytest.raises(Invalid) as refusal:
            make_observation(site, kind, **facts)
        assert refusal.value.code == "unexpected_field"
    with pytest.raises(Invalid):
        make_observation(site, "activity", observed_on=SEEN + timedelta(days=1))


def test_enrolment_is_checked_at_a_school_of_this_site(site, tree):
    school = make_facility(site, "primary_school", name="五里岗小学")
    assert make_observation(site, "enrolment", facility=school).facility == school
    for facility, code in ((make_facility(site), "not_a_school"),
                           (make_facility(make_site(tree.township), "primary_school"), "other_site")):  # fmt: skip
        with pytest.raises(Invalid) as refusal:
            make_observation(site, "enrolment", facility=facility)
        assert refusal.value.code == code


def test_what_was_observed_stays_and_is_corrected_by_one_new_row(site):
    row = make_observation(site, "activity")
    right = make_observation(site, "activity", participants=60, corrects=row)
    assert list(queries.standing(Observation.objects.all())) == [right]
    assert [(each.pk, each.corrected) for each in queries.ledger(Observation.objects.all(), SEEN)] == [
        (right.pk, False), (row.pk, True),
    ]  # fmt: skip
    with pytest.raises(Conflict):
        make_observation(site, "activity", corrects=row)
    with pytest.raises(Invalid):
        make_observation(site, "enrolment", corrects=right)
    for write in (lambda: Observation.objects.filter(pk=row.pk).update(participants=1), row.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()
    row.refresh_from_db()
    assert row.participants == 120


def test_the_mix_is_counted_by_village_and_asks_nobody_for_an_ethnic_group(site, tree):
    homes = make_homes(make_building(site, storeys=2))
    for home, village, people in zip(
        homes, (tree.village, tree.village, tree.far_village), (2, 1, 4), strict=False
    ):  # fmt: skip
        household = make_family(village, people=people)
        move_in(household=household, site=site, home=home, moved_on=MOVED, by=None)
    for _each in range(2):
        make_relocated(site, tree.far_village)
    row = make_observation(site, "mix")
    assert row.origins == [
        {"village": tree.far_village.code, "households": 3, "residents": 4},
        {"village": tree.village.code, "households": 2, "residents": 3},
    ]
    # The second building, written on the doors alone, holds people of one village only.
    assert row.apart == 1
    assert rules.mix(queries.origins(site))["largest"] == 60
    with pytest.raises(Invalid) as refusal:
        make_observation(site, "mix", observed_on=SEEN - timedelta(days=1))
    assert refusal.value.code == "today_only"
    assert not {field.name for field in Observation._meta.fields} & {"ethnic", "ethnic_group", "nationality"}


def test_children_of_school_age_are_counted_from_the_registry(site, tree):
    household = make_relocated(site, tree.village)
    for born, status in (
        (date(2020, 5, 20), "enrolled"), (date(2020, 5, 21), "too_young"), (date(2011, 5, 21), "not_enrolled"),
        (date(2011, 5, 20), "finished"), (date(2015, 1, 1), "unknown"), (date(2015, 1, 1), ""),
    ):  # fmt: skip
        make_dependant(household, birth=born, school_status=status)
    assert queries.school_children(site, SEEN) == {
        "children": 4, "enrolled": 1, "not_enrolled": 1, "unknown": 2
    }  # fmt: skip
