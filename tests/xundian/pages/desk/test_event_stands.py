"""Which posts an enterprise brings to an event, chosen at the desk."""

from tests.factories.jobs import make_vacancy
from tests.xundian.pages.desk.test_events import LIST, _today, event, step, vacancy, visit  # noqa: F401


def test_an_enterprise_brings_the_posts_chosen_for_it(tree, cast, visit, event, vacancy):  # noqa: F811
    other = make_vacancy(tree.county, enterprise=vacancy.enterprise, title="缝纫工")
    page = visit(cast.township, f"{LIST}{event.pk}/").content.decode()
    assert f'value="{other.pk}">' in page
    assert f'value="{vacancy.pk}" checked>' in page
    sent = {"enterprise": str(vacancy.enterprise_id), "chosen": "1", "vacancy": [str(other.pk)]}
    assert visit(cast.township, step(event, "stand"), sent).status_code == 302
    assert [each.pk for each in event.stands.get().vacancies.all()] == [other.pk]
    sent["vacancy"] = ["no key"]
    assert visit(cast.township, step(event, "stand"), sent).status_code in (404, 422)
