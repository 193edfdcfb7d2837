"""What ledgers of jobs share: stored reasons as sentences."""

from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from laborers.jobs.rules import explain


class Worded:
    """Shows stored reasons as sentences."""

    @admin.display(description=_("Reasons"))
    def in_words(self, row):
        return format_html_join("", "<p>{}</p>", ([each] for each in explain(row.reasons)))
