"""Reads of what visits are told: news and who passes it on, consent and its texts, months open for entry."""

from django.db.models import Max, Q
from django.utils.translation import get_language

from laborers.placements.models import Consent
from laborers.placements.states import Purpose
from laborers.visits.models import EntryUnlock, News, ReportedChange
from laborers.visits.states import Direction, NewsState, VisitKind
from xundian.accounts.models import User
from xundian.accounts.roles import Role
from xundian.accounts.scope import prefixes_of
from xundian.codes.models import Code
from xundian.codes.queries import holding
from xundian.divisions.rules import ancestors_of

# The list of texts that are read out, and how the codes of each begin: before sensitive questions, before news goes on.
CONSENT_TEXTS, VISIT_TEXT, NEWS_TEXT = "consent_text", "visit_", "news_"
# The version that counts while the county keeps no text.
FIRST_TEXT = "1"


def unlocked_until(division_code, day):
    """Until when visits of the day's month may still be entered in a division, by its own unlock or one above; None."""
    places = [division_code, *ancestors_of(division_code)]
    found = EntryUnlock.objects.filter(division__in=places, month=day.replace(day=1))
    return found.aggregate(until=Max("until_on"))["until"]


def knows_consent_text(version):
    """Whether a text of that version is, or was, in the list ("visit_2026_1", or "2026-1" as phones write it)."""
    texts = Code.objects.filter(scheme=CONSENT_TEXTS, code__startswith=VISIT_TEXT)
    told = version.replace("-", "_")
    return texts.filter(code__in=[told, VISIT_TEXT + told]).exists() or not texts.exists()


def consent_text(beginning, on):
    """(version, words) of the text that is read out on a day, the newest of its kind, in the language of the moment."""
    texts = Code.objects.filter(holding(on), scheme=CONSENT_TEXTS, code__startswith=beginning)
    newest = texts.order_by("-valid_from", "-position").first()
    if newest is None:
        return FIRST_TEXT, ""
    english = (get_language() or "").startswith("en")
    return newest.code, newest.label_en if english else newest.label_zh


def news_consents(on):
    """The consents to pass on news that are in force on a day, those withdrawn on it no more."""
    held = Consent.objects.filter(purpose=Purpose.NEWS, given_on__lte=on)
    return held.filter(Q(withdrawn_on=None) | Q(withdrawn_on__gt=on))


def news_for(household, laborer, kind):
    """News that a visit of that kind passes on first, the oldest first: of a field visit what the migrant is to hear,
    of a visit at home what the family is."""
    if kind == VisitKind.FIELD_HALF_YEAR:
        rows = News.objects.filter(household=household, laborer=laborer, direction=Direction.TO_MIGRANT)
    else:
        rows = News.objects.filter(household=household, direction=Direction.TO_FAMILY)
    return rows.exclude(state=NewsState.TOLD).select_related("laborer").order_by("id")


def officers_for_news(visit, news):
    """Active users on the other side of a visit's news: the station where the migrant works, else home's officers."""
    home = User.objects.filter(is_active=True).filter(
        Q(role=Role.VILLAGE, division_id=visit.division_id)
        | Q(role=Role.SITE, site_id=visit.household.site_id, site_id__isnull=False)
    )
    if visit.kind == VisitKind.FIELD_HALF_YEAR:
        return list(home)
    places = {row.destination for row in news} - {""}
    prefixes = {prefix for place in places for prefix in prefixes_of(place)}
    there = User.objects.filter(
        is_active=True, role=Role.STATION, station__destinations__overlap=sorted(prefixes),
        station__county_id=visit.division_id[:6],
    )  # fmt: skip
    return list(there) or list(home)


def changes_with_names(changes):
    """Reported changes as a list shows them: person, household, village, visit and who settled them, in one query."""
    return changes.select_related(
        "household", "division", "laborer", "dependant", "visit__by", "settled_by"
    ).order_by("-id")  # fmt: skip


def open_changes(household):
    """What was told of a household's people and nobody has settled yet, the oldest first."""
    waiting = ReportedChange.objects.filter(household=household, state="open")
    return waiting.select_related("laborer", "dependant", "visit").order_by("id")
