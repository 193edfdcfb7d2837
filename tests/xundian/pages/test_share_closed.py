"""What the public pages of posts do not say: of a post that is not open, and to a question that is none."""

import pytest

from laborers.jobs.models import Vacancy
from tests.factories.codes import load_shipped
from tests.factories.enterprises import make_enterprise
from tests.factories.jobs import make_vacancy

pytestmark = pytest.mark.django_db
FIRM = "寻甸某某精密制造有限公司"


@pytest.fixture
def hidden(tree):
    """A post of an enterprise that nobody inspected: it was never open to the public."""
    load_shipped()
    firm = make_enterprise(tree.county, inspected=False, name=FIRM)
    return make_vacancy(tree.county, enterprise=firm, wage_min_fen=451_200, wage_max_fen=987_600)


def test_no_byte_of_a_post_that_is_not_open_tells_employer_or_wage(client, hidden):
    page = client.get(f"/share/vacancies/{hidden.pk}/?lang=en").content.decode()
    assert "Post closed" in page
    assert Vacancy.objects.get().title in page
    for told in (FIRM, "4512", "4,512", "9876", "9,876"):
        assert told not in page, told


@pytest.mark.parametrize("county", ["%00", "5%000", "x", "%D9%A3", "999999"])
def test_what_is_no_county_is_not_found(client, db, county):
    for address in ("/share/vacancies/", "/feeds/vacancies.json", "/feeds/vacancies.rss", "/feeds/vacancies.txt"):
        assert client.get(f"{address}?county={county}").status_code in (400, 404), address
