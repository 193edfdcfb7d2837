"""What the forms of coordination ask alike: the place, the officer, a chosen row."""

from collections import Counter

from django.http import Http404
from django.utils.translation import gettext as _

from xundian.accounts.models import User
from xundian.accounts.roles import CARRIERS
from xundian.accounts.scope import covers, visible_to
from xundian.divisions.models import Division
from xundian.divisions.queries import below
from xundian.kit.errors import Invalid
from xundian.kit.ids import key_of
from xundian.pages.finding import row_of

# Of several officers of whom a form may speak, so many are named.
SOME = 5


def owned(request, rows, pk):
    """The row in the user's place; to write (POST) only one at or below the own division; 404 otherwise."""
    row = row_of(request, rows, pk)
    if request.method == "POST" and not covers(request.user, row.division_id):
        raise Http404
    return row


def places(user, levels=("county", "township", "village")):
    """[(code, name)] of the divisions at or below the user's own that stand today, the own one first."""
    rows = Division.objects.filter(below(user.division_id), level__in=levels, valid_to=None).order_by("code")
    return [(each.code, each.label) for each in rows]


def place_of(user, text):
    """The division a form names, inside the user's place; Invalid otherwise."""
    row = Division.objects.filter(code=text or "").first() if (text or "").isascii() else None
    if row is None or not covers(user, row.code):
        raise Invalid(_("Choose one of the places."), field="division", code="not_found")
    return row


def _able(user):
    """{officer: how lists name the officer} of those in the user's place who may be given a task; no two alike."""
    rows = visible_to(user, User.objects.filter(is_active=True, role__in=CARRIERS["tasks.finish"]))
    rows = list(rows.select_related("division__parent").order_by("division_id", "name", "pk"))
    labels = [f"{row.name} · {_seat(row.division)}" for row in rows]
    twice = Counter(labels)
    return {
        row: label if twice[label] == 1 else f"{label} · {row.username}"
        for row, label in zip(rows, labels, strict=True)
    }


def _seat(division):
    """A village with its township, any other place by itself."""
    return f"{division.parent.label}{division.label}" if division.level == "village" else division.label


def owners(user):
    """[(what is typed, office)] of the officers in the user's place who may be given a task."""
    return [(label, row.get_role_display()) for row, label in _able(user).items()]


def owner_words(user, owner):
    """How the form of a task names its owner; nothing for one who may not be given it any more."""
    return _able(user).get(owner, "")


def owner_of(user, text):
    """The officer a form names by key, or by name and place as far as that tells one; None for nothing.

    Invalid for nobody in the user's place, and for several, of whom the first are named.
    """
    text = " ".join((text or "").split())[:200]
    if not text:
        return None
    able = _able(user)
    found = _named(able, text) or list(_by_key(user, text))
    if len(found) == 1:
        return found[0]
    if found:
        some = "、".join(able[each] for each in found[:SOME])
        message = _("Several officers are meant: %(officers)s. Give name and place.") % {"officers": some}
        raise Invalid(message, field="owner", code="several")
    raise Invalid(_("No officer of your place is called so."), field="owner", code="not_found")


def _named(able, text):
    """Who has exactly that label, else exactly that name, else each of its words in the label."""
    words = text.replace("·", " ").split()
    for same in (
        lambda row: able[row] == text,
        lambda row: row.name == text,
        lambda row: all(word in able[row] for word in words),
    ):
        found = [row for row in able if same(row)]
        if found:
            return found
    return []


def _by_key(user, text):
    rows = User.objects.filter(pk=key_of(text)).select_related("division")
    return visible_to(user, rows).order_by("pk")


def needed_owner(user, text):
    """The officer a form must name."""
    found = owner_of(user, text)
    if found is None:
        raise Invalid(_("Choose one of the officers."), field="owner", code="required")
    return found
