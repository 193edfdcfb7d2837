"""The first page of the desk: every piece of work the reader may open, with what waits there."""

from django.shortcuts import render
from django.urls import reverse

from xundian.accounts.roles import carries
from xundian.pages.desk.works import WORKS


def index(request):
    """The works of the reader's role, by chapter; each with the number of rows that wait for somebody."""
    chapters = {}
    for work in WORKS:
        if carries(request.user.role, work.right):
            waiting = work.waiting(request.user) if work.waiting else None
            chapters.setdefault(work.chapter, []).append(
                {
                    "title": work.title, "about": work.about, "address": reverse(work.page), "waiting": waiting,
                    "overdue": work.overdue,
                }
            )  # fmt: skip
    return render(request, "desk/index.html", {"chapters": chapters.items()})
