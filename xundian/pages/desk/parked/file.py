"""A phone's file of unsent work, brought to the office on a stick: taken in for review, like a deposit."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid
from xundian.sync.actions.unsent import MOST_FILE_BYTES, take_file


def bring(request):
    """The form; after it, what was in the file."""
    errors, taken = [], None
    if request.method == "POST":
        try:
            taken = take_file(content=_content(request), by=request.user, at=clock.now())
        except DomainError as error:
            errors = [(name, text) for name, _code, text in error.errors]
    context = {"errors": errors, "taken": taken, "limit": MOST_FILE_BYTES // 2**20}
    return render(request, "desk/parked_file.html", context, status=422 if errors else 200)


def _content(request):
    file = request.FILES.get("file")
    if file is None:
        raise Invalid(_("Choose the file."), field="file", code="required")
    return file.read(MOST_FILE_BYTES + 1)
