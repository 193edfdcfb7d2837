"""What is on record beside a question: of the person and the newest answers, or of the household's year."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from laborers.economy import rules
from laborers.economy.models import HouseholdEconomy
from laborers.registry.columns import sees
from laborers.registry.models import Household, Laborer
from laborers.surveys.models import SurveyResponse
from xundian.accounts.actions import note_read
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.kit.formats import written
from xundian.pages.desk.verify.inputs import INPUTS, PERSON, current, names_for, typed

SHOWN_PERSON = ("relation", "education", "health", "labour_skill", "phone")
SHOWN_ANSWERS = ("status", "place", "employer", "months", "wage_fen", "surveyed_on")


def person_of(user, row, at):
    """The person a question is about, when the reader sees people of that place; it is noted who looked."""
    person = row.laborer
    if person is None or not visible_to(user, Laborer.objects.filter(pk=person.pk)).exists():
        return None
    note_read(user=user, model="laborers.laborer", record=person.pk, how="page", at=at)
    return person


def answers_of(row):
    """What the person answered in the round of the import, newest revision; of other kinds the profile."""
    rows = SurveyResponse.objects.filter(laborer=row.laborer)
    rows = rows.filter(round=row.batch.round_id) if row.batch.round_id else rows.filter(is_profile=True)
    return rows.order_by("-revision").first()


def lines(user, row, person, answers, lists):
    """[(words, value, whether the question is about it)] as far as the reader's role sees it."""
    if person is None:
        return _year(user, row)
    about = names_for(row)
    found = [(_("Name"), person.name, "name" in about), (_("Sex and day of birth"), _born(person), False)]
    if sees(user.role, "laborer", "identity_hint"):
        found.append((_("Identity number"), person.identity_hint, False))
    for name in (*SHOWN_PERSON, *(SHOWN_ANSWERS if answers else ())):
        if name not in PERSON or sees(user.role, "laborer", name):
            found.append((INPUTS[name].label, _worded(name, person, answers, lists), name in about))
    return found


def links(user, row, person):
    """[(words, address)] of the pages where the reader sees more, or puts the record right."""
    household = person.household if person else _household(user, row)
    found = []
    if person and carries(user.role, "laborers.read"):
        found.append((_("The whole record"), reverse("person", args=[person.pk])))
    if household and carries(user.role, "households.read"):
        words = _("Household %(number)s") % {"number": household.number}
        found.append((words, reverse("household", args=[household.pk])))
    if household and row.kind == "household_economy" and carries(user.role, "economies.edit"):
        address = reverse("household-economy", args=[household.pk])
        found.append((_("Put income and land of the year right"), f"{address}?year={row.batch.year}"))
    return found


def _year(user, row):
    """The figures of the household's year, of an import of incomes and land; nothing of other kinds."""
    if row.kind != "household_economy":
        return []
    belongs = Q(household__number=row.subject) | Q(sample_code=row.subject)
    record = visible_to(user, HouseholdEconomy.objects.filter(belongs, year=row.batch.year)).first()
    if record is None:
        return []
    names = [name for name in rules.FIGURES if getattr(record, name) is not None]
    return [(_title(record, name), _figure(record, name), name.removesuffix("_fen") == row.field) for name in names]


def _title(record, name):
    words = str(record._meta.get_field(name).verbose_name)
    return _("%(words)s (yuan)") % {"words": words} if name in rules.MONEY else words[:1].upper() + words[1:]


def _figure(record, name):
    value = getattr(record, name)
    if name in rules.MONEY:
        return typed("wage_fen", value)
    return f"{value.normalize():f}" if name in rules.AREAS else str(value)


def _household(user, row):
    return visible_to(user, Household.objects.filter(number=row.subject, division=row.division_id)).first()


def _born(person):
    return f"{person.get_sex_display()} · {written(person.birth)}"


def _worded(name, person, answers, lists):
    value, field = current(name, person, answers), INPUTS[name]
    return lists[field.scheme].label(value) if field.scheme and value else written(typed(name, value))
