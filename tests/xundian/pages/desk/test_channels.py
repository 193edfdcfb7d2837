"""Employment channels at the desk: every step of an offer by hand, the two ledgers, terms, workshops and posts."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.placements.models import Consent
from relocation.channels import actions
from relocation.channels.models import ChannelOffer, ChannelPolicy
from relocation.sites.models import WelfarePost, Workshop
from tests.conftest import SITE_ID
from tests.factories.channels import make_agreed
from tests.factories.codes import load_shipped
from tests.factories.jobs import make_vacancy
from tests.factories.placements import make_consent
from tests.factories.relocation import (
    PROPOSED,
    make_accepted,
    make_jobless,
    make_post,
    make_proposal,
    make_site,
    make_workshop,
)

DESK = "/desk/"
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def march(client, cast):
    load_shipped()
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    client.force_login(cast.site)
    with time_machine.travel(f"{PROPOSED}T10:00:00+08:00", tick=False):
        yield


@pytest.fixture
def site(tree):
    return make_site(tree.township, id=SITE_ID, name="五里岗")


def address(row, step=""):
    return f"{DESK}channels/{row.pk}/{step}{'/' if step else ''}"


def text(answer):
    return answer.content.decode()


def test_a_workshop_place_is_offered_accepted_begun_with_consent_and_ended_by_hand(client, tree, site):
    workshop = make_workshop(site)
    row = make_proposal(site, tree.village, direction="local_post")
    page = text(client.get(address(row)))
    assert "Has half strength only; light work near home fits." in page
    assert "Another channel fits; these posts are for those whom no other takes." in page
    assert client.post(address(row, "offer"), {}).status_code == 302
    assert client.post(address(row, "accept"), {}).status_code == 302
    begin = {"started_on": str(PROPOSED), "workshop": str(workshop.pk)}
    without = client.post(address(row, "place"), begin)
    assert (without.status_code, ChannelOffer.objects.get().state) == (422, "accepted")
    placed = client.post(address(row, "place"), begin | {"agreed": "1", "language": "彝语"}, follow=True)
    assert placed.status_code == 200
    row.refresh_from_db()
    assert (row.state, row.placement.organised_by, row.placement.employer_name) == ("placed", "workshop", workshop.name)
    assert Consent.objects.get().language == "彝语"
    ended = client.post(address(row, "end"), {"ended_on": str(PROPOSED), "reason": "family"})
    assert ended.status_code == 302
    row.placement.refresh_from_db()
    assert row.placement.ended_on == PROPOSED
    again = client.post(address(row, "end"), {"ended_on": str(PROPOSED), "reason": "family"})
    assert (again.status_code, "This work has ended already." in text(again)) == (422, True)


def test_another_channel_is_chosen_together_and_a_wrong_place_is_refused_in_words(client, tree, site):
    post, row = make_post(site), make_proposal(site, tree.village)
    wrong = client.post(address(row, "offer"), {"channel": "WORKSHOP", "welfare_post": str(post.pk)})
    assert (wrong.status_code, "This place belongs to another channel." in text(wrong)) == (422, True)
    sent = {"channel": "WELFARE", "welfare_post": str(post.pk)}
    page = text(client.post(address(row, "offer"), sent, follow=True))
    row.refresh_from_db()
    assert (row.channel, row.proposed_channel, row.state) == ("WELFARE", "MIGRATION", "offered")
    assert "Proposed channel" in page


def test_a_yes_to_migration_is_led_to_a_real_post_and_placed_without_typing_the_work(client, tree, site, cast):
    vacancy = make_vacancy(tree.county)
    row, _consent = make_accepted(site, tree.village)
    assert vacancy.title in text(client.get(address(row)))
    assert client.post(address(row, "vacancy"), {"vacancy": str(vacancy.pk)}).status_code == 302
    row.refresh_from_db()
    assert row.offer.vacancy == vacancy
    twice = client.post(address(row, "vacancy"), {"vacancy": str(vacancy.pk)})
    assert (twice.status_code, "A post is offered to this person already." in text(twice)) == (422, True)
    agreed, _vacancy, _consent = make_agreed(site, tree.village, tree.county)
    assert "Employer" not in text(client.get(address(agreed))).split("Work begins")[1].split("Record the beginning")[0]
    assert client.post(address(agreed, "place"), {"started_on": str(PROPOSED)}).status_code == 302
    agreed.refresh_from_db()
    assert (agreed.state, agreed.placement.offer) == ("placed", agreed.offer)


def test_migration_by_other_ways_needs_the_work_in_words(client, tree, site):
    row, _consent = make_accepted(site, tree.village)
    sent = {"started_on": str(PROPOSED), "employer_name": "深圳某厂", "occupation": "welding", "wage": "5200"}
    assert client.post(address(row, "place"), sent).status_code == 422
    assert client.post(address(row, "place"), sent | {"wage": "viel", "destination": "440300"}).status_code == 422
    assert client.post(address(row, "place"), sent | {"destination": "440300"}).status_code == 302
    row.refresh_from_db()
    assert (row.placement.destination, row.placement.wage_fen) == ("440300", 520_000)


@pytest.mark.parametrize("step", ["nonsense", "propose"])
def test_only_known_steps_are_taken(client, tree, site, step):
    assert client.post(address(make_proposal(site, tree.village), step)).status_code == 404


def test_the_list_is_narrowed_and_another_site_is_not_there(client, tree, site):
    row = make_proposal(site, tree.village, name="马小花")
    done = make_proposal(site, tree.village, name="李大山")
    actions.decline(channel_offer=done, by=None, on=PROPOSED)
    other = make_proposal(make_site(tree.other_township), tree.village, name="王远方")
    page = text(client.get(f"{DESK}channels/"))
    assert ("马小花" in page, "李大山" in page, "王远方" in page) == (True, False, False)
    assert "李大山" in text(client.get(f"{DESK}channels/?state=declined"))
    assert "马小花" not in text(client.get(f"{DESK}channels/?channel=WELFARE"))
    assert "马小花" in text(client.get(f"{DESK}channels/?q=马小花&site={SITE_ID}"))
    assert "No channel offer was found." in text(client.get(f"{DESK}channels/?state=placed"))
    assert client.get(address(other)).status_code == 404
    assert client.post(address(other, "accept")).status_code == 404
    assert row.state == "proposed"


def test_who_only_reads_sees_no_steps(client, tree, site, cast):
    row = make_proposal(site, tree.village)
    client.force_login(cast.auditor)
    page = client.get(address(row))
    assert (page.status_code, "The person accepts" in text(page)) == (200, False)
    assert client.post(address(row, "accept")).status_code == 403


def test_the_ledger_of_households_without_work_with_help_and_month_ends(client, tree, site):
    make_workshop(site)
    row, consent = make_accepted(site, tree.village, direction="local_post")
    still, _laborer = make_jobless(site, tree.village)
    actions.keep_ledger(on=PROPOSED - DAY)
    actions.place(channel_offer=row, consent=consent, started_on=PROPOSED, by=None, on=PROPOSED)
    actions.keep_ledger(on=PROPOSED)
    page = text(client.get(f"{DESK}households-without-work/"))
    assert (still.number in page, row.household.number in page) == (True, False)
    cleared = text(client.get(f"{DESK}households-without-work/?show=cleared"))
    assert (still.number in cleared, row.household.number in cleared, "Somebody works" in cleared) == (
        False,
        True,
        True,
    )
    assert "Workshop near home · Placed" in cleared
    assert "Found in the month" in cleared
    assert "No household is on this list." in text(client.get(f"{DESK}households-without-work/?show=all&how=left_site"))


def test_the_county_sets_terms_and_all_that_is_wrong_is_told_at_once(client, tree, cast):
    client.force_login(cast.county)
    usual = {
        "answer_days": "10", "rest_days": "20", "enough_school": "70", "low_skill_to_workshop": "1",
        "migration_age_to": "50", "industry_age_to": "55", "welfare_age_from": "18", "welfare_age_to": "60",
        "term_warning_days": "60",
    }  # fmt: skip
    wrong = client.post(f"{DESK}channels/terms/new/", usual | {"answer_days": "zehn", "document": ""})
    assert wrong.status_code == 422
    assert "3 places must be changed" in text(wrong)
    assert not ChannelPolicy.objects.exists()
    sent = usual | {"document": "威府办发〔2026〕3号", "valid_from": str(PROPOSED)}
    assert "威府办发〔2026〕3号" in text(client.post(f"{DESK}channels/terms/new/", sent, follow=True))
    row = ChannelPolicy.objects.get()
    assert (row.county, row.answer_days, row.low_skill_to_workshop) == (tree.county, 10, True)
    client.force_login(cast.site)
    assert "Set new terms" not in text(client.get(f"{DESK}channels/terms/"))
    assert client.post(f"{DESK}channels/terms/new/", sent).status_code == 403


def test_a_workshop_and_a_post_are_added_changed_and_closed(client, tree, site):
    wrong = client.post(f"{DESK}workshops/new/", {"name": "", "places": "x", "wage_fen": ""})
    assert (wrong.status_code, Workshop.objects.count()) == (422, 0)
    sent = {
        "site": str(SITE_ID), "name": "彝绣车间", "occupation": "embroidery", "places": "8", "wage_fen": "2000",
        "technicians": "2", "recognised_on": "2026-01-01", "recognised_until": "2026-04-01",
    }  # fmt: skip
    page = text(client.post(f"{DESK}workshops/new/", sent, follow=True))
    assert ("彝绣车间" in page, "ends soon" in page) == (True, True)
    row = Workshop.objects.get()
    assert (row.wage_fen, row.technicians) == (200_000, 2)
    late = sent | {"recognised_until": "2025-12-31", "version": "1"}
    assert client.post(f"{DESK}workshops/{row.pk}/", late).status_code == 422
    change = {"name": "彝绣二车间", "places": "9", "wage_fen": "2100", "version": "1"}
    assert client.post(f"{DESK}workshops/{row.pk}/", change).status_code == 302
    assert client.post(f"{DESK}workshops/{row.pk}/", change).status_code == 422
    assert client.post(f"{DESK}workshops/{row.pk}/close/").status_code == 302
    row.refresh_from_db()
    assert (row.name, row.places, row.closed_on) == ("彝绣二车间", 9, PROPOSED)
    post = {"site": str(SITE_ID), "kind": "cleaning", "places": "3", "wage_fen": "1200", "term_months": "12"}
    assert client.post(f"{DESK}site-posts/new/", post | {"term_months": "121"}).status_code == 422
    assert client.post(f"{DESK}site-posts/new/", post | {"funded_by": "衔接资金"}).status_code == 302
    made = WelfarePost.objects.get()
    assert (made.term_months, made.funded_by) == (12, "衔接资金")
    assert client.post(f"{DESK}site-posts/{made.pk}/close/").status_code == 302


def test_who_holds_a_post_and_until_when(client, tree, site):
    make_post(site, term_months=1)
    row, consent = make_accepted(site, tree.village, direction="local_post", name="马守林")
    actions.place(channel_offer=row, consent=consent, started_on=PROPOSED, by=None, on=PROPOSED)
    page = text(client.get(f"{DESK}workshops/"))
    assert ("马守林" in page, "ends soon" in page) == (True, True)


def test_figures_by_site_and_channel(client, tree, site):
    make_workshop(site)
    row, consent = make_accepted(site, tree.village, direction="local_post")
    actions.place(channel_offer=row, consent=consent, started_on=PROPOSED - 40 * DAY, by=None, on=PROPOSED)
    make_jobless(site, tree.village)
    page = text(client.get(f"{DESK}channels/figures/"))
    assert ("50.0" in page, "1 / 1 · 100.0 %" in page) == (True, True)
    assert "No work began through a channel in that year." in text(client.get(f"{DESK}channels/figures/?year=2025"))
    assert client.get(f"{DESK}channels/figures/?year=abc").status_code == 200


@pytest.mark.parametrize("path", ["channels/", "households-without-work/?show=all"])
def test_the_lists_take_the_same_statements_for_3_and_30(client, tree, site, path):
    counted = []
    for more in (3, 27):
        for _number in range(more):
            make_proposal(site, tree.village)
        actions.keep_ledger(on=PROPOSED)
        client.get(f"{DESK}{path}")
        with CaptureQueriesContext(connection) as told:
            assert client.get(f"{DESK}{path}").status_code == 200
        counted.append(len(told))
    assert counted[0] == counted[1]


def test_the_consent_in_force_is_enough(client, tree, site):
    make_workshop(site)
    row, _consent = make_accepted(site, tree.village, direction="local_post")
    make_consent(row.laborer)
    workshop = str(row.workshop_id)
    assert client.post(address(row, "place"), {"started_on": str(PROPOSED), "workshop": workshop}).status_code == 302


def test_forms_of_places_are_headed_as_their_list_in_chinese(client, cast, site):
    make_workshop(site)
    make_post(site)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "zh-hans"
    labels = {}
    for kind in ("workshops", "site-posts"):
        fields = client.get(f"{DESK}{kind}/new/").context["fields"]
        labels[kind] = {each.name: str(each.label) for each in fields}
    assert (labels["workshops"]["name"], labels["workshops"]["places"]) == ("名称", "名额")
    assert (labels["workshops"]["wage_fen"], labels["site-posts"]["wage_fen"]) == ("工资（元/月）", "补贴标准（元/月）")
    page = text(client.get(f"{DESK}workshops/"))
    assert [page.count(f">{each}</th>") for each in ("工资（元/月）", "补贴标准（元/月）", "名称")] == [1, 1, 1]
