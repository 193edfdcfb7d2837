import pytest

from relocation.channels import rules
from relocation.channels.rules import Member, Places
from relocation.channels.states import CHANNEL_MOVES, LIVE, REASONS, ChannelKind, ChannelState, explain

FREE = {"workshops": {"w": 1}, "posts": {"p": 1}}
WORKSHOP_FULL = {"workshops": {"w": 0}, "posts": {"p": 1}}
ALL_FULL = {"workshops": {}, "posts": {"p": 0}}
SCHOOLED = {"education": "70"}


@pytest.mark.parametrize(
    ("member", "places", "channel", "codes"),
    [
        (SCHOOLED | {"intention": "out_province"}, FREE, "MIGRATION", ["goes_out"]),
        (SCHOOLED | {"intention": "in_province"}, ALL_FULL, "MIGRATION", ["goes_out"]),
        ({"education": "90", "intention": "out_province"}, FREE, "MIGRATION", ["goes_out"]),
        ({"intention": "out_province", "care_duty": True, "education": "70"}, FREE, "WORKSHOP",
         ["care_duty", "workshop_free"]),
        ({"intention": "out_province", "labour_skill": "weak", "education": "70"}, FREE, "WORKSHOP",
         ["weak", "workshop_free"]),
        ({"intention": "in_county", "education": "80"}, FREE, "WORKSHOP", ["low_skilled", "workshop_free"]),
        ({"intention": ""}, FREE, "WORKSHOP", ["low_skilled", "workshop_free"]),
        ({"intention": "farming", "education": "80"}, FREE, "INDUSTRY", ["wants_farm_work"]),
        ({"intention": "farming", "education": "80", "care_duty": True}, FREE, "WORKSHOP",
         ["care_duty", "low_skilled", "workshop_free"]),
        (SCHOOLED | {"intention": "in_county"}, FREE, "INDUSTRY", ["works_nearby"]),
        ({"intention": "in_county", "education": "80", "certified": True}, FREE, "INDUSTRY", ["works_nearby"]),
        ({"intention": "in_county", "education": "80", "labour_skill": "skilled"}, FREE, "INDUSTRY",
         ["works_nearby"]),
        ({"intention": "in_county", "education": "80"}, WORKSHOP_FULL, "INDUSTRY", ["works_nearby", "workshop_full"]),
        (SCHOOLED | {"care_duty": True}, WORKSHOP_FULL, "INDUSTRY", ["works_nearby", "workshop_full"]),
        (SCHOOLED | {"labour_skill": "weak"}, WORKSHOP_FULL, "WELFARE", ["weak", "workshop_full", "post_free"]),
        (SCHOOLED | {"labour_skill": "weak"}, ALL_FULL, "WELFARE", ["weak", "workshop_full", "post_full"]),
    ],
)  # fmt: skip
def test_the_channel_for_a_person(member, places, channel, codes):
    proposal = rules.propose(Member(id="x", **member), Places(**{name: dict(row) for name, row in places.items()}))
    assert (proposal.channel, [reason.code for reason in proposal.reasons]) == (channel, codes)
    assert set(codes) <= set(REASONS)


@pytest.mark.parametrize(
    ("members", "first"),
    [
        ([Member("a", labour_skill="weak"), Member("b")], "b"),
        ([Member("a", care_duty=True), Member("b")], "b"),
        ([Member("a", labour_skill="weak"), Member("b", care_duty=True)], "b"),
        ([Member("b"), Member("a")], "a"),
    ],
)
def test_whom_of_a_household_to_ask_first(members, first):
    assert rules.choose(members).id == first
    assert rules.choose(members[::-1]).id == first


def test_places_are_used_up_one_by_one():
    places = Places(workshops={"a": 2, "b": 1})
    assert [places.take("WORKSHOP") for _number in range(4)] == ["a", "b", "a", None]
    assert not places.workshop_free
    assert places.take("WELFARE") is None
    assert places.take("MIGRATION") is None


@pytest.mark.parametrize(
    ("channel", "workshop", "post", "problem"),
    [
        ("WORKSHOP", "w", None, None),
        ("WELFARE", None, "p", None),
        ("MIGRATION", None, None, None),
        ("WELFARE", "w", None, ("workshop", "other_channel")),
        ("WORKSHOP", None, "p", ("welfare_post", "other_channel")),
        ("MIGRATION", "w", None, ("workshop", "other_channel")),
    ],
)
def test_which_place_belongs_to_a_channel(channel, workshop, post, problem):
    assert rules.place_problem(channel, workshop=workshop, welfare_post=post) == problem


@pytest.mark.parametrize(
    ("channel", "work", "missing"),
    [
        ("WORKSHOP", {}, "workshop"),
        ("WORKSHOP", {"workshop": "w"}, None),
        ("WELFARE", {}, "welfare_post"),
        ("WELFARE", {"welfare_post": "p"}, None),
        ("INDUSTRY", {"employer_name": "基地"}, "occupation"),
        ("INDUSTRY", {"employer_name": "基地", "occupation": "vegetables"}, None),
        ("MIGRATION", {"employer_name": "厂", "occupation": "welding"}, "destination"),
        ("MIGRATION", {"employer_name": "厂", "occupation": "welding", "destination": "440300"}, None),
        ("MIGRATION", {"employer_name": "", "occupation": "welding", "destination": "440300"}, "employer_name"),
    ],
)
def test_what_a_channel_needs_to_place_someone(channel, work, missing):
    assert rules.missing_for(channel, work) == missing


def test_every_channel_has_an_organiser():
    assert set(rules.ORGANISERS) == set(ChannelKind.values)


def test_every_state_stands_in_the_table_and_live_ones_can_end():
    assert set(CHANNEL_MOVES.states) == set(ChannelState.values)
    for state in LIVE:
        assert {"declined", "expired"} <= set(CHANNEL_MOVES[state])


def test_reasons_are_told_in_words():
    told = explain([{"code": "weak", "values": {}}, {"code": "unknown", "values": {}}])
    assert [each["code"] for each in told] == ["weak", "unknown"]
    assert told[0]["text"] != "weak"
