"""Reads of publications: the posts that anybody may read of, whom to call, and which villages were reached (X2.2-2)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _

from laborers.jobs.models import Vacancy
from laborers.jobs.queries import offerable_vacancies
from laborers.placements.queries import first_users
from laborers.publications.models import Publication, PublishedVacancy
from laborers.publications.rules import Board, Enquiries, Notice
from laborers.publications.states import Form
from xundian.accounts.roles import Role
from xundian.accounts.scope import visible_to
from xundian.codes.queries import tables
from xundian.divisions.models import Division
from xundian.divisions.states import Level

# What one village hears of an office: the village's own, or its township's, or the county's.
OFFICES = {6: Role.COUNTY, 9: Role.TOWNSHIP, 12: Role.VILLAGE}


def notices(vacancies, on, language="zh-hans", limit=None):
    """Those of the queryset that can be offered on the day as Notices, the newest first; none that is not offerable."""
    rows = offerable_vacancies(vacancies, on).select_related("enterprise").order_by("-opens", "closes", "pk")
    words = tables(("destination", "occupation"), on)
    return [notice_of(row, words, language) for row in rows[:limit]]


def notice_of(row, words, language="zh-hans"):
    """One vacancy as anybody may read it; `words` are the lists of destinations and occupations."""
    return Notice(
        id=str(row.pk), county=row.county_id, title=row.title,
        occupation=words["occupation"].label(row.occupation, language),
        trade=row.occupation, employer=row.enterprise.name, destination=row.destination,
        place=place_of(row.destination, words["destination"], language), channel=row.channel,
        wage_from=row.wage_min_fen // 100, wage_to=row.wage_max_fen // 100, pay_day=row.pay_day,
        hours=row.hours_per_day, days=row.days_per_week, min_age=row.min_age, max_age=row.max_age, board=row.board,
        lodging=row.lodging, insurance=row.insurance, left=row.headcount - row.filled, opens=row.opens,
        closes=row.closes,
    )  # fmt: skip


def place_of(code, places, language):
    """The name of a place of work, or of its city or province where the list knows no more."""
    known = (each for each in (code, f"{code[:4]}00", f"{code[:2]}0000") if each in places)
    return places.label(next(known, code), language)


def chosen(vacancies, keys, on, language="zh-hans"):
    """The Notices of these keys that can be offered, in the order of the keys."""
    found = {each.id: each for each in notices(vacancies.filter(pk__in=keys), on, language)}
    return [found[str(key)] for key in keys if str(key) in found]


def phones_for(codes):
    """{code of a division: the telephone of its office, or ""}: of the officer who has served there longest."""
    found = {}
    for digits, role in OFFICES.items():
        users = first_users(role, [code for code in codes if len(code) == digits])
        found |= {code: user.phone for code, user in users.items()}
    return {code: found.get(code, "") for code in codes}


def phone_for(code):
    """The telephone of a village, else of its township, else of its county; "" where none has one."""
    phones = phones_for([code[:digits] for digits in (12, 9, 6) if len(code) >= digits])
    return next(filter(None, phones.values()), "")


def board_for(division, posts):
    """The Board of a village, township or county: its phone, and until the first of the posts closes."""
    county = Division.objects.get(code=division.code[:6])
    publisher = _("Human resources bureau of %(county)s") % {"county": county.label}
    return Board(
        county=county.label, place=division.label, publisher=publisher, phone=phone_for(division.code),
        until=min(each.closes for each in posts),
    )  # fmt: skip


def enquiries_for(division, posts):
    """Whom to call of a division, and the first day on which one of the posts closes."""
    return Enquiries(phone_for(division.code), min(each.closes for each in posts))


@dataclass(frozen=True)
class Reached:
    """One village and what was published there in a period: how often in each form, the posts, and the last day."""

    division: Division
    poster: int
    loudspeaker: int
    platform: int
    vacancies: int
    last_on: date | None


def villages(user):
    """The villages of the user's place that hold now."""
    rows = Division.objects.filter(level=Level.VILLAGE, valid_to=None)
    return visible_to(user, rows.select_related("parent")).order_by("code")


def reached(rows, since, until):
    """A Reached for each of the villages, in two statements however many they are."""
    codes = [each.code for each in rows]
    held = Publication.objects.filter(
        division__in=codes, taken_back_on=None, published_on__gte=since, published_on__lte=until
    )
    told = held.values("division_id").annotate(
        last=Max("published_on"), **{form: Count("pk", filter=Q(form=form)) for form in Form.values}
    )
    counted = {each.pop("division_id"): each for each in told}
    posts = PublishedVacancy.objects.filter(publication__in=held).values_list("publication__division_id")
    posts = dict(posts.annotate(Count("vacancy", distinct=True)))
    blank = {"last": None} | dict.fromkeys(Form.values, 0)
    return [
        Reached(
            division=each, vacancies=posts.get(each.code, 0),
            **{("last_on" if name == "last" else name): value for name, value in counted.get(each.code, blank).items()},
        )
        for each in rows
    ]  # fmt: skip


def not_reached(rows, since, until):
    """Those of the villages (a queryset) where nothing was published in the period."""
    held = Publication.objects.filter(taken_back_on=None, published_on__gte=since, published_on__lte=until)
    return rows.exclude(code__in=held.values("division_id"))


def with_posts(publications):
    """Publications with village, officer and posts, ready for a list."""
    return publications.select_related("division", "by").prefetch_related("posts__vacancy")


def posts_of_county(county):
    """The vacancies of a county, or of all counties for "", before it is asked which can be offered."""
    rows = Vacancy.objects.all()
    return rows.filter(county=county) if county else rows
