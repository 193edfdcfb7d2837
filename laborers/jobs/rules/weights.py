"""The weights of the score: points of each reason. A county may set others from a day on (models.MatchPolicy)."""

# docs/matching.md says of each why it is what it is.
POINTS = {
    "wage_reaches": 100, "wage_within": 60, "has_skill": 120, "trained": 30, "training_wish": 60,
    "distance_wanted": 80, "distance_nearer": 30, "direction": 60, "care_near": 50, "care_far": -80,
    "together": 70, "season": 40, "board": 20, "insurance": 10,
}  # fmt: skip
# Points of a wage nobody told a wish for; points lost for each hundredth that a wage stays below the wish.
WAGE_UNKNOWN, WAGE_SLOPE = 50, 2
# No weight is larger: the sum of all stays small enough for tables of two-byte numbers.
MOST = 200
# Only these speak against a post.
NEGATIVE = frozenset({"care_far"})


def weight_faults(weights):
    """{name: code of states.WEIGHT_FAULTS} of weights as sent; every weight is named, none twice."""
    found = {name: "unknown_weight" for name in weights if name not in POINTS}
    for name in POINTS:
        value = weights.get(name)
        low, high = (-MOST, 0) if name in NEGATIVE else (0, MOST)
        if not isinstance(value, int) or isinstance(value, bool):
            found[name] = "not_a_number"
        elif not low <= value <= high:
            found[name] = "out_of_range"
    if not found and weights["wage_within"] > weights["wage_reaches"]:
        found["wage_within"] = "wage_order"
    return found
