"""REST: answers that are files. A caller asks for them by media type; the file itself is answered as it is."""

from django.http import HttpResponse
from rest_framework import renderers

from xundian.kit.sheets import CSV, XLSX


class File(renderers.BaseRenderer):
    """Lets a caller ask for a file by its media type; what is refused is told in JSON."""

    charset, render_style = None, "binary"

    def render(self, data, accepted_media_type=None, renderer_context=None):
        """Never called with a file, which is answered as it is."""
        return renderers.JSONRenderer().render(data)


class Workbook(File):
    """xlsx."""

    media_type, format = XLSX, "xlsx"


class Table(File):
    """CSV."""

    media_type, format = CSV, "csv"


def workbook_response(content, name):
    """A workbook's bytes as a download named `name` (ASCII, with its ending)."""
    return HttpResponse(content, XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})
