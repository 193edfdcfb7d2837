"""Public pages of draws: readable without a script, nothing before the freeze, and the file that is published."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relocation.draws import actions, rules
from tests.factories.draws import (
    FROZEN,
    entry,
    make_drawn,
    make_empty,
    make_frozen,
    make_prepared,
    make_told,
    secret_of,
)
from tests.factories.relocation import make_site


@pytest.fixture
def site(tree, cast):
    return make_site(tree.township, by=cast.county)


def shown(client, path, **given):
    return client.get(path, {"lang": "en"} | given)


def test_a_draw_is_public_from_the_freeze_on(client, cast, tree, site):
    row = make_prepared(site, tree.village, cast.county)
    for path in (f"/draws/{row.code}/", f"/draws/{row.code}/draw.json", "/draws/ABCD-EFGH/"):
        assert client.get(path).status_code == 404
    assert row.code not in shown(client, "/draws/").content.decode()
    row = actions.freeze(draw=row, by=cast.county, on=FROZEN)
    page = shown(client, f"/draws/{row.code}/")
    assert page.status_code == 200
    text = page.content.decode()
    assert row.digest in text
    assert "not published yet" in text
    assert row.code in shown(client, "/draws/").content.decode()


def test_a_told_secret_stays_hidden_until_the_draw_is_made(client, cast, tree, site):
    row = make_told(site, tree.village, cast.county)
    before = [client.get(f"/draws/{row.code}/{path}").content.decode() for path in ("", "draw.json")]
    actions.run(draw=row, by=cast.county, on=FROZEN.replace(day=18))
    after = [client.get(f"/draws/{row.code}/{path}").content.decode() for path in ("", "draw.json")]
    for number in (1, 2):
        assert not any(secret_of(number) in each for each in before)
        assert all(secret_of(number) in each for each in after)


def test_the_published_file_is_checked_without_the_server(client, cast, tree, site):
    row = make_drawn(site, tree.village, cast.county, persons=(4, 3, 2, 4), homes=(4, 4, 2))
    answer = client.get(f"/draws/{row.code}/draw.json")
    assert answer["Content-Type"].startswith("application/json")
    assert f"draw-{row.code}.json" in answer["Content-Disposition"]
    assert rules.faults_of(json.loads(answer.content), [row.digest]) == []


def test_the_result_is_read_without_a_script_by_masked_names(client, cast, tree, site):
    row = make_drawn(site, tree.village, cast.county, persons=(4, 4, 4), homes=(4, 4))
    text = shown(client, f"/draws/{row.code}/").content.decode()
    assert "2 households drew a home" in text
    assert "waiting list" in text
    assert "王**" in text
    assert "王小明" not in text
    assert f"python3 verify_draw.py draw.json {row.digest}" in text
    assert entry(row, 1).slip not in text


def test_it_tells_who_was_next_and_who_repeats(client, cast, tree, site):
    row = make_drawn(site, tree.village, cast.county, persons=(4, 4), homes=(4,))
    first = row.allotments.get(position=1).entry
    actions.give_back(entry=first, reason="家里老人病重", by=cast.county, on=FROZEN.replace(day=25))
    text = shown(client, f"/draws/{row.code}/").content.decode()
    assert "Given back since" in text
    assert "家里老人病重" not in text
    gone = actions.abandon(draw=make_frozen(site, tree.village, cast.county), reason="停电", by=cast.county, on=FROZEN)
    again = actions.repeat_draw(draw=gone, reveal_by=FROZEN, by=cast.county, on=FROZEN)
    text = shown(client, f"/draws/{gone.code}/").content.decode()
    assert "abandoned and has no result" in text
    assert again.code not in text  # it is prepared, and not public yet


def test_the_page_works_under_the_policy_of_the_house(client, cast, tree, site):
    row = make_drawn(site, tree.village, cast.county)
    text = shown(client, f"/draws/{row.code}/").content.decode()
    assert '<script type="module" src=' in text
    assert "onclick" not in text
    assert "style=" not in text


def test_a_witness_commits_on_a_page_that_sends_nothing(client, cast, tree, site):
    row = make_empty(site, tree.county, cast.county)
    page = shown(client, "/draws/commit/", draw=row.code.lower())
    text = page.content.decode()
    assert f'value="{row.code}"' in text
    assert "action=" not in text
    assert "printf '%s" in text
    assert client.get("/draws/commit/", {"draw": "<b>"}).status_code == 200


def test_the_pages_take_as_many_queries_at_any_size(client, cast, tree, site):
    counts = []
    for size in (3, 12):
        row = make_drawn(site, tree.village, cast.county, persons=(4,) * size, homes=(4,) * size)
        client.get("/draws/")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/draws/{row.code}/")
            client.get("/draws/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_an_empty_list_says_so(client, db):
    assert "No draw is published yet." in shown(client, "/draws/").content.decode()
