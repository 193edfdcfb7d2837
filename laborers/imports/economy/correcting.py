"""An answer to a doubt that puts a household's record of the year right."""

from django.utils.translation import gettext as _

from laborers.economy import actions
from laborers.economy.models import HouseholdEconomy
from laborers.imports.models import ImportRow
from xundian.kit.errors import Invalid


def correct(doubt, changes, *, by, on):
    """Change figures (economy.rules.FIGURES) of the record that the row brought; Invalid for impossible ones."""
    row = ImportRow.objects.filter(batch=doubt.batch_id, row_no=doubt.row_no).first()
    record = row and HouseholdEconomy.objects.filter(pk=row.before.get("economy")).first()
    if record is None:
        raise Invalid(
            field="changes", code="no_record", message=_("This row brought no record. Correct the household's.")
        )
    actions.edit_economy(economy=record, changes=changes, expected_version=None, by=by)
