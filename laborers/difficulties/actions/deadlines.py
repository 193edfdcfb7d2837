"""How many days a kind of difficulty, or a severity, may take: dated rows, each with its document."""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.difficulties import rules
from laborers.difficulties.models import DifficultyDeadline
from laborers.difficulties.states import Kind, Severity
from xundian.kit.checking import check_choice, eve_of, words
from xundian.kit.errors import Invalid
from xundian.kit.formats import written


@transaction.atomic
def set_deadline(*, kind, days, valid_from, document, by, severity=rules.ANY_SEVERITY):
    """From that day a kind (or "*", every other kind) may take so many days; the row before ends the day before.

    A row with a severity holds for that one only (rules.days_of). Raises Invalid for an unknown kind or severity, days
    outside 1 to 365, no document, or a day not after the row now in force.
    """
    if kind != rules.ANY_KIND:
        check_choice("kind", kind, Kind)
    if severity != rules.ANY_SEVERITY:
        check_choice("severity", severity, Severity)
    if not 1 <= days <= 365:
        raise Invalid(_("Give 1 to 365 days."), field="days", code="out_of_range")
    document = words("document", document)[:200]
    standing = DifficultyDeadline.objects.filter(kind=kind, severity=severity, valid_to=None)
    current = standing.select_for_update(of=("self",)).first()
    if current:
        if current.valid_from >= valid_from:
            raise Invalid(
                _("A row is in force from %(day)s; the new one must begin later.")
                % {"day": written(current.valid_from)},
                field="valid_from",
                code="not_later",
            )
        current.valid_to = eve_of("valid_from", valid_from)
        current.save(update_fields=["valid_to"])
    return DifficultyDeadline.objects.create(
        kind=kind, severity=severity, days=days, valid_from=valid_from, document=document
    )


@transaction.atomic
def load_default_deadlines(*, by):
    """Load the defaults of rules where a kind, or a severity of all kinds, has no row at all, so that the county's own
    stay. Returns the count."""
    known = set(DifficultyDeadline.objects.values_list("kind", "severity"))
    wanted = {(kind, rules.ANY_SEVERITY): days for kind, days in rules.DEFAULT_DEADLINES.items()}
    wanted |= {(rules.ANY_KIND, severity): days for severity, days in rules.DEFAULT_URGENCY.items()}
    rows = [
        DifficultyDeadline(
            kind=kind, severity=severity, days=days, valid_from=rules.DEFAULT_FROM, document=rules.DEFAULT_DOCUMENT
        )
        for (kind, severity), days in wanted.items()
        if (kind, severity) not in known
    ]
    DifficultyDeadline.objects.bulk_create(rows)
    return len(rows)
