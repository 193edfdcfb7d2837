"""The ledgers of vacancies, and of what receiving districts said of them."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from laborers.jobs import actions
from laborers.jobs.models import Vacancy, VacancyCheck
from xundian.accounts.backoffice import CodeFilter, ScopedAdmin, office_action
from xundian.kit import clock
from xundian.kit.money import yuan


@office_action(right="vacancies.edit", description=_("Close the vacancy"))
def close(modeladmin, request, row):
    actions.close_vacancy(vacancy=row, by=request.user, on=clock.today())


@admin.register(Vacancy)
class VacancyAdmin(ScopedAdmin):
    right = "vacancies.read"
    list_display = [
        "title", "enterprise", "occupation", "headcount", "filled", "wage", "destination", "channel", "closes", "state",
    ]  # fmt: skip
    list_filter = ["state", "channel", "effective", "source", ("occupation", CodeFilter)]
    codes = {
        "occupation": ("occupation",), "destination": ("destination",), "min_education": ("education",),
        "sex": ("sex",), "health_required": ("health_field",), "welfare_kind": ("welfare_post_kind",),
    }  # fmt: skip
    search_fields = ["title", "enterprise__name"]
    list_select_related = ["enterprise"]
    date_hierarchy = "closes"
    actions = [close]

    @admin.display(description=_("monthly wage in yuan"))
    def wage(self, row):
        return f"{yuan(row.wage_min_fen):.0f}–{yuan(row.wage_max_fen):.0f}"


@admin.register(VacancyCheck)
class VacancyCheckAdmin(ScopedAdmin):
    right = "vacancies.read"
    list_display = ["vacancy", "on", "answer", "answered_by", "until", "station", "by"]
    list_filter = ["answer"]
    search_fields = ["vacancy__title", "vacancy__enterprise__name", "answered_by"]
    list_select_related = ["vacancy", "station", "by"]
    date_hierarchy = "on"
