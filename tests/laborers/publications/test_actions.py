from datetime import date, timedelta

import pytest

from laborers.publications import actions, queries
from laborers.publications.models import Publication
from tests.factories.codes import load_shipped
from tests.factories.jobs import MATCHED, make_vacancy
from tests.factories.publications import make_publication
from xundian.accounts.models import User
from xundian.kit.errors import Conflict, Invalid

pytestmark = pytest.mark.django_db


@pytest.fixture
def vacancy(cast, tree):
    load_shipped()
    return make_vacancy(tree.county, by=cast.county, title="焊工")


def test_it_writes_one_row_for_each_village_with_the_posts_in_their_order(cast, tree, vacancy):
    other = make_vacancy(tree.county, by=cast.county, title="普工", enterprise=vacancy.enterprise)
    rows = actions.publish(
        villages=[tree.village, tree.next_village], vacancies=[other, vacancy], form="poster", published_on=MATCHED,
        by=cast.township, on=MATCHED,
    )  # fmt: skip
    assert [row.division_id for row in rows] == [tree.village.code, tree.next_village.code]
    assert [post.vacancy.title for post in rows[0].posts.all()] == ["普工", "焊工"]
    assert rows[0].history.count() == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"villages": []}, "villages"), ({"vacancies": []}, "vacancies"),
        ({"published_on": MATCHED + timedelta(1)}, "published_on"),
        ({"published_on": date(2026, 1, 1)}, "published_on"),
        ({"text": "各位乡亲"}, "text"), ({"text": "招" * 2001, "form": "loudspeaker"}, "text"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_by_its_field_and_writes_nothing(cast, tree, vacancy, changed, field):
    facts = {"villages": [tree.village], "vacancies": [vacancy], "form": "poster", "published_on": MATCHED}
    with pytest.raises(Invalid) as refusal:
        actions.publish(by=cast.officer, on=MATCHED, **(facts | changed))
    assert [name for name, _code, _text in refusal.value.errors] == [field]
    assert not Publication.objects.exists()


def test_six_posts_are_too_many_for_one_board(cast, tree, vacancy):
    with pytest.raises(Invalid) as refusal:
        actions.publish(
            villages=[tree.village], vacancies=[vacancy] * 6, form="poster", published_on=MATCHED, by=None, on=MATCHED
        )
    assert refusal.value.errors[0][0] == "vacancies"


def test_a_mistake_is_taken_back_once_and_counts_no_more(cast, tree, vacancy):
    row = make_publication(tree.village, [vacancy], by=cast.officer)
    actions.take_back(publication=row, by=cast.officer, on=MATCHED)
    [found] = queries.reached([tree.village], MATCHED, MATCHED)
    assert (found.poster, found.vacancies, found.last_on) == (0, 0, None)
    with pytest.raises(Conflict):
        actions.take_back(publication=row, by=cast.officer, on=MATCHED)


def test_it_tells_which_villages_were_reached_how_and_when(cast, tree, vacancy, django_assert_num_queries):
    other = make_vacancy(tree.county, by=cast.county, title="普工", enterprise=vacancy.enterprise)
    make_publication(tree.village, [vacancy, other], by=cast.officer)
    make_publication(tree.village, [vacancy], form="loudspeaker", text="各位乡亲", on=MATCHED + timedelta(2))
    villages = list(queries.villages(cast.township))
    with django_assert_num_queries(2):
        found = {each.division.code: each for each in queries.reached(villages, MATCHED, MATCHED + timedelta(9))}
    here, next_door = found[tree.village.code], found[tree.next_village.code]
    assert (here.poster, here.loudspeaker, here.platform, here.vacancies) == (1, 1, 0, 2)
    assert here.last_on == MATCHED + timedelta(2)
    assert (next_door.poster, next_door.last_on) == (0, None)
    missing = queries.not_reached(queries.villages(cast.township), MATCHED, MATCHED + timedelta(9))
    assert tree.village.code not in {each.code for each in missing}
    assert tree.next_village.code in {each.code for each in missing}


def test_only_what_can_be_offered_today_is_read_by_anybody(cast, tree, vacancy):
    make_vacancy(tree.county, by=cast.county, opens=MATCHED + timedelta(1), enterprise=vacancy.enterprise)
    rows = queries.posts_of_county("530129")
    assert [each.title for each in queries.notices(rows, MATCHED)] == ["焊工"]
    assert queries.notices(rows, vacancy.closes + timedelta(1)) == []
    assert queries.notices(queries.posts_of_county("530128"), MATCHED) == []


def test_the_telephone_is_the_nearest_office_that_has_one(cast, tree):
    User.objects.filter(pk__in=[cast.officer.pk, cast.township.pk]).update(phone="")
    User.objects.filter(pk=cast.county.pk).update(phone="087162650000")
    assert queries.phone_for(tree.village.code) == "087162650000"
    User.objects.filter(pk=cast.officer.pk).update(phone="13900000001")
    assert queries.phone_for(tree.village.code) == "13900000001"
    assert queries.phone_for("530129") == "087162650000"
