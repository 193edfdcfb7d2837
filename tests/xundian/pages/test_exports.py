"""The desk's pages of exports: asking, watching, taking home, approving; and the way there from a ledger."""

import re
import uuid

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.cast import make_user
from tests.factories.codes import load_shipped
from tests.factories.exports import asked, work, written
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_round
from xundian.accounts.models import User
from xundian.accounts.roles import Role
from xundian.exports.kinds import KINDS
from xundian.exports.models import Export, ExportDownload

pytestmark = pytest.mark.django_db
LIST, NEW = "/desk/exports/", "/desk/exports/new/"
# Kinds of the registry's own offices; a station has one of its own.
OFFICE = set(KINDS) - {"station-people"}
RESETTLED = {"declarations", "homes", "channel-offers", "zero-employments", "indicators"}
GIVEN = {"list": "laborers", "reason": "核对台账", "format": "xlsx"}


@pytest.fixture(autouse=True)
def june():
    with time_machine.travel("2026-06-20T12:00:00+08:00", tick=False):
        yield


@pytest.fixture
def people(cast, tree):
    load_shipped()
    return [make_laborer(make_household(village), identity="new") for village in (tree.village, tree.far_village)]


def text(answer):
    return answer.content.decode()


def of(row, step=""):
    return f"{LIST}{row.pk}/{step}"


def test_it_goes_from_the_form_to_the_file(cast, people, browse):
    page = browse(cast.township)
    answer = page.post(NEW, GIVEN | {"division": "530129103207"})
    row = Export.objects.get()
    assert answer.url == of(row)
    assert (row.filters, row.language, row.by) == ({"division": "530129103207"}, "en", cast.township)
    waiting = page.get(of(row))
    assert waiting["Refresh"] == "3"
    assert "file/" not in text(waiting)
    assert page.get(of(row, "file/")).url == of(row)
    work()
    ready = page.get(of(row))
    assert "Refresh" not in ready
    assert of(row, "file/") in text(ready)
    file = page.get(of(row, "file/"))
    assert b"".join(file.streaming_content).startswith(b"PK")
    assert file["Cache-Control"] == "no-store"
    assert ExportDownload.objects.get().by == cast.township


@pytest.mark.parametrize("kind", sorted(OFFICE))
def test_every_kind_has_a_form_that_asks_for_it(kind, cast, people, tree, browse):
    make_round(tree.county)
    page = browse(cast.county)
    assert f"?list={kind}" in text(page.get(NEW))
    form = text(page.get(NEW, {"list": kind}))
    given = {"list": kind, "reason": "核对台账", "format": "csv"}
    if KINDS[kind].by_round:
        given["round"] = re.search(r'<select id="round".*?value="([^"]+)"', form, re.DOTALL)[1]
    assert page.post(NEW, given).status_code == 302
    work()
    assert Export.objects.get().state == "ready"


def test_a_refusal_says_where_and_keeps_what_was_typed(cast, people, browse):
    page = browse(cast.county)
    answer = page.post(NEW, GIVEN | {"reason": "看", "q": "李", "format": "csv", "with_identity": "1"})
    shown = text(answer)
    assert answer.status_code == 422
    assert 'href="#reason"' in shown
    assert 'aria-describedby="reason-why"' in shown
    assert re.search(r'id="q"[^>]*value="李"', shown)
    assert re.search(r'value="csv" checked', shown)
    assert re.search(r'name="with_identity" value="1" checked', shown)
    answer = page.post(NEW, GIVEN | {"list": "household-economies", "year": "last"})
    assert 'href="#year"' in text(answer)
    assert not Export.objects.exists()


@pytest.mark.parametrize(("role", "kinds"), [
    ("officer", OFFICE - RESETTLED), ("site", OFFICE - {"survey-responses", "not-surveyed"}), ("auditor", OFFICE),
    ("station", {"station-people"}),
])  # fmt: skip
def test_the_kinds_offered_are_the_roles_own(role, kinds, cast, browse):
    page = browse(getattr(cast, role))
    assert set(re.findall(r'\?list=([a-z-]+)"', text(page.get(NEW)))) == kinds
    assert 'name="with_identity"' not in text(page.get(NEW, {"list": min(kinds)}))


def test_others_have_no_exports(cast, browse):
    page = browse(cast.leader)
    assert page.get(LIST).status_code == page.get(NEW).status_code == 403


def test_the_places_offered_lie_in_ones_own(cast, browse):
    shown = text(browse(cast.township).get(NEW, {"list": "laborers"}))
    places = re.search(r'<select id="division".*?</select>', shown, re.DOTALL)[0]
    assert re.findall(r'value="([0-9]+)"', places) == ["530129103207", "530129103212"]


def test_lists_are_the_own_ones_and_for_the_county_all(cast, people, browse):
    mine, other = asked(cast.county), asked(cast.officer)
    page = browse(cast.county)
    assert of(mine) in text(page.get(LIST))
    assert of(other) not in text(page.get(LIST))
    assert of(other) in text(page.get(LIST, {"show": "all"}))
    assert of(other, "file/") not in text(page.get(of(other)))
    assert page.get(LIST, {"show": "nothing"}).status_code == 404
    officer = browse(cast.officer)
    assert officer.get(LIST, {"show": "all"}).status_code == 404
    assert officer.get(LIST, {"show": "approve"}).status_code == 404


@pytest.mark.parametrize("role", ["colleague", "township", "stranger"])
def test_one_of_others_is_as_absent_as_none(role, cast, people, browse):
    row = written(cast.officer)
    page = browse(getattr(cast, role))
    for pk in (row.pk, uuid.uuid4()):
        assert page.get(f"{LIST}{pk}/").status_code == page.get(f"{LIST}{pk}/file/").status_code == 404
        assert page.post(f"{LIST}{pk}/cancel/").status_code == 404


def test_a_second_person_approves_or_declines(settings, cast, people, tree, browse):
    settings.EXPORT_FULL_IDENTITY_ROWS = 1
    row, other = (asked(cast.county, with_identity=True) for _each in range(2))
    own = browse(cast.county)
    assert "approve/" not in text(own.get(of(row)))
    own.post(of(row, "approve/"))
    assert Export.objects.get(pk=row.pk).state == "waiting"
    deputy = browse(make_user("deputy", Role.COUNTY, division=tree.county))
    assert '<span class="pill busy">2</span>' in text(deputy.get("/desk/"))
    assert of(row) in text(deputy.get(LIST, {"show": "approve"}))
    assert of(row, "approve/") in text(deputy.get(of(row)))
    deputy.post(of(row, "approve/"))
    deputy.post(of(other, "cancel/"))
    assert Export.objects.get(pk=row.pk).state == "queued"
    assert Export.objects.get(pk=other.pk).state == "cancelled"
    assert "Declined by" in text(deputy.get(of(other)))
    assert browse(cast.auditor).post(of(row, "approve/")).status_code == 404
    assert deputy.post(of(row, "burn/")).status_code == 404


def test_who_was_moved_reads_why_there_is_no_file_any_more(cast, people, browse):
    row = written(cast.township)
    page = browse(cast.township)
    User.objects.filter(pk=cast.township.pk).update(division="530129107")
    assert page.get(of(row, "file/")).url == of(row)
    shown = text(page.get(of(row)))
    assert "Your place does not cover these rows any more." in shown
    assert of(row, "file/") not in shown


def test_a_file_is_destroyed_by_its_asker(cast, people, browse):
    row = written(cast.county)
    page = browse(cast.county)
    assert of(row, "cancel/") in text(page.get(of(row)))
    page.post(of(row, "cancel/"))
    assert Export.objects.get().state == "cancelled"


@pytest.mark.parametrize(
    ("ledger", "query", "address"),
    [
        ("laborers/laborer", "", "?list=laborers"),
        (
            "laborers/laborer", "?stage=placed&place=530129103&q=li&o=1",
            "?list=laborers&amp;stage=placed&amp;division=530129103&amp;q=li",
        ),
        ("laborers/laborer", "?sex__exact=1", "?list=laborers&amp;left_out=1"),
        ("laborers/household", "?category=monitored", "?list=households&amp;category=monitored"),
        ("laborers/difficulty", "?state__exact=open&overdue=1", "?list=difficulties&amp;state=open&amp;overdue=true"),
        ("laborers/placement", "?area=in_county", "?list=placements&amp;area=in_county"),
        ("laborers/consent", "", None),
    ],
)  # fmt: skip
def test_a_ledger_leads_to_its_export_with_its_filters(ledger, query, address, cast, browse):
    shown = text(browse(cast.county).get(f"/admin/{ledger}/{query}"))
    found = re.search(r'href="/desk/exports/new/([^"]*)"', shown)
    assert (found and found[1]) == address


def test_filters_that_a_link_carries_are_filled_in_and_named(cast, people, browse):
    household = str(people[0].household_id)
    shown = text(browse(cast.county).get(NEW, {"list": "laborers", "q": "li", "household": household, "left_out": "1"}))
    assert re.search(r'id="q"[^>]*value="li"', shown)
    assert f'<input type="hidden" name="household" value="{household}">' in shown
    assert "Not every filter of the list can be carried over." in shown


def test_the_list_asks_the_same_number_of_questions_at_any_size(cast, people, browse):
    def count(size):
        while Export.objects.count() < size:
            row = asked(cast.county)
            Export.objects.filter(pk=row.pk).update(state="cancelled")
        with CaptureQueriesContext(connection) as seen:
            assert text(page.get(LIST)).count('<th scope="row">') == size
        return len(seen)

    page = browse(cast.county)
    assert count(3) == count(30)
