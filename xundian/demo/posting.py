"""What was published in the villages of the demo county: posters, loudspeakers, the weather-information platform."""

from datetime import timedelta

from laborers.jobs.models import Vacancy
from laborers.jobs.queries import offerable_vacancies
from laborers.publications import actions, queries, rules
from laborers.publications.states import Form
from xundian.accounts.models import User
from xundian.accounts.roles import Role
from xundian.accounts.scope import under
from xundian.demo.cast import COUNTY
from xundian.divisions.models import Division
from xundian.divisions.states import Level

# One village in so many got a poster and one in so many read a text; some were never reached.
POSTER_EACH, READ_EACH, REST_EACH, NEVER_EACH = 2, 5, 6, 8
PLATFORM_DAYS = (40, 12)


def publish(setting):
    """Publications of the last weeks; {form: how many}."""
    on, villages = setting.on, _villages()
    rows = list(offerable_vacancies(Vacancy.objects.filter(county=COUNTY), on).order_by("-opens", "pk")[:30])
    if not rows:
        return {}
    officers = dict(User.objects.filter(role=Role.VILLAGE, is_active=True).values_list("division_id", "pk"))
    people = User.objects.in_bulk(officers.values())
    counted = dict.fromkeys(Form.values, 0)
    for days in PLATFORM_DAYS:
        reached = [each for place, each in enumerate(villages) if place % REST_EACH]
        counted["platform"] += len(
            _record(reached, rows[:5], Form.PLATFORM, on - timedelta(days), setting.users["county"], on)
        )
    for place, village in enumerate(villages):
        posts = [rows[(place + step) % len(rows)] for step in range(min(3, len(rows)))]
        by = people.get(officers.get(village.code))
        if by and place % POSTER_EACH == 0:
            counted["poster"] += len(_record([village], posts, Form.POSTER, on - timedelta(place % 30), by, on))
        if by and place % READ_EACH == 0:
            text = _text(village, posts, on)
            day = on - timedelta(place % 20)
            counted["loudspeaker"] += len(_record([village], posts, Form.LOUDSPEAKER, day, by, on, text))
    return counted


def _villages():
    rows = list(Division.objects.filter(under("code", COUNTY), level=Level.VILLAGE, valid_to=None).order_by("code"))
    return [each for place, each in enumerate(rows) if place % NEVER_EACH]


def _record(villages, posts, form, day, by, on, text=""):
    posts = [each for each in posts if each.opens <= day]
    if not posts:
        return []
    return actions.publish(
        villages=villages, vacancies=posts, form=form, published_on=day, by=by, on=on, text=text
    )  # fmt: skip


def _text(village, posts, on):
    notices = queries.chosen(Vacancy.objects.all(), [each.pk for each in posts], on)
    return rules.broadcast(notices, queries.enquiries_for(village, notices))
