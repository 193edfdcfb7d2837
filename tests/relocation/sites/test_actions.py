from datetime import date

import pytest

from laborers.journeys import end_placement
from relocation.channels import actions as channels
from relocation.sites import actions, queries
from relocation.sites.models import Site, WelfarePost, Workshop
from tests.factories.relocation import PROPOSED, make_accepted, make_post, make_proposal, make_site, make_workshop
from xundian.kit.errors import Conflict, DomainError, Invalid, Stale

DAY = date(2026, 3, 20)


def counts(row):
    found = queries.with_free(type(row).objects.all()).get(pk=row.pk)
    return found.taken, found.free, found.promised


def test_a_site_lies_in_a_street_and_has_its_name_once(tree):
    site = make_site(tree.township, name="五里岗", phone="0871 6266 0000")
    assert (site.division, site.phone) == (tree.township, "087162660000")
    for division, field in [(tree.county, "division"), (tree.village, "division"), (tree.township, "name")]:
        with pytest.raises(Invalid) as refusal:
            make_site(division, name="五里岗")
        assert refusal.value.field == field
    assert make_site(tree.other_township, name="五里岗").name == "五里岗"


@pytest.mark.parametrize(
    ("add", "values", "field"),
    [
        (make_workshop, {"occupation": "缝纫"}, "occupation"),
        (make_workshop, {"occupation": ""}, "occupation"),
        (make_post, {"kind": "nonsense"}, "kind"),
    ],
)
def test_words_must_be_in_the_lists(tree, add, values, field):
    site = make_site(tree.township)
    with pytest.raises(Invalid) as refusal:
        add(site, **values)
    assert (refusal.value.field, refusal.value.code) == (field, "unknown_code")
    assert not Workshop.objects.exists()
    assert not WelfarePost.objects.exists()


@pytest.mark.parametrize("add", [make_workshop, make_post])
def test_places_are_promised_taken_and_free_again(tree, add):
    site = make_site(tree.township)
    row = add(site, places=2)
    assert counts(row) == (0, 2, 0)
    make_proposal(site, tree.village, direction="local_post")
    offer, consent = make_accepted(site, tree.village, direction="local_post")
    assert counts(row) == (0, 2, 2)
    placed = channels.place(channel_offer=offer, consent=consent, started_on=PROPOSED, by=None, on=PROPOSED)
    assert counts(row) == (1, 1, 1)
    assert queries.taken(row) == 1
    end_placement(placement=placed.placement, ended_on=DAY, reason="family", by=None, on=DAY)
    assert counts(row) == (0, 2, 1)


def test_places_never_fall_below_the_people_at_work(tree):
    site = make_site(tree.township)
    row = make_workshop(site, places=3)
    offer, consent = make_accepted(site, tree.village, direction="local_post")
    channels.place(channel_offer=offer, consent=consent, started_on=PROPOSED, by=None, on=PROPOSED)
    edited = actions.edit_workshop(workshop=row, changes={"places": 1}, expected_version=row.version, by=None)
    with pytest.raises(Conflict) as refusal:
        actions.edit_workshop(workshop=row, changes={"places": 0}, expected_version=edited.version, by=None)
    assert refusal.value.code == "places_taken"


def test_only_named_fields_change_and_only_from_the_version_seen(tree):
    site = make_site(tree.township)
    post = make_post(site)
    with pytest.raises(Invalid):
        actions.edit_welfare_post(welfare_post=post, changes={"kind": "care"}, expected_version=1, by=None)
    assert actions.edit_site(site=site, changes={"address": "3栋"}, expected_version=1, by=None).version == 2
    with pytest.raises(Stale):
        actions.edit_site(site=site, changes={"address": "4栋"}, expected_version=1, by=None)
    with pytest.raises(Invalid):
        actions.edit_site(site=site, changes={"phone": "12"}, expected_version=2, by=None)
    assert Site.objects.get().address == "3栋"


@pytest.mark.parametrize("add", [make_workshop, make_post])
def test_what_is_closed_runs_until_its_last_day(tree, add):
    row = actions.close(row=add(make_site(tree.township)), on=DAY, by=None)
    runs = [queries.running_on(type(row).objects.all(), date(2026, 3, day)).exists() for day in (19, 20, 21)]
    assert runs == [True, True, False]
    with pytest.raises(Conflict):
        actions.close(row=row, on=DAY, by=None)


def test_a_client_id_is_used_once(tree):
    site = make_site(tree.township)
    workshop, post = make_workshop(site), make_post(site)
    for again in (
        lambda: make_site(tree.other_township, id=site.pk),
        lambda: make_workshop(site, id=workshop.pk),
        lambda: make_post(site, id=post.pk),
    ):
        with pytest.raises(DomainError) as refusal:
            again()
        assert refusal.value.code == "id_reused"


@pytest.mark.parametrize(
    ("add", "values", "field", "code"),
    [
        (make_workshop, {"recognised_until": DAY}, "recognised_until", "ends_before_beginning"),
        (make_workshop, {"recognised_on": DAY, "recognised_until": date(2026, 3, 19)}, "recognised_until",
         "ends_before_beginning"),
        (make_post, {"term_months": 0}, "term_months", "welfare_term"),
        (make_post, {"term_months": 121}, "term_months", "welfare_term"),
    ],
)  # fmt: skip
def test_a_recognition_ends_later_and_a_term_has_months(tree, add, values, field, code):
    site = make_site(tree.township)
    with pytest.raises(Invalid) as refusal:
        add(site, **values)
    assert (refusal.value.field, refusal.value.code) == (field, code)
    row = add(site)
    edit = actions.edit_workshop if add is make_workshop else actions.edit_welfare_post
    name = "workshop" if add is make_workshop else "welfare_post"
    with pytest.raises(Invalid):
        edit(**{name: row}, changes=values, expected_version=row.version, by=None)
    assert row.reread().version == 1


def test_recognition_technicians_and_term_are_kept(tree):
    site = make_site(tree.township)
    workshop = make_workshop(site, recognised_on=DAY, recognised_until=DAY, technicians=2)
    post = make_post(site, term_months=120)
    assert (workshop.recognised_until, workshop.technicians, post.term_months) == (DAY, 2, 120)
    changed = actions.edit_workshop(workshop=workshop, changes={"technicians": 3}, expected_version=1, by=None)
    assert changed.technicians == 3


def test_of_whom_a_workshop_took_in_it_counts_those_who_come_first(tree):
    site = make_site(tree.township)
    workshop = make_workshop(site, places=5)
    for category in ("registered_poor", ""):
        row, consent = make_accepted(site, tree.village, direction="local_post")
        type(row.household).objects.filter(pk=row.household_id).update(category=category)
        channels.place(channel_offer=row, consent=consent, started_on=PROPOSED, by=None, on=PROPOSED)
    found = queries.with_free(Workshop.objects.all()).get()
    assert (found, found.taken, found.supported, found.free) == (workshop, 2, 1, 3)
