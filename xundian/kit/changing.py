"""How a row is changed: held under a lock against the version its editor saw, then written with its changes alone."""

from django.utils.translation import gettext as _

from xundian.kit.errors import Invalid
from xundian.kit.etag import check_version


def locked(model, record, expected_version=None, *, children_wait=False):
    """The row as it stands, held until the transaction ends; Stale when it was changed since `expected_version`.

    New rows that point to it need not wait (nor do foreign-key checks of a running sweep), unless `children_wait`.
    """
    rows = model._base_manager.select_for_update(of=("self",), no_key=not children_wait)
    row = rows.get(pk=record.pk)
    check_version(row, expected_version)
    return row


def written(row, changes):
    """The row with its changes {column: value} kept, as the database has it then."""
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=list(changes))
    return row.reread()


def only(values, allowed):
    """Invalid (unexpected_field) for a value that this step does not set."""
    unknown = sorted(set(values) - set(allowed))
    if unknown:
        raise Invalid(field=unknown[0], code="unexpected_field", message=_("This field cannot be set here."))
