"""The cockpit: what stands on it for whom, its filters, its links to names, its marks of quality, its weight."""

import gzip
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.factories.jobs import make_vacancy
from tests.factories.placements import KUNMING_XISHAN, make_placement
from tests.factories.surveys import make_assessed_laborer
from xundian.divisions.models import Division
from xundian.sync.actions import register_device
from xundian.sync.actions.devices import note_seen

# ux 8: what the page may weigh with everything it loads, packed.
BUDGET_BYTES = 150 * 1024


def shown(browse, user, address="/cockpit/"):
    answer = browse(user).get(address)
    assert answer.status_code == 200, address
    return answer


def text(browse, user, address="/cockpit/"):
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", shown(browse, user, address).content.decode()))


def test_five_tiles_stand_beside_targets_and_last_year(county, cast, browse):
    tiles = shown(browse, cast.leader).context["tiles"]
    assert [each["tile"].name for each in tiles] == ["placed", "poor", "organised", "jobless", "difficulties"]
    said = text(browse, cast.leader)
    assert "4 / 14" in said
    assert "28.6 % · missing 10" in said
    assert "▲ 300.0 % above a year ago (1)" in said
    assert "Overdue: 1" in said


def test_the_table_begins_with_the_total_and_goes_on_by_what_is_missing(county, cast, browse):
    rows = shown(browse, cast.leader).context["rows"]
    assert [(row.name, row.line.target, row.line.gap) for row in rows] == [
        ("Total", 14, 10), ("河口镇", 10, 9), ("羊街镇", 4, 1),
    ]  # fmt: skip
    total = rows[0]
    assert [cell.value for cell in total.areas] == [1, 2, 1]
    assert (total.done.value, total.due.value, str(total.visited), total.late.value) == (1, 4, "25.0", 1)


def test_every_number_opens_as_many_names_as_it_says(county, cast, browse):
    for address in ("/cockpit/", "/cockpit/?division=530129103", "/cockpit/?who=poor", "/cockpit/?year=2025"):
        page = shown(browse, cast.leader, address).content.decode()
        links = set(re.findall(r'<a href="(/cockpit/names/[^"]*)">([\d,]+)</a>', page))
        assert len(links) >= 4, address
        for link, number in links:
            listed = shown(browse, cast.leader, link.replace("&amp;", "&")).context["page"].paginator.count
            assert listed == int(number.replace(",", "")), (address, link)


def test_a_month_of_the_trend_opens_those_placed_up_to_its_end(county, cast, browse):
    months = shown(browse, cast.leader).context["months"]
    april = next(address for month, _now, _before, address in months if month == 4)
    assert shown(browse, cast.leader, april).context["page"].paginator.count == 3


def test_a_township_opens_its_villages_and_a_village_its_names(county, cast, browse):
    rows = shown(browse, cast.leader, "/cockpit/?division=530129103").context["rows"]
    assert [row.below for row in rows] == ["", "530129103207", "530129103212"]
    page = shown(browse, cast.leader, "/cockpit/?division=530129103").content.decode()
    assert 'href="/cockpit/names/?figure=placements&amp;division=530129103207&amp;year=2026">三营庄村委会</a>' in page
    assert "王小红" in text(browse, cast.leader, "/cockpit/names/?figure=placements&division=530129103207")


def test_filters_are_kept_from_page_to_page_and_can_be_taken_away(county, cast, browse):
    page = shown(browse, cast.leader, "/cockpit/?division=530129103&who=poor&year=2025").content.decode()
    assert 'class="chosen" href="?who=poor&amp;year=2025"' in page
    assert 'class="chosen" href="?division=530129103&amp;year=2025"' in page
    assert 'class="chosen" href="?division=530129103&amp;who=poor"' in page


def test_registered_poor_alone_are_counted_where_that_is_asked(county, cast, browse):
    assert shown(browse, cast.leader, "/cockpit/?who=poor").context["rows"][0].placed.value == 1
    listed = text(browse, cast.leader, "/cockpit/names/?figure=placements&who=poor")
    assert "马成龙" in listed
    assert "王小红" not in listed


@pytest.mark.parametrize("role", ["officer", "township", "county", "leader", "station", "site", "auditor", "stranger"])
def test_every_role_sees_its_own_place(role, county, cast, browse):
    placed = shown(browse, getattr(cast, role)).context["rows"][0].placed.value
    assert placed == {"officer": 2, "township": 3, "station": 3, "site": 0, "stranger": 0}.get(role, 4)


@pytest.mark.parametrize("page", ["/cockpit/", "/cockpit/names/?figure=placements", "/cockpit/destinations/5301/"])
def test_another_place_is_as_absent_as_none(page, county, cast, browse):
    joined = "&" if "?" in page else "?"
    for division in ("520526", "999999"):
        assert browse(cast.leader).get(f"{page}{joined}division={division}").status_code == 404


def test_nobody_looks_in_without_signing_in(client, county):
    for page in ("/cockpit/", "/cockpit/names/", "/cockpit/destinations/5301/"):
        assert client.get(page).status_code == 302


@pytest.mark.parametrize("odd", ["53", "53011", "abcd", "5301121"])
def test_a_place_that_is_none_has_no_page(odd, county, cast, browse):
    assert browse(cast.leader).get(f"/cockpit/destinations/{odd}/").status_code == 404
    assert browse(cast.leader).get(f"/cockpit/names/?figure=placements&city={odd}").status_code == 404
    assert browse(cast.leader).get("/cockpit/names/?figure=trained_people&city=5301").status_code == 404


def test_a_city_leads_to_its_station_and_to_open_posts(county, cast, browse):
    post = make_vacancy(
        county.tree.county, by=cast.county, destination=KUNMING_XISHAN, headcount=5, closes=date(2026, 7, 1)
    )
    listed = shown(browse, cast.leader).content.decode()
    assert '<a href="/cockpit/destinations/5301/?">' in listed
    assert "昆明工作站" in listed
    page = shown(browse, cast.leader, "/cockpit/destinations/5301/").content.decode()
    assert 'href="tel:087100000000"' in page
    # A leader reads no ledger of vacancies, so the post's public page is opened.
    assert f'href="/share/vacancies/{post.pk}/"' in page
    own = shown(browse, cast.county, "/cockpit/destinations/5301/").content.decode()
    assert f'href="/desk/vacancies/{post.pk}/"' in own
    people = re.search(r'href="(/cockpit/names/[^"]*city=5301[^"]*)"><strong>2<', page).group(1).replace("&amp;", "&")
    assert shown(browse, cast.leader, people).context["page"].paginator.count == 2


def heard(user, day):
    at = datetime(2026, 6, day, 1, tzinfo=UTC)
    device = register_device(user=user, name="test", app_version="1", at=at).device
    note_seen(device=device, at=at, unsent=0)


def test_a_phone_that_fell_silent_is_told_beside_every_number(county, cast, browse):
    heard(cast.officer, 19)
    assert "all phones heard of, nothing waits" in text(browse, cast.leader)
    heard(cast.colleague, 2)
    said = text(browse, cast.leader)
    assert "1 of 2 phones was not heard of for 7 days." in said
    assert said.count("1 phone silent") == 5
    rows = {row.name: row for row in shown(browse, cast.leader, "/cockpit/?division=530129103").context["rows"]}
    assert (rows["清水沟村委会"].silent, rows["清水沟村委会"].days) == (True, 18)
    assert (rows["三营庄村委会"].silent, rows["三营庄村委会"].days) == (False, 1)
    assert "1 of 2" not in text(browse, cast.officer)


def test_a_meeting_shows_one_panel_in_large_letters_and_the_way_to_the_others(county, cast, browse):
    for panel, mark in [
        ("tiles", "tiles five"), ("table", 'class="lines"'), ("map", "tile-map"), ("trend", 'class="years"'),
        ("cities", "/cockpit/destinations/"),
    ]:  # fmt: skip
        page = shown(browse, cast.leader, f"/cockpit/?meeting=1&panel={panel}").content.decode()
        others = {"tiles five", "tile-map", 'class="years"'} - {mark}
        assert mark in page
        assert [other for other in others if other in page] == [], panel
        assert 'rel="next"' in page
        assert 'rel="prev"' in page
    assert shown(browse, cast.leader, "/cockpit/?meeting=1&panel=odd").context["panel"] == "tiles"


def test_paper_is_a4_unless_a3_is_asked_for(county, cast, browse):
    assert "cockpit-a3.css" not in shown(browse, cast.leader).content.decode()
    assert "cockpit-a3.css" in shown(browse, cast.leader, "/cockpit/?paper=a3").content.decode()


def test_the_map_says_in_words_what_its_tiles_say(county, cast, browse):
    page = shown(browse, cast.leader)
    assert [place.shade for place in page.context["map"].places] == [3, 1]
    assert "75.0 %" in page.content.decode()
    assert 'role="group" aria-label="Map of places' in page.content.decode()


def test_a_leader_sees_no_identity_number_and_no_telephone(county, cast, browse):
    for address in ("/cockpit/", "/cockpit/names/?figure=placements"):
        assert not re.search(r"\d{17}[\dX]|(?<!\d)1\d{10}(?!\d)", shown(browse, cast.leader, address).content.decode())


@pytest.mark.parametrize("places", [2, 30])
def test_the_page_asks_the_same_number_of_questions_at_any_size(
    places, county, cast, browse, django_assert_max_num_queries
):
    for number in range(places):
        township = Division.objects.create(
            code=f"5301299{number:02d}", name=f"镇{number}", level="township", parent_id="530129"
        )
        village = Division.objects.create(
            code=f"5301299{number:02d}201", name=f"村{number}", level="village", parent=township
        )
        make_placement(make_assessed_laborer(village), by=cast.county)
    leader = browse(cast.leader)
    with django_assert_max_num_queries(67):
        leader.get("/cockpit/")
    with django_assert_max_num_queries(20):
        leader.get("/cockpit/names/?figure=placements")


def test_the_page_with_all_it_loads_is_light(county, cast, browse):
    for number in range(40):
        Division.objects.create(
            code=f"5301298{number:02d}", name=f"很长名字的乡镇{number}", level="township", parent_id="530129"
        )
    page = shown(browse, cast.leader).content
    loaded = re.findall(r'(?:href|src)="/static/(xundian/[^"]+?)(?:\.[0-9a-f]{12})?\.(css|js|svg)"', page.decode())
    assert {kind for _name, kind in loaded} == {"css", "js", "svg"}
    files = [Path(finders.find(f"{name}.{kind}")).read_bytes() for name, kind in loaded]
    assert sum(len(gzip.compress(each)) for each in [page, *files]) <= BUDGET_BYTES
