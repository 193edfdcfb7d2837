"""Who a claimant is: name and place of a person, an enterprise, a local business, or an institution (X2.3)."""

from typing import NamedTuple

from laborers.subsidies.queries.sources import asked_for
from laborers.subsidies.states import FAULTS, Claimant
from xundian.kit.errors import Invalid


class Known(NamedTuple):
    """What a claim keeps of who claims: the key, the name, and the code of the place."""

    pk: str
    name: str
    division: str


def claimant_of(claimant, subject):
    """Known of a row of the kind of claimant, or of the key of an institution; Invalid (claimant_unknown) for none."""
    if claimant == Claimant.INSTITUTION:
        found = asked_for(subject)
        if found is None:
            raise Invalid(FAULTS["claimant_unknown"], field="institution", code="claimant_unknown")
        return Known(str(subject), *found)
    place = subject.county_id if claimant == Claimant.ENTERPRISE else subject.division_id
    return Known(str(subject.pk), subject.name, place)
