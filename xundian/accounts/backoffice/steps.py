"""Steps taken for several rows of a ledger at once: first looked at, then confirmed, then done.

The look is no guess: every step is taken as it would be, within one transaction that is undone. So it says which rows
would be done, which not and why, and what would stand in the row afterwards.
"""

from collections import defaultdict
from functools import wraps

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from xundian.accounts.audit import changes_between
from xundian.accounts.roles import carries
from xundian.accounts.scope import owned_by
from xundian.accounts.wording import Wording
from xundian.kit.errors import DomainError

# An admin action runs within one request; a step for thousands is a sweep's or an import's work.
MOST_ROWS = 200
NAMED = 5


def office_action(*, right, description):
    """An admin action that calls one room action per chosen row: `function(admin, request, row)`.

    Without `sure` in the form it shows what would happen. Each row is its own transaction; refused rows are named with
    their reason, the others stand. Of shared things only those that the user's own place runs are touched.
    """

    def decorate(function):
        @wraps(function)
        def run(modeladmin, request, queryset):
            if not carries(request.user.role, right):
                messages.error(request, _("Your role does not carry this right."))
                return None
            rows = list(queryset[: MOST_ROWS + 1])
            if len(rows) > MOST_ROWS:
                messages.error(request, _("Choose at most %(n)s rows at a time.") % {"n": MOST_ROWS})
                return None
            if request.POST.get("sure") != "1":
                return _preview(function, modeladmin, request, rows, description)
            names = {row.pk: modeladmin.called(row) for row in rows}
            _tell(request, names, *_run(function, modeladmin, request, rows))
            return None

        run.short_description = description
        run.right = right
        return run

    return decorate


def _tell(request, names, done, refused):
    for reason, keys in refused.items():
        more = "…" if len(keys) > NAMED else ""
        messages.warning(request, f"{', '.join(names[key] for key in keys[:NAMED])}{more}: {reason}")
    gone = len(set(request.POST.getlist(ACTION_CHECKBOX_NAME))) - len(done) - sum(map(len, refused.values()))
    if gone > 0:
        left = ngettext("%(n)s row is not in this list any more.", "%(n)s rows are not in this list any more.", gone)
        messages.warning(request, left % {"n": gone})
    if done:
        messages.success(request, ngettext("%(n)s row done.", "%(n)s rows done.", len(done)) % {"n": len(done)})


def _preview(function, modeladmin, request, rows, description):
    """The page that says how many rows would be done, which not and why, and what would change in each."""
    model = modeladmin.model
    names = {row.pk: modeladmin.called(row) for row in rows}
    with transaction.atomic():
        before = model._base_manager.in_bulk(list(names))
        done, refused = _run(function, modeladmin, request, rows)
        after = model._base_manager.in_bulk(done)
        lines = {key: {"changes": list(changes_between(row, before[key]))} for key, row in after.items()}
        wording = Wording(request.user, modeladmin.lists)
        wording.learn([(model, list(lines.values()))])
        transaction.set_rollback(True)
    told = [
        {
            "key": key, "name": names[key], "gone": key not in lines,
            "changes": list(wording.changes(model, lines[key])) if key in lines else [],
        }
        for key in done
    ]  # fmt: skip
    context = modeladmin.admin_site.each_context(request) | {
        "title": description, "opts": model._meta, "able": told, "action": request.POST.get("action", ""),
        "refused": {reason: [names[key] for key in keys] for reason, keys in refused.items()},
        "left": sum(map(len, refused.values())), "checkbox": ACTION_CHECKBOX_NAME, "back": request.get_full_path(),
    }  # fmt: skip
    return TemplateResponse(request, "admin/preview.html", context)


def _run(function, modeladmin, request, rows):
    """(keys of the rows done, {reason: keys of the rows refused})."""
    done, refused = [], defaultdict(list)
    own = _owned(request.user, modeladmin.model, rows)
    for row in rows:
        key = row.pk  # a row that is deleted forgets its own
        if key not in own:
            refused[_("Another place runs this.")].append(key)
            continue
        try:
            with transaction.atomic():
                function(modeladmin, request, row)
            done.append(key)
        except DomainError as error:
            refused[str(error.message)].append(key)
    return done, dict(refused)


def _owned(user, model, rows):
    chosen = [row.pk for row in rows]
    if "shared" not in getattr(model, "scope_paths", {}):
        return set(chosen)
    return set(owned_by(user, model._default_manager.filter(pk__in=chosen)).values_list("pk", flat=True))
