"""What waits for a decision about who is who: people reported in another village, and people registered twice."""

from datetime import timedelta

from laborers.registry import actions
from laborers.registry.models import Laborer
from xundian.demo.cast import TOWNSHIP
from xundian.divisions.models import Division

REPORTS, TWICE = 3, 2
REPORTED_DAYS, ENTERED_DAYS = 6, 11


def raise_questions(setting):
    """Reports and possible duplicates in the township that signs in; how many of each."""
    people = Laborer.objects.filter(division__parent_id=TOWNSHIP, left_on=None, household__site_id=None)
    people = list(people.select_related("household").order_by("household__number", "identity_digest"))
    chosen = setting.rng.sample(people, REPORTS + TWICE)
    villages = list(Division.objects.filter(parent_id=TOWNSHIP, valid_to=None).order_by("code"))
    for laborer in chosen[:REPORTS]:
        village = setting.rng.choice([each for each in villages if each.code != laborer.division_id])
        _report(setting, laborer, village)
    for laborer in chosen[REPORTS:]:
        _register_again(setting, laborer)
    return {"reported moves": REPORTS, "possible duplicates": TWICE}


def _report(setting, laborer, village):
    """Somebody wrote the person down in the next village."""
    actions.open_transfer(
        laborer=laborer, to_division=village, household_number=laborer.household.number, source="entry",
        profile={"name": laborer.name, "phone": laborer.phone}, by=setting.users["township"],
        on=setting.on - timedelta(days=REPORTED_DAYS),
    )  # fmt: skip


def _register_again(setting, laborer):
    """The same person once more, entered by hand without the card: the search for duplicates finds the pair."""
    actions.enter_laborer(
        household=laborer.household, name=laborer.name, sex=laborer.sex, birth=laborer.birth,
        by=setting.users["township"], on=setting.on - timedelta(days=ENTERED_DAYS),
    )  # fmt: skip
