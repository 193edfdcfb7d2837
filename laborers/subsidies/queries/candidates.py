"""Who may claim what, as the records stand: the same reckoning for the daily list and for a claim that is handed in.

A Candidate is one claimant under one policy row and period. Whatever stands in a living claim already is left out.
"""

from dataclasses import dataclass, field

from laborers.subsidies.models import ClaimLine, Policy
from laborers.subsidies.states import Evidence


@dataclass
class Line:
    """What one hire, trainee, school year or the whole is paid for; `complete` when nothing more need be shown."""

    key: str
    fen: int
    complete: bool
    laborer: str = ""
    placement: str = ""
    enrolment: str = ""
    facts: dict = field(default_factory=dict)

    def kept(self):
        """As an entitlement keeps it."""
        named = {name: getattr(self, name) for name in ("laborer", "placement", "enrolment")}
        return {"key": self.key, "fen": self.fen, "complete": self.complete} | {k: v for k, v in named.items() if v}


@dataclass
class Candidate:
    """What one claimant could claim; `known` is proof that the records hold, `missing` what is still to be seen."""

    policy: Policy
    claimant: str
    pk: str
    name: str
    division: str
    period: str = ""
    holds: bool | None = False
    lines: list[Line] = field(default_factory=list)
    reasons: list[dict] = field(default_factory=list)
    facts: dict = field(default_factory=dict)
    people: int = 0
    loan_fen: int = 0
    known: set[str] = field(default_factory=set)
    wanted: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    # Something was left out because it is claimed already; the interface tells it.
    claimed: bool = False

    @property
    def subject(self):
        """Who it is, as one text."""
        return f"{self.claimant}:{self.pk}"

    @property
    def complete(self):
        """The lines that nothing more need be shown of."""
        return [line for line in self.lines if line.complete]

    def complete_with(self, proofs):
        """Say which proof is missing beside what is known and on file ({kind: document})."""
        asked = [*self.policy.evidence, *self.wanted]
        there = self.known | set(proofs)
        if Evidence.CONTRACTS in self.wanted:
            there.discard(Evidence.CONTRACTS.value)
        self.missing = [kind for kind in dict.fromkeys(asked) if kind not in there]
        return self


def without_claimed(candidates):
    """The candidates without lines that a living claim has already; those that lost some say so by `claimed`."""
    candidates = list(candidates)
    keys = [line.key for each in candidates for line in each.lines]
    taken = set(ClaimLine.objects.filter(key__in=keys, standing=True).values_list("key", flat=True))
    for each in candidates:
        left = [line for line in each.lines if line.key not in taken]
        each.claimed, each.lines = len(left) < len(each.lines), left
    return candidates
