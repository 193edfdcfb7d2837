"""One household's form: everybody's answers, and people who were missing, in one transaction (X2.2-1, X4)."""

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.registry import actions as registry
from laborers.registry.models import Household
from laborers.surveys.actions.parts import Doubtful, Part, doubts_about, read, unanswered, with_notes
from laborers.surveys.actions.responses import ANSWERS, record_response
from laborers.surveys.models import SurveyForm
from laborers.surveys.states import ANSWER_PROBLEMS, EntryOutcome
from xundian.kit.errors import Conflict, Invalid

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
    """(the new person, "") or, for somebody known elsewhere, (None, id of the report that the township decides)."""
    told = answers | {"surveyed_on": on}
    try:
        laborer, transfer = registry.enter_laborer(
            household=home, by=by, on=on, id=id, answers=told, round_id=round.pk, **part.person
        )
    except registry.KnownHere as refusal:
        raise Invalid(fields={f"{part.key}.identity": _known_here(refusal.laborer, home)}) from None
    except Invalid as refusal:
        wrong = {f"{part.key}.{name}": (code, text) for name, code, text in refusal.errors}
        raise Invalid(fields=wrong) from None
    return laborer, transfer and str(transfer.pk)


def _known_here(laborer, home):
    """Whom the officer sees in the own village may be named by household."""
    if laborer.household_id == home.pk:
        return "identity_here", ANSWER_PROBLEMS["identity_here"]
    text = ANSWER_PROBLEMS["identity_in_village"] % {"number": laborer.household.number}
    return "identity_in_village", text
