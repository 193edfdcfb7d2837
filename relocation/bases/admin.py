"""Ledgers of the industrial bases: land, people, crops, sales, households, distributions and their money."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from relocation.bases import models, queries
from relocation.bases.states import CROPS
from xundian.accounts.backoffice import CodeFilter, ScopedAdmin, only


def _running(rows, on):
    return rows.filter(queries.running(on))


RUNNING = only("running", _("Holds today"), _running)


class OfBase(ScopedAdmin):
    """What belongs to a base."""

    right = "bases.read"
    list_select_related = ["base"]


@admin.register(models.Base)
class BaseAdmin(ScopedAdmin):
    """Industrial bases."""

    right = "bases.read"
    list_display = ["name", "division", "company_name", "organiser_name", "collective_name", "opened_on", "closed_on"]
    search_fields = ["name", "company_name", "organiser_name"]
    list_filter = [("closed_on", admin.EmptyFieldListFilter)]
    list_select_related = ["division"]
    found_by_name = True


@admin.register(models.Plot)
class PlotAdmin(OfBase):
    """Land of the bases."""

    list_display = ["name", "base", "area_mu", "source", "valid_from", "valid_to"]
    search_fields = ["name", "base__name"]
    list_filter = ["source", RUNNING]


@admin.register(models.BasePost)
class BasePostAdmin(OfBase):
    """Posts at the bases."""

    list_display = ["occupation", "base", "headcount", "wage_fen", "valid_from", "valid_to"]
    search_fields = ["base__name"]
    list_filter = [("occupation", CodeFilter), RUNNING]
    codes = {"occupation": ("occupation",)}


@admin.register(models.Technician)
class TechnicianAdmin(OfBase):
    """Technicians of the bases."""

    list_display = ["name", "base", "skill", "employer", "valid_from", "valid_to"]
    search_fields = ["name", "base__name", "skill"]
    list_filter = [RUNNING]


@admin.register(models.Insurance)
class InsuranceAdmin(OfBase):
    """Insurances of the bases."""

    list_display = ["policy_number", "base", "insurer", "starts", "ends", "insured_mu", "sum_fen"]
    search_fields = ["policy_number", "insurer", "base__name"]
    date_hierarchy = "ends"


@admin.register(models.BasePolicy)
class BasePolicyAdmin(ScopedAdmin):
    """Policies for bases."""

    right = "bases.read"
    list_display = ["document", "mu_per_technician", "largest_bp", "herfindahl", "valid_from", "valid_to"]
    search_fields = ["document"]
    list_select_related = ["county"]


@admin.register(models.Season)
class SeasonAdmin(OfBase):
    """Seasons of the bases."""

    list_display = ["name", "base", "starts", "ends"]
    search_fields = ["name", "base__name"]
    date_hierarchy = "starts"


@admin.register(models.Planting)
class PlantingAdmin(ScopedAdmin):
    """Crops of seasons."""

    right = "bases.read"
    list_display = ["crop", "base", "season", "area_mu"]
    search_fields = ["season__base__name"]
    list_filter = [("crop", CodeFilter)]
    codes = {"crop": (CROPS,)}
    list_select_related = ["season__base"]

    @admin.display(description=_("base"), ordering="season__base__name")
    def base(self, row):
        return row.season.base


@admin.register(models.Sale)
class SaleAdmin(OfBase):
    """Sales of the bases."""

    list_display = ["sold_on", "base", "crop", "buyer", "region", "weight_kg", "amount_fen", "document"]
    search_fields = ["buyer", "base__name", "document"]
    list_filter = [("crop", CodeFilter)]
    codes = {"crop": (CROPS,)}
    date_hierarchy = "sold_on"
    list_select_related = ["base", "corrects", "by"]


@admin.register(models.Shareholding)
class ShareholdingAdmin(OfBase):
    """Households linked with bases."""

    list_display = ["household", "base", "shares", "mu", "valid_from", "valid_to"]
    search_fields = ["household__number", "base__name"]
    list_filter = [RUNNING]
    list_select_related = ["base", "household"]


@admin.register(models.WorkDays)
class WorkDaysAdmin(OfBase):
    """Days worked at the bases."""

    list_display = ["household", "base", "month", "days"]
    search_fields = ["household__number", "base__name"]
    date_hierarchy = "month"
    list_select_related = ["base", "household"]


@admin.register(models.DistributionScheme)
class DistributionSchemeAdmin(ScopedAdmin):
    """Distribution schemes."""

    right = "bases.read"
    list_display = [
        "document", "company_bp", "base_bp", "collective_bp", "households_bp", "rule", "valid_from", "valid_to"
    ]  # fmt: skip
    search_fields = ["document"]
    list_select_related = ["county"]


@admin.register(models.Distribution)
class DistributionAdmin(OfBase):
    """Distributions; steps are taken at the desk."""

    list_display = ["base", "from_on", "to_on", "state", "sales_fen", "households_fen", "prepared_by", "approved_by"]
    search_fields = ["base__name", "reason"]
    list_filter = ["state"]
    date_hierarchy = "to_on"
    list_select_related = ["base", "scheme", "corrects__base", "prepared_by", "approved_by", "withdrawn_by"]


@admin.register(models.DistributionLine)
class DistributionLineAdmin(ScopedAdmin):
    """Lines of distributions."""

    right = "bases.read"
    list_display = ["distribution", "party", "household", "weight", "amount_fen", "already_fen"]
    search_fields = ["household__number", "distribution__base__name"]
    list_filter = ["party"]
    list_select_related = ["distribution__base", "household", "division"]


@admin.register(models.DistributionPayment)
class DistributionPaymentAdmin(ScopedAdmin):
    """Money of distributions that went out or came back."""

    right = "bases.read"
    list_display = ["line", "kind", "on", "amount_fen", "note", "by"]
    search_fields = ["line__household__number"]
    list_filter = ["kind"]
    date_hierarchy = "on"
    list_select_related = ["line__household", "by"]
