"""Frauds planted in a published draw: the program's check finds each, and so does the listing of docs/draws.md."""

import copy
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from relocation.draws import rules
from relocation.draws.states import FRAUDS
from tests.factories.draws import CODE, make_publication, make_roster, secret_of

ROOT = Path(__file__).resolve().parents[3]
LISTING = re.search(r"```python\n(.*?)```", (ROOT / "docs/draws.md").read_text(), re.S)[1]
TRUE = make_publication()
PAPERS = [TRUE["digest"], *(each["commitment"] for each in TRUE["roster"]["witnesses"])]


def _consistent(roster, secrets=None):
    """What a cheat publishes who makes everything fit again."""
    secrets = secrets or TRUE["secrets"]
    made = {"state": "drawn", "roster": roster, "digest": rules.digest_of(roster), "secrets": secrets}
    return made | rules.result_of(roster, secrets) | {"successions": []}


def _swapped_homes(told):
    first, second = told["allotments"][:2]
    first["home"], second["home"] = second["home"], first["home"]


def _swapped_entries(told):
    first, second = told["order"].index(1), told["order"].index(4)
    told["order"][first], told["order"][second] = 4, 1


def _home_for_who_waits(told):
    told["allotments"][-1]["entry"], told["waiting"][0] = told["waiting"][0], told["allotments"][-1]["entry"]


def _dropped_entry(told):
    gone = told["roster"]["entries"].pop()["number"]
    told["order"].remove(gone)
    told["allotments"] = [each for each in told["allotments"] if each["entry"] != gone]
    told["waiting"] = [each for each in told["waiting"] if each != gone]


def _changed_entry(told):
    told["roster"]["entries"][0]["name"] = "李**"


def _other_mark(told):
    told["roster"]["entries"][0]["mark"] = rules.mark_of(CODE, 1, "李大山", "AB-CD")


def _other_seed(told):
    told["seed"] = "ab" * 32
    told["order"] = rules.order_of(told["seed"], range(1, 6))
    told["allotments"], told["waiting"] = rules.allot(told["roster"], told["order"])


def _other_secret(told):
    told["secrets"][1] = "another-secret-of-1234567"
    told |= rules.result_of(told["roster"], told["secrets"])


def _secrets_swapped(told):
    told["secrets"].reverse()
    told |= rules.result_of(told["roster"], told["secrets"])


def _witness_left_out(told):
    del told["roster"]["witnesses"][1], told["secrets"][1]
    told |= _consistent(told["roster"], told["secrets"])


def _waiting_list_shuffled(told):
    told["waiting"].append(99)


def _roster_exchanged(told):
    """Everything fits in itself: only paper tells."""
    told["roster"]["entries"][0]["persons"] = 2
    told |= _consistent(told["roster"])


def _entry_dropped_and_drawn_again(told):
    told["roster"]["entries"].pop()
    told |= _consistent(told["roster"])


def _witness_exchanged(told):
    secret = "a-secret-of-the-cheat-0123"
    told["roster"]["witnesses"][1]["commitment"] = rules.commitment_of(CODE, 2, secret)
    told |= _consistent(told["roster"], [told["secrets"][0], secret])


FRAUD = {
    _swapped_homes: "allotments", _swapped_entries: "order", _home_for_who_waits: "waiting", _dropped_entry: "digest",
    _changed_entry: "digest", _other_mark: "digest", _other_seed: "seed", _other_secret: "commitment",
    _secrets_swapped: "commitment", _witness_left_out: "witnesses", _waiting_list_shuffled: "waiting",
    _roster_exchanged: "paper", _entry_dropped_and_drawn_again: "paper", _witness_exchanged: "paper",
}  # fmt: skip


def _planted(fraud):
    told = copy.deepcopy(TRUE)
    fraud(told)
    assert told != TRUE
    return told


def _run_listing(folder, told, papers=PAPERS):
    program, file = folder / "verify_draw.py", folder / "draw.json"
    program.write_text(LISTING)
    file.write_text(json.dumps(told, ensure_ascii=False, indent=1))
    command = [sys.executable, "-I", str(program), str(file), *papers]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_it_finds_nothing_in_an_honest_draw(tmp_path):
    assert rules.faults_of(TRUE, PAPERS) == []
    done = _run_listing(tmp_path, TRUE)
    assert (done.returncode, done.stdout) == (0, "drawn: everything fits\n")


@pytest.mark.parametrize("fraud", FRAUD, ids=lambda fraud: fraud.__name__)
def test_it_finds_a_planted_fraud(fraud):
    found = rules.faults_of(_planted(fraud), PAPERS)
    assert FRAUD[fraud] in [each.code for each in found]
    assert {each.code for each in found} <= FRAUDS.keys()


@pytest.mark.parametrize("fraud", FRAUD, ids=lambda fraud: fraud.__name__)
def test_the_listing_alone_finds_it_too(fraud, tmp_path):
    done = _run_listing(tmp_path, _planted(fraud))
    assert done.returncode == 1
    assert "everything fits" not in done.stdout


@pytest.mark.parametrize("fraud", [_roster_exchanged, _entry_dropped_and_drawn_again, _witness_exchanged])
def test_without_paper_a_roster_exchanged_as_a_whole_is_not_found(fraud, tmp_path):
    """Why witnesses take the digest home: the documents say so."""
    assert rules.faults_of(_planted(fraud)) == []
    assert _run_listing(tmp_path, _planted(fraud), papers=[]).returncode == 0
    assert _run_listing(tmp_path, _planted(fraud), papers=PAPERS[:1]).returncode == 1


@pytest.mark.parametrize("larger", [0, 1])
@pytest.mark.parametrize("serial", range(6))
def test_the_listing_makes_the_same_draw_of_any_roster(larger, serial, tmp_path):
    persons = [(serial * 5 + n * 3) % 6 + 1 for n in range(20)]
    homes = [(serial + n * 2) % 5 + 1 for n in range(13)] + [6]
    told = make_publication(make_roster(persons, homes, witnesses=3, larger_homes=larger))
    assert rules.faults_of(told) == []
    done = _run_listing(tmp_path, told, [told["digest"]])
    assert (done.returncode, done.stdout) == (0, "drawn: everything fits\n")


def test_the_listing_that_people_download_is_the_one_of_the_documents():
    assert (ROOT / "xundian/pages/static/xundian/verify_draw.txt").read_text() == LISTING


def test_it_checks_what_there_is_of_a_draw_that_was_not_made(tmp_path):
    roster = make_roster(homes=(4, 4, 3, 6))
    told = {"state": "frozen", "roster": roster, "digest": rules.digest_of(roster), "secrets": [None, None]}
    assert rules.faults_of(told, [told["digest"]]) == []
    assert _run_listing(tmp_path, told, [told["digest"]]).stdout == "frozen: everything fits\n"
    assert rules.faults_of(told | {"order": [1]}) == [rules.Fault("not_made")]
    assert rules.faults_of(told | {"state": "abandoned", "secrets": [secret_of(1), None]}) == []
    assert rules.faults_of(told | {"secrets": [secret_of(2), None]}) == [rules.Fault("commitment", "1")]
    assert rules.faults_of(told | {"state": "drawn", "secrets": [secret_of(1), None]}) == [rules.Fault("secrets")]
    assert rules.faults_of(told | {"secrets": []}) == [rules.Fault("secrets")]


def test_it_finds_rosters_that_cannot_be():
    assert (
        rules.faults_of(make_publication() | {"roster": make_roster(algorithm="xundian-draw/9")})[0].code == "algorithm"
    )
    assert rules.Fault("too_large", "2") in rules.roster_faults(make_roster(persons=(4, 9)))
    assert rules.Fault("witnesses") in rules.roster_faults(make_roster(witnesses=1))
    assert rules.Fault("numbers", "homes") in rules.roster_faults(make_roster(homes=()) | {"entries": []})
    twice = make_roster()
    twice["homes"][1]["home"] = twice["homes"][0]["home"]
    assert rules.Fault("homes_twice") in rules.roster_faults(twice)


@pytest.mark.parametrize(
    "rubbish", [None, [], {}, "x", 7, {"roster": None, "secrets": []}, {"roster": {}, "secrets": 1}]
)
def test_it_says_what_is_no_publication(rubbish):
    assert rules.faults_of(rubbish) == [rules.Fault("shape")]


def test_it_holds_changes_after_the_draw_against_the_waiting_list():
    roster = make_roster(persons=(4, 4, 4), homes=(4,))
    told = make_publication(roster)
    first, second, third = told["order"]
    step = {"number": 1, "entry": first, "home": 1, "next": second}
    assert rules.faults_of(told | {"successions": [step]}) == []
    gone = {"number": 2, "entry": third, "home": None, "next": None}
    assert rules.faults_of(told | {"successions": [step, gone]}) == []
    for wrong in ({"next": third}, {"next": None}, {"home": 2}, {"entry": 77}, {"number": 2}):
        assert rules.faults_of(told | {"successions": [step | wrong]})[0] == rules.Fault("succession", "1")
    again = {"number": 3, "entry": first, "home": None, "next": None}
    assert rules.faults_of(told | {"successions": [step, gone, again]}) == [rules.Fault("succession", "3")]
