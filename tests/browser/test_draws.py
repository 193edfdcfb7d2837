"""A draw made again in a real browser: it holds; planted frauds do not; a witness's commitment is the program's own."""

import json

import pytest

from relocation.draws import actions, queries, rules
from tests.factories.draws import entry, make_drawn
from tests.factories.relocation import make_site

HOLDS, BROKEN = "holds", "does NOT hold"


@pytest.fixture
def drawn(transactional_db, june, cast, tree):
    """A draw with a second turn for larger homes, and a home given back since."""
    row = make_drawn(
        make_site(tree.township), tree.village, cast.county, persons=(4, 2, 3, 4, 5, 2, 4, 1), homes=(4, 4, 2, 5, 3),
        witnesses=3, larger_homes=True,
    )  # fmt: skip
    first = entry(row, queries.made(row)["allotments"][0]["entry"])
    actions.give_back(entry=first, reason="不搬了", by=cast.county, on=row.drawn_on)
    return row


def checked(window, row, paper="", publication=None):
    """{part: words} that the page says after making the draw again, of the publication that the server would send."""
    if publication is not None:
        window.page.route("**/draw.json", lambda route: route.fulfill(json=publication))
    window.open(f"/draws/{row.code}/?lang=en")
    window.page.fill("#paper", paper)
    window.page.click("[data-draw] button")
    window.page.wait_for_selector("[data-part=digest]:visible")
    lines = window.page.locator("[data-part]:visible").all()
    return {line.get_attribute("data-part"): line.inner_text().rpartition(": ")[2] for line in lines}


def test_an_honest_draw_holds_in_every_part(visitor, drawn):
    window = visitor()
    found = checked(window, drawn, f" {drawn.digest.upper()} ")
    parts = ["digest", "paper", "commitments", "seed", "order", "allotments", "waiting", "successions"]
    assert found == dict.fromkeys(parts, HOLDS)
    assert window.noise == []


def _swapped(told):
    first, second = told["allotments"][:2]
    first["home"], second["home"] = second["home"], first["home"]


def _changed(told):
    told["roster"]["entries"][0]["persons"] = 3


def _dropped(told):
    told["roster"]["entries"].pop()


def _seeded(told):
    told["seed"] = "ab" * 32


def _revealed(told):
    told["secrets"][0] += "x"


def _passed_over(told):
    told["successions"][0]["next"] = None if told["successions"][0]["next"] else told["waiting"][-1]


@pytest.mark.parametrize(
    ("fraud", "part"),
    [
        (_swapped, "allotments"), (_changed, "digest"), (_dropped, "digest"), (_seeded, "seed"),
        (_revealed, "commitments"), (_passed_over, "successions"),
    ],
)  # fmt: skip
def test_a_planted_fraud_does_not_hold(visitor, drawn, fraud, part):
    told = queries.publication_of(drawn)
    fraud(told)
    assert checked(visitor(), drawn, publication=told)[part] == BROKEN


def test_a_roster_exchanged_as_a_whole_is_found_by_paper_alone(visitor, drawn):
    told = json.loads(json.dumps(queries.publication_of(drawn)))
    told["roster"]["entries"][0]["name"] = "李**"
    told |= {"digest": rules.digest_of(told["roster"]), "successions": []}
    told |= rules.result_of(told["roster"], told["secrets"])
    window = visitor()
    assert set(checked(window, drawn, publication=told).values()) == {HOLDS}
    assert checked(window, drawn, drawn.digest)["paper"] == BROKEN


def test_a_witness_commits_in_the_browser_and_sends_nothing(visitor, drawn):
    window = visitor()
    window.open(f"/draws/commit/?lang=en&draw={drawn.code}")
    sent = []
    window.page.on("request", lambda request: sent.append(request.url))
    window.page.fill("#number", "2")
    window.page.click("[data-commit] button")
    window.page.wait_for_function("document.querySelector('[data-commit] [role=status]').textContent.length === 64")
    secret = window.page.input_value("#secret")
    shown = window.page.inner_text("[data-commit] [role=status]")
    assert rules.secret_fault(secret) == ""
    assert shown == rules.commitment_of(drawn.code, 2, secret)
    assert [each for each in sent if not each.endswith("icon.svg")] == []
    window.page.fill("#secret", "short")
    window.page.click("[data-commit] button")
    window.page.wait_for_function("document.querySelector('[data-commit] [role=status]').textContent.length !== 64")
    assert "20 to 80" in window.page.inner_text("[data-commit] [role=status]")


def test_without_a_script_everything_can_be_read(visitor, drawn):
    window = visitor(java_script_enabled=False)
    window.open(f"/draws/{drawn.code}/?lang=en")
    assert drawn.digest in window.text
    assert "python3 verify_draw.py" in window.text
    assert "Checked in this browser" not in window.text
