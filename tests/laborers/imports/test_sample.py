from datetime import UTC, date, datetime

from laborers.imports import actions, queries
from laborers.registry.models import Case, CaseEvent, Household, Laborer
from laborers.surveys.models import SurveyResponse

DAY, NOW = date(2026, 3, 5), datetime(2026, 3, 5, 4, tzinfo=UTC)


def checked(content, county, name="survey.xlsx"):
    batch = actions.receive(kind="survey", file_name=name, content=content, division=county, round=2018, by=None)
    return actions.check(batch=batch, on=DAY, at=NOW)


def test_it_gives_every_row_of_the_sample_its_true_verdict(county, sample, truth):
    report = queries.report(checked(sample, county))
    for level in ("error", "warning"):
        found = {each["row"] for each in report["problems"] if each["level"] == level}
        assert found == {row for row, verdict in truth.items() if verdict == level}
    assert (report["rows"], report["errors"], report["warnings"], report["duplicates"]) == (2000, 12, 2, 2)
    assert (report["ready"], report["created"], report["updates"]) == (1988, 1988, 0)


def test_it_loads_the_sample_and_a_second_time_changes_nothing(county, sample):
    batch = actions.commit(batch=checked(sample, county), by=None, on=DAY, at=NOW)
    assert (batch.state, batch.report["created"]) == ("committed", 1988)
    tables = (Laborer, Household, Case, SurveyResponse, CaseEvent)
    before = [model.objects.count() for model in tables]
    assert before == [1988, 928, 1988, 1988, 1988]
    versions = list(Laborer.objects.order_by("id").values_list("id", "version"))
    again = actions.commit(batch=checked(sample, county), by=None, on=DAY, at=NOW)
    assert (again.report["created"], again.report["updates"], again.report["unchanged"]) == (0, 0, 1988)
    assert [model.objects.count() for model in tables] == before
    assert list(Laborer.objects.order_by("id").values_list("id", "version")) == versions
    assert again.rows.count() == 0
