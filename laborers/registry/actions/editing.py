"""How the registry changes fields of a record: only those allowed, only on the version that was seen."""

from django.utils.translation import gettext as _

from xundian.kit.errors import Invalid
from xundian.kit.etag import check_version


def edit(model, record, changes, allowed, expected_version):
    """The record with its changes, as the database has it now; Stale, or Invalid for a field that is not allowed."""
    only(changes, allowed)
    row = model.objects.select_for_update(of=("self",)).get(pk=record.pk)
    check_version(row, expected_version)
    for name, value in changes.items():
        setattr(row, name, value)
    if changes:
        row.save(update_fields=list(changes))
    return row.reread()


def only(values, allowed):
    """Invalid (unexpected_field) for a name that is not among the allowed ones."""
    unknown = sorted(set(values) - set(allowed))
    if unknown:
        raise Invalid(field=unknown[0], code="unexpected_field", message=_("This field cannot be changed here."))
