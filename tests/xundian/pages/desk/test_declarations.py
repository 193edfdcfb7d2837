"""Declarations and old homesteads at the desk: the forms, each step, the ledgers, and who may."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relocation.declarations.models import Declaration
from relocation.households import actions as households
from relocation.households.models import Homestead
from tests.conftest import SITE_ID
from tests.factories.cast import make_user
from tests.factories.declarations import (
    CLAIMS,
    DECIDED,
    make_allotted,
    make_appeal,
    make_confirmed,
    make_declared,
    make_refused,
    make_screened,
)
from tests.factories.registry import make_household, make_laborer
from tests.factories.relocation import make_relocated, make_site
from xundian.accounts.roles import Role

DESK, TODAY = "/desk/", date(2026, 3, 5)


@pytest.fixture(autouse=True)
def march(client, cast):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    client.force_login(cast.county)
    with time_machine.travel("2026-03-05T10:00:00+08:00", tick=False):
        yield


@pytest.fixture
def site(tree):
    return make_site(tree.other_township, id=SITE_ID)


def state_of(row):
    return Declaration.objects.get(pk=row.pk).state


def post(client, row, step, kind="declarations", **sent):
    return client.post(f"{DESK}{kind}/{row.pk}/{step}/", sent)


def text_of(client, address):
    return client.get(f"{DESK}{address}").content.decode()


def test_a_household_goes_from_the_form_to_the_keys(client, cast, tree, site):
    client.force_login(cast.township)
    household = make_household(tree.village)
    make_laborer(household)
    form = text_of(client, f"declarations/new/?household={household.pk}")
    assert (household.number in form, site.name in form) == (True, True)
    sent = {"number": household.number, "declared_on": "2026-03-01", "site": str(site.pk)} | CLAIMS
    assert client.post(f"{DESK}declarations/new/", sent).status_code == 302
    row = Declaration.objects.get()
    assert (row.persons, row.site, row.claims.count()) == (1, site, 2)
    assert post(client, row, "screen", words="符合").status_code == 302
    client.force_login(cast.county)
    for condition in CLAIMS:
        look = {"condition": condition, "finding": "confirmed", "found": "属实", "checked_on": "2026-03-04"}
        assert post(client, row, "inspect", **look).status_code == 302
    assert post(client, row, "confirm", site=str(site.pk), persons="3").status_code == 302
    page = text_of(client, f"declarations/{row.pk}/")
    assert "Confirmed" in page
    assert page.index("Passed the screening") > page.index("Condition checked on site")
    allotted = make_allotted(tree.village, site, cast.county)
    client.force_login(cast.site)
    keys = {"moved_on": "2026-03-05", "area_mu": "0.8", "clear_by": "2026-09-01"}
    assert post(client, allotted, "keys", **keys).status_code == 302
    assert (state_of(allotted), Homestead.objects.get().area_mu) == ("moved_in", Decimal("0.80"))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"number": "不存在"}, "No household of your place has this number"),
        ({"declared_on": ""}, "Enter the day"),
        ({"persons": "many"}, "whole number"),
        ({"persons": "31"}, "1 to 30 persons"),
        (dict.fromkeys(CLAIMS, ""), "Claim at least one condition"),
    ],
)
def test_a_form_that_says_too_little_comes_back_as_it_was(client, cast, tree, changes, words):
    household = make_household(tree.village)
    sent = {"number": household.number, "declared_on": "2026-03-01", "persons": "2", "note": "留着"} | CLAIMS
    page = client.post(f"{DESK}declarations/new/", sent | changes)
    assert page.status_code == 422
    text = page.content.decode()
    assert (words in text, "留着" in text) == (True, True)
    assert not Declaration.objects.exists()


def test_what_was_declared_is_put_right_and_not_over_another_hand(client, tree):
    row = make_declared(tree.village)
    address = f"{DESK}declarations/{row.pk}/change/"
    sent = {"persons": "5", "housing": "危房", "version": row.version}
    assert client.post(address, sent).status_code == 302
    assert client.post(address, sent).status_code == 422
    assert "危房" in text_of(client, f"declarations/{row.pk}/change/")


def test_a_refused_step_stands_beside_its_form(client, cast, tree):
    row = make_screened(tree.village)
    page = post(client, row, "inspect", condition="transport", finding="again", found="", checked_on="2026-03-04")
    text = page.content.decode()
    assert page.status_code == 422
    assert 'href="#inspect-found"' in text
    assert 'id="inspect-found"' in text
    assert post(client, row, "confirm", persons="3").status_code == 422
    assert post(client, row, "nothing").status_code == 404


def test_a_refusal_is_told_appealed_and_decided_by_somebody_else(client, cast, tree):
    row = make_screened(tree.village)
    assert post(client, row, "refuse", ground="other_home").status_code == 422
    assert post(client, row, "refuse", ground="other_home", words="县城有房").status_code == 302
    client.force_login(cast.township)
    page = text_of(client, f"declarations/{row.pk}/")
    assert ("县城有房" in page, "The household may appeal until" in page) == (True, True)
    assert post(client, row, "appeal", words="房是租的", filed_on="2026-03-05").status_code == 302
    client.force_login(cast.county)
    assert "Decide the appeal" not in text_of(client, f"declarations/{row.pk}/")
    assert post(client, row, "hear", decision="again", answer="再看").status_code == 422
    client.force_login(cast.auditor)
    assert "Decide the appeal" in text_of(client, f"declarations/{row.pk}/")
    assert post(client, row, "hear", decision="again", answer="再看").status_code == 302
    assert state_of(row) == "screened"
    assert post(client, row, "hear", decision="again", answer="再看").status_code == 422


def test_an_appeal_is_taken_back_and_a_household_withdraws(client, cast, tree):
    client.force_login(cast.township)
    appeal = make_appeal(tree.village, cast.county)
    assert post(client, appeal.declaration, "drop").status_code == 302
    row = make_declared(tree.village)
    assert post(client, row, "withdraw").status_code == 302
    assert state_of(row) == "withdrawn"
    assert "What can be done now" not in text_of(client, f"declarations/{row.pk}/")


def test_after_its_sixty_days_nobody_is_told_of_an_appeal(client, cast, tree):
    row = make_refused(tree.village, cast.county, on=TODAY - timedelta(days=60), declared=TODAY - timedelta(days=90))
    assert "The household may appeal until" in text_of(client, f"declarations/{row.pk}/")
    old = make_refused(tree.village, cast.county, on=TODAY - timedelta(days=61), declared=TODAY - timedelta(days=90))
    page = text_of(client, f"declarations/{old.pk}/")
    assert ("The household may appeal" in page, "Record an appeal" in page) == (False, False)


def test_a_site_sees_the_household_and_its_home_and_nothing_of_its_need(client, cast, tree, site):
    row = make_allotted(tree.village, site, cast.county)
    make_confirmed(tree.village, site, cast.county)
    client.force_login(cast.site)
    page = text_of(client, f"declarations/{row.pk}/")
    assert ("Hand over the keys" in page, CLAIMS["transport"] in page, "Timeline" in page) == (True, False, False)
    assert "1 declaration<" in text_of(client, "declarations/")


def test_which_steps_each_role_is_shown(client, cast, tree):
    row = make_screened(tree.village)
    steps = {
        "township": {"The household withdraws"},
        "county": {"Record a look on site", "Confirm", "Refuse", "The household withdraws"},
        "auditor": set(),
    }
    for name, titles in steps.items():
        client.force_login(getattr(cast, name))
        page = text_of(client, f"declarations/{row.pk}/")
        every = {title for each in steps.values() for title in each}
        assert {title for title in every if f"<summary>{title}<" in page} == titles, name


@pytest.mark.parametrize(
    ("tail", "carriers"),
    [
        ("declarations/", {"township", "county", "site", "auditor"}),
        ("homesteads/", {"township", "county", "site", "auditor"}),
        ("declarations/new/", {"township", "county"}),
    ],
)
def test_which_roles_open_which_page(client, cast, tail, carriers):
    passed = set()
    for name in ("officer", "township", "county", "leader", "station", "site", "auditor"):
        client.force_login(getattr(cast, name))
        if client.get(f"{DESK}{tail}").status_code == 200:
            passed.add(name)
    assert passed == carriers


def test_another_county_finds_nothing(client, cast, tree, site):
    row = make_declared(tree.village)
    land = promised(site, tree.village)
    client.force_login(cast.stranger)
    for tail in (f"declarations/{row.pk}/", f"declarations/{row.pk}/change/", f"homesteads/{land.pk}/"):
        assert client.get(f"{DESK}{tail}").status_code == 404
    assert post(client, row, "screen").status_code == 404
    assert post(client, land, "clear", "homesteads").status_code == 404


def test_the_ledger_is_searched_filtered_and_says_when_it_is_empty(client, cast, tree, site):
    assert "No household is declared yet" in text_of(client, "declarations/")
    row, refused = make_declared(tree.village), make_refused(tree.next_village, cast.county)
    appeal = make_appeal(tree.village, cast.county)
    found = {
        f"q={row.household.number}": {row}, "state=refused": {refused, appeal.declaration},
        "state=appealed": {appeal.declaration}, f"site={site.pk}": set(), f"q={tree.next_village.name}": {refused},
    }  # fmt: skip
    for query, rows in found.items():
        text = text_of(client, f"declarations/?{query}")
        shown = {each for each in (row, refused, appeal.declaration) if f"/declarations/{each.pk}/" in text}
        assert shown == rows, query
    assert "No declaration was found" in text_of(client, "declarations/?q=没有")


def test_what_waits_for_whom_stands_on_the_desk(client, cast, tree, site):
    from xundian.pages.desk.declarations.listing import waiting

    make_declared(tree.village)
    make_screened(tree.village)
    make_appeal(tree.village, cast.county)
    make_allotted(tree.village, site, cast.county)
    second = make_user("second", Role.COUNTY, division=tree.county)
    expected = {"township": 1, "county": 3, "site": 1, "auditor": 1}
    assert {name: waiting(getattr(cast, name)) for name in expected} == expected
    assert waiting(second) == 4


def errors_of(answer, step=""):
    """{field: its words} beside the fields of the form that was tried."""
    assert answer.status_code == 422
    if step:
        return {
            field.name: field.error
            for each in answer.context["forms"] if each["step"].name == step for field in each["fields"] if field.error
        }  # fmt: skip
    return {each.name: each.error for each in answer.context["fields"] if each.error}


def test_a_new_declaration_tells_every_field_that_is_wrong(client, cast, tree):
    sent = {"number": "不存在", "declared_on": "soon", "persons": "31", "note": "很" * 501}
    wrong = errors_of(client.post(f"{DESK}declarations/new/", sent))
    assert set(wrong) == {"number", "declared_on", "persons", "note", "transport"}
    household = make_household(tree.village)
    sent |= {"number": household.number, "declared_on": "2026-03-06", "persons": "x"}
    sent |= {"housing": "很" * 501, "transport": "不通公路"}
    wrong = errors_of(client.post(f"{DESK}declarations/new/", sent))
    assert set(wrong) == {"declared_on", "persons", "note", "housing"}
    assert not Declaration.objects.exists()


def test_what_stands_in_the_way_of_a_household_stands_at_its_number(client, cast, tree):
    row = make_declared(tree.village)
    sent = {"number": row.household.number, "declared_on": "2026-03-01"} | CLAIMS
    assert "under way" in errors_of(client.post(f"{DESK}declarations/new/", sent))["number"]


def test_what_was_declared_is_put_right_with_every_wrong_field_told(client, tree):
    row = make_declared(tree.village)
    sent = {"persons": "", "note": "很" * 501, "version": row.version}
    assert set(errors_of(client.post(f"{DESK}declarations/{row.pk}/change/", sent))) == {"persons", "note", "transport"}
    assert row.reread().persons == row.persons


def test_steps_tell_every_field_that_is_wrong_by_its_label(client, cast, tree):
    row = make_screened(tree.village)
    answer = post(client, row, "inspect", condition="unheard", finding="maybe", found="", checked_on="soon")
    assert set(errors_of(answer, "inspect")) == {"condition", "finding", "found", "checked_on"}
    listed = dict(answer.context["errors"])
    assert listed["inspect-found"] == "What was found · Say it in a few words."
    assert listed["inspect-checked_on"].startswith("Looked at on · Enter the day")
    refused = make_refused(tree.village, cast.county, on=TODAY, declared=TODAY - timedelta(days=9))
    for day in ("soon", "2026-03-06"):
        answer = post(client, refused, "appeal", filed_on=day, words="")
        assert set(errors_of(answer, "appeal")) == {"filed_on", "words"}
    assert set(errors_of(post(client, row, "refuse"), "refuse")) == {"ground", "words"}


def test_the_page_of_a_household_leads_to_its_declaration(client, cast, tree, site):
    household = make_household(tree.village)
    link = f"/desk/declarations/new/?household={household.pk}"
    pages = {}
    for name in ("officer", "township", "county", "auditor"):
        client.force_login(getattr(cast, name))
        pages[name] = link in client.get(f"/households/{household.pk}/").content.decode()
    assert pages == {"officer": False, "township": True, "county": True, "auditor": False}
    client.force_login(cast.township)
    row = make_declared(tree.village)
    assert "/declarations/new/" not in client.get(f"/households/{row.household_id}/").content.decode()
    site.delete()
    assert link not in client.get(f"/households/{household.pk}/").content.decode()


# --- old homesteads ---------------------------------------------------------------------------------------------------


def promised(site, village, clear_by=TODAY - timedelta(days=1)):
    move = make_relocated(site, village).move_ins.get()
    return households.promise_clearing(move_in=move, area_mu=Decimal("0.80"), clear_by=clear_by, by=None, on=DECIDED)


def test_a_homestead_is_promised_cleared_used_and_inspected(client, cast, tree, site):
    assert "No household has moved in yet" in text_of(client, "homesteads/")
    move = make_relocated(site, tree.village).move_ins.get()
    client.force_login(cast.township)
    assert move.household.number in text_of(client, "homesteads/?show=unpromised")
    new = f"{DESK}move-ins/{move.pk}/homestead/"
    assert client.post(new, {"area_mu": "", "clear_by": "2026-03-01"}).status_code == 422
    assert client.post(new, {"area_mu": "0.8", "clear_by": "2026-03-01"}).status_code == 302
    row = Homestead.objects.get()
    assert "Overdue" in text_of(client, f"homesteads/{row.pk}/")
    assert move.household.number in text_of(client, "homesteads/?show=overdue")
    later = {"clear_by": "2026-04-01", "note": "雨季"}
    assert post(client, row, "postpone", "homesteads", **later).status_code == 302
    assert post(client, row, "clear", "homesteads", cleared_on="2026-03-04").status_code == 302
    use = {"farmed_mu": "0.9", "greened_mu": "0", "restored_on": "2026-03-05"}
    assert post(client, row, "restore", "homesteads", **use).status_code == 422
    assert post(client, row, "restore", "homesteads", **use | {"farmed_mu": "0.5"}).status_code == 302
    assert post(client, row, "inspect", "homesteads").status_code == 403
    client.force_login(cast.county)
    seen = {"in_order": "1", "found": "已种树", "inspected_on": "2026-03-05"}
    assert post(client, row, "inspect", "homesteads", **seen).status_code == 302
    assert row.move_in.household.number in text_of(client, "homesteads/?show=in_order")
    assert "What can be done now" not in text_of(client, f"homesteads/{row.pk}/")


def test_steps_of_a_homestead_tell_every_field_that_is_wrong(client, cast, tree, site):
    row = promised(site, tree.village)
    new = f"{DESK}move-ins/{make_relocated(site, tree.village).move_ins.get().pk}/homestead/"
    wrong = errors_of(client.post(new, {"area_mu": "x", "clear_by": "2019-01-01", "note": "很" * 501}))
    assert set(wrong) == {"area_mu", "clear_by", "note"}

    def told(step, **sent):
        return set(errors_of(post(client, row, step, "homesteads", **sent), step))

    assert told("postpone", clear_by="soon", note="") == {"clear_by", "note"}
    assert told("postpone", clear_by="2026-03-01", note="") == {"clear_by", "note"}
    assert told("clear", cleared_on="2026-03-06") == {"cleared_on"}
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "zh-hans"
    assert [each in text_of(client, "homesteads/") for each in ("拆除日期", "清零日期")] == [True, False]
    assert post(client, row, "clear", "homesteads", cleared_on="2026-03-04").status_code == 302
    assert told("restore", farmed_mu="9", greened_mu="0", restored_on="x") == {"farmed_mu", "restored_on"}
    assert told("restore", farmed_mu="", greened_mu="0", restored_on="2026-03-01") == {"farmed_mu", "restored_on"}
    use = {"farmed_mu": "0.5", "greened_mu": "0", "restored_on": "2026-03-05"}
    assert post(client, row, "restore", "homesteads", **use).status_code == 302
    assert told("inspect", found="", inspected_on="2026-03-04") == {"found", "inspected_on"}


@pytest.mark.parametrize("tail", ["declarations/", "homesteads/"])
def test_lists_take_the_same_statements_for_3_and_12_rows(client, cast, tree, site, tail):
    counts = []
    for more in (3, 9):
        for _each in range(more):
            make_declared(tree.village) if tail == "declarations/" else promised(site, tree.village)
        client.get(f"{DESK}{tail}")
        with CaptureQueriesContext(connection) as told:
            client.get(f"{DESK}{tail}")
        counts.append(len(told))
    assert counts[0] == counts[1]
