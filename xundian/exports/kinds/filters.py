"""Filters of exports as a form offers them and a sheet tells them; what each does is the REST list's own business."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from laborers.difficulties.states import DifficultyState, Severity
from laborers.difficulties.states import Kind as DifficultyKind
from laborers.jobs.states import Channel, EventState, OfferState, VacancyState
from laborers.registry.states import Stage
from laborers.surveys.models import SurveyRound
from laborers.surveys.states import Direction
from laborers.visits.states import Outcome, PlanState, VisitKind
from trainings.classes.models import TrainingClass
from trainings.classes.states import ClassState, EnrolmentState
from xundian.accounts.scope import visible_to
from xundian.codes.queries import choices
from xundian.divisions.models import Division
from xundian.divisions.queries import below

CHOICE, TEXT, NUMBER, DAY = "choice", "text", "number", "day"
TOWNSHIP_DIGITS, VILLAGE_DIGITS = 9, 12
# The newest, as a form can offer.
MOST_CLASSES = 300


@dataclass(frozen=True)
class Filter:
    """One filter: its name in REST, its words, and for a choice `offers(user, on)`, its [(value, words)]."""

    name: str
    label: str
    offers: Callable | None = None
    form: str = CHOICE

    def told(self, value, user, on):
        """The value in words."""
        offered = dict(self.offers(user, on)) if self.offers else {}
        return str(offered.get(value, value))


def _divisions(user, on):
    """Townships and villages of the user's place, by code; the own place itself needs no filter."""
    rows = Division.objects.filter(below(user.division_id), valid_to=None) if user.division_id else []
    english = (get_language() or "").startswith("en")
    names = {row.code: (english and row.name_en) or row.name for row in rows}
    inside = sorted(code for code in names if code != user.division_id and len(code) <= VILLAGE_DIGITS)
    return [(code, names[code] if len(code) < VILLAGE_DIGITS else _in_township(code, names)) for code in inside]


def _in_township(code, names):
    return " · ".join(filter(None, (names.get(code[:TOWNSHIP_DIGITS]), names[code])))


def _rounds(user, on):
    rows = visible_to(user, SurveyRound.objects.all()).order_by("-year")
    return [(str(row.pk), f"{row.title} ({row.year})") for row in rows]


def _classes(user, on):
    rows = visible_to(user, TrainingClass.objects.all()).order_by("-starts_on", "title")[:MOST_CLASSES]
    return [(str(row.pk), f"{row.title} ({row.starts_on.isoformat()})") for row in rows]


def _destinations(user, on):
    if user.station is None:
        return []
    return [(code, label) for code, label in choices("destination", on) if user.station.looks_after(code)]


def _fixed(words):
    return lambda user, on: words.choices


def _listed(scheme):
    return lambda user, on: choices(scheme, on)


def _yes_no(user, on):
    return [("true", _now("yes")), ("false", _now("no"))]


DIVISION = Filter("division", _("Place"), _divisions)
ROUND = Filter("round", _("survey round"), _rounds)
YEAR = Filter("year", _("year"), form=NUMBER)
SEARCH = Filter("q", _("Search"), form=TEXT)
STAGE = Filter("stage", _("stage"), _fixed(Stage))
DIRECTION = Filter("direction", _("direction"), _fixed(Direction))
CATEGORY = Filter("category", _("household category"), _listed("household_category"))
STATUS = Filter("status", _("employment status"), _listed("transfer_status"))
INTENTION = Filter("intention", _("employment intention"), _listed("intention"))
AREA = Filter("area", _("area of work"), _listed("area_of_work"))
ORGANISER = Filter("organised_by", _("organised by"), _listed("organised_by"))
PLACE_OF_WORK = Filter("destination", _("place of work"), _destinations)
ACTIVE = Filter("active", _("at work today"), _yes_no)
OVERDUE = Filter("overdue", _("overdue"), _yes_no)
VISIT_KIND = Filter("kind", _("kind"), _fixed(VisitKind))
PLAN_STATE = Filter("state", _("state"), _fixed(PlanState))
OUTCOME = Filter("outcome", _("outcome"), _fixed(Outcome))
VACANCY_STATE = Filter("state", _("state"), _fixed(VacancyState))
CHANNEL = Filter("channel", _("channel"), _fixed(Channel))
OCCUPATION = Filter("occupation", _("occupation"), _listed("occupation"))
TRAINING_CLASS = Filter("training_class", _("training class"), _classes)
TRAINING_KIND = Filter("kind", _("kind"), _listed("training_kind"))
TRAINEE_STATE = Filter("state", _("state"), _fixed(EnrolmentState))
CLASS_STATE = Filter("state", _("state"), _fixed(ClassState))
OFFER_STATE = Filter("state", _("state"), _fixed(OfferState))
EVENT_STATE = Filter("state", _("state"), _fixed(EventState))
SINCE = Filter("since", _("from"), form=DAY)
UNTIL = Filter("until", _("to"), form=DAY)
DIFFICULTY_KIND = Filter("kind", _("kind"), _fixed(DifficultyKind))
DIFFICULTY_STATE = Filter("state", _("state"), _fixed(DifficultyState))
SEVERITY = Filter("severity", _("severity"), _fixed(Severity))
