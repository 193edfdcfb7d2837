"""REST `blobs/{sha256}`: pictures of visits, sent in pieces beside the entries, read by who may see such a visit."""

import re

from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, viewsets
from rest_framework.parsers import BaseParser
from rest_framework.response import Response

from laborers.visits.models import Visit
from xundian.accounts.scope import visible_to
from xundian.kit import blobs, clock
from xundian.kit.errors import Invalid, Missing
from xundian.sync.actions.feed import picture_arrived
from xundian.sync.queries.pictures import by_its_sender

RANGE = re.compile(r"bytes (\d{1,9})-(\d{1,9})/(\d{1,9})\Z")
PIECE = OpenApiParameter(
    "Content-Range", str, OpenApiParameter.HEADER, description="bytes from-to/total; without it, the whole."
)


class Piece(BaseParser):
    """The bytes of a picture, whatever they are called."""

    media_type = "*/*"

    def parse(self, stream, media_type=None, parser_context=None):
        """At most one byte more than a picture may have."""
        return stream.read(blobs.MOST_BYTES + 1)


class Received(serializers.Serializer):
    """How far a picture is."""

    sha256 = serializers.CharField()
    received = serializers.IntegerField()
    complete = serializers.BooleanField()


class BlobViewSet(viewsets.ViewSet):
    """A picture, by the SHA-256 of the bytes that are sent."""

    rights = {"put": "sync.use", "far": "sync.use", "show": "visits.read"}
    parser_classes = [Piece]

    @extend_schema(
        parameters=[PIECE], request={"image/jpeg": OpenApiTypes.BINARY}, responses={201: Received, 202: Received}
    )
    def put(self, request, sha256):
        """Take a piece, or the whole; what is complete is checked, and kept without its metadata."""
        content = request.data if isinstance(request.data, bytes) else b""
        start, total = _range(request.headers.get("Content-Range"), len(content))
        try:
            received, complete = blobs.put(
                sha256=sha256, content=content, start=start, total=total, by=request.user, at=clock.now()
            )
        except blobs.WrongOffset as error:
            return Response({"sha256": sha256, "received": error.received, "complete": False, "code": error.code}, 409)
        if complete:
            picture_arrived(sha256=sha256)
        said = {"sha256": sha256, "received": received, "complete": complete}
        return Response(said, 201 if complete else 202)

    @extend_schema(exclude=True)
    def far(self, request, sha256):
        """200 for a picture that the caller has sent whole; else 404, and in `Upload-Offset` how far it is."""
        if blobs.has_sent(sha256, request.user):
            return HttpResponse()
        return HttpResponse(status=404, headers={"Upload-Offset": str(blobs.received(sha256, request.user))})

    @extend_schema(responses={(200, "image/jpeg"): OpenApiTypes.BINARY})
    def show(self, request, sha256):
        """The picture, for whoever may see a visit that names it and was written by whoever sent the picture."""
        named = visible_to(request.user, Visit.objects.filter(photos__contains=[sha256]).exclude(photos=[]))
        if not by_its_sender(named, sha256).exists():
            raise Missing
        headers = {"Cache-Control": "private, max-age=31536000, immutable", "Content-Disposition": "inline"}
        return FileResponse(blobs.path_of(sha256).open("rb"), content_type="image/jpeg", headers=headers)


def _range(header, length):
    """(first byte, total) of a piece; Invalid for a range that does not fit what came."""
    if header is None:
        return 0, length
    found = RANGE.match(header)
    start, end, total = map(int, found.groups()) if found else (0, -1, 0)
    if end - start + 1 != length or end >= total:
        raise Invalid(_("Say which bytes these are: bytes from-to/total."), field="Content-Range", code="range")
    return start, total
