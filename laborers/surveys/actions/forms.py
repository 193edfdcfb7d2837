"""One household's form: everybody's answers, and people who were missing, in one transaction (X2.2-1, X4)."""

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.registry import actions as registry
from laborers.registry.models import Household, Laborer
from laborers.surveys.actions.parts import Doubtful, Part, doubts_about, read, unanswered, with_notes
from laborers.surveys.actions.responses import ANSWERS, record_response
from laborers.surveys.models import SurveyForm
from laborers.surveys.states import ANSWER_PROBLEMS, EntryOutcome
from xundian.accounts.scope import under
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.sealing import digest

FORM_FIELDS = (
    "status", "unemployed_reason", "place_province", "place_city", "place_county", "place_text", "employer", "months",
    "wage", "intention", "training_wish", "expected_wage", "care_duty",
)  # fmt: skip


@transaction.atomic
def enter_household(*, id, household, round, on, today, by, members, newcomers=(), stated=None, surveyor=""):
    """Enter a household's form of the day `on`; (SurveyForm, created). The same form (`id`) again changes nothing.

    `members`: Member of each who was asked, the others stay unasked; `newcomers`: Newcomer. `stated`: {(person, field,
    code): note} of doubts that are true as stated. People are named by their id, newcomers as new-0, new-1.

    Raises Invalid with every wrong field (person.field), then Doubtful with every doubt without a note; Conflict when
    the form's id belongs to another household. A known identity number is set aside, and the answer never tells where.
    """
    home = Household.objects.select_for_update(of=("self",)).select_related("division__parent__parent").get(
        pk=household.pk
    )  # fmt: skip
    known = SurveyForm.objects.filter(pk=id).first()
    if known and known.household_id != home.pk:
        raise Conflict(_("This form belongs to another household."), code="conflict", field="id")
    if known:
        return known, False
    people = list(home.laborers.filter(left_on=None))
    parts = read(members, newcomers, people, round=round, on=on, today=today)
    doubts, stated = doubts_about(parts, people, home, on), stated or {}
    if open_doubts := unanswered(doubts, stated):
        raise Doubtful(open_doubts)
    results = _write(parts, id=id, home=home, round=round, on=on, by=by, surveyor=surveyor)
    asked = {part.key for part in parts}
    results += [
        _result(Part(str(each.pk), each.name), EntryOutcome.UNASKED) for each in people if str(each.pk) not in asked
    ]
    return SurveyForm.objects.create(
        id=id, round=round, household=home, division_id=home.division_id, surveyed_on=on, surveyor=surveyor,
        results=results, stated=with_notes(doubts, stated), by=by,
    ), True  # fmt: skip


def _write(parts, *, id, home, round, on, by, surveyor):
    """What came of everybody who was asked."""
    results = []
    for part in parts:
        if part.as_last and part.as_last.round_id == round.pk:
            results.append(_result(part, EntryOutcome.KEPT, laborer=part.key))
            continue
        answers = (_same(part.as_last) if part.as_last else part.values) | {"surveyor": surveyor}
        outcome = EntryOutcome.AS_LAST if part.as_last else EntryOutcome.RECORDED
        laborer, key = part.laborer, uuid.uuid5(id, part.key)
        if part.person:
            laborer, transfer = _register(part, home=home, answers=answers, round=round, id=key, by=by, on=on)
            outcome = EntryOutcome.REGISTERED
        if laborer is None:
            results.append(_result(part, EntryOutcome.PARKED, transfer=transfer))
            continue
        row = record_response(round=round, laborer=laborer, answers=answers, by=by, on=on, id=key)
        results.append(_result(part, outcome, laborer=str(laborer.pk), response=str(row.pk)))
    return results


def _same(response):
    return {name: getattr(response, name) for name in ANSWERS}


def _result(part, outcome, **more):
    return {"person": part.key, "name": part.name, "outcome": outcome.value} | more


def _register(part, *, home, answers, round, id, by, on):
    """(the new person, "") or, for a known identity number, (None, id of the transfer that waits for the township)."""
    person = part.person
    try:
        return registry.register_laborer(household=home, by=by, on=on, id=id, **person), ""
    except Conflict as refusal:
        if refusal.code != "parked":
            raise
    except Invalid as refusal:
        raise Invalid(fields={f"{part.key}.{name}": (code, text) for name, code, text in refusal.errors}) from None
    county = under("division_id", home.division_id[:6])
    known = Laborer.objects.get(county, identity_digest=digest(person["identity"]))
    if known.household_id == home.pk and not known.left_on:
        raise Invalid(fields={f"{part.key}.identity": ("identity_here", ANSWER_PROBLEMS["identity_here"])})
    transfer = registry.open_transfer(
        laborer=known, to_division=home.division, household_number=home.number, source="entry",
        answers=answers | {"surveyed_on": on}, profile=person, round_id=round.pk, by=by, on=on,
    )  # fmt: skip
    return None, str(transfer.pk)
