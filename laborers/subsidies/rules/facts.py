"""What rules look at, and what they find: every condition with whether it holds, does not, or cannot be known yet."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Hire:
    """One person at work for an employer; `village` is the person's home, `supported` as it was on the day of hire."""

    laborer: str
    placement: str
    sex: str
    birth: date
    village: str
    started_on: date
    contract_from: date | None = None
    contract_to: date | None = None
    ended_on: date | None = None
    supported: bool = False


@dataclass(frozen=True)
class Business:
    """A local business or place as recorded, with its hires."""

    kind: str
    place: str
    opened_on: date
    closed_on: date | None = None
    licensed_on: date | None = None
    recognised_on: date | None = None
    employs: bool = False
    worked_away: bool = False
    hires: tuple[Hire, ...] = ()


@dataclass(frozen=True)
class Trainee:
    """Somebody's end of a class: `supported` on the day they joined it; keys as text."""

    laborer: str
    name: str
    village: str
    enrolment: str
    institution: str
    institution_name: str
    institution_place: str
    project: str
    subsidised: bool
    ended_on: date | None
    passed: bool
    supported: bool


@dataclass(frozen=True)
class Student:
    """Somebody enrolled in schooling: `code` is the line that its programme names, EDU-LIVING or EDU-TUITION."""

    laborer: str
    name: str
    village: str
    enrolment: str
    code: str
    enrolled_on: date
    ended_on: date | None
    supported: bool


@dataclass(frozen=True)
class Reason:
    """One condition: `code` of states.REASONS, whether it `holds` (None: not known), values for the sentence.

    `proof` is what would make an unknown one known.
    """

    code: str
    holds: bool | None
    values: dict = field(default_factory=dict)
    proof: str = ""


@dataclass(frozen=True)
class Judged:
    """What a rule found: its conditions in order, and what is paid when all of them hold."""

    reasons: tuple[Reason, ...]
    amount_fen: int = 0
    loan_fen: int = 0
    # Whom it is paid for, as keys of laborers; of what is paid by heads.
    people: tuple[str, ...] = ()

    @property
    def holds(self):
        """True when every condition holds, False when one does not, else None: likely, with proof to come."""
        if any(each.holds is False for each in self.reasons):
            return False
        return None if any(each.holds is None for each in self.reasons) else True

    @property
    def proofs(self):
        """The proof that is missing, each once."""
        return list(dict.fromkeys(each.proof for each in self.reasons if each.holds is None and each.proof))


def told(reasons):
    """Reasons as they are kept with an entitlement or a claim."""
    return [{"code": each.code, "holds": each.holds, "values": each.values} for each in reasons]


def proven(holds, proof, proofs):
    """What is known of a condition: recorded, or else shown by a proof on file; None when neither."""
    return True if holds or proof in proofs else None
