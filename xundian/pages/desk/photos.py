"""Photos that come with a form of the desk: kept without their metadata, and shown by the record that names them."""

import hashlib

from django.http import Http404, HttpResponse

from xundian.kit import blobs, clock
from xundian.kit.photos import MOST_PHOTOS


def kept_photos(request):
    """The SHA-256 of each picture that came with the form, the first few of them; TooLarge for a huge one."""
    return [_kept(request, each) for each in request.FILES.getlist("photos")[:MOST_PHOTOS]]


def shown(sha256, names):
    """The picture, if the record names it and it is kept; Http404 otherwise."""
    if sha256 not in names or blobs.missing_of([sha256]):
        raise Http404
    return HttpResponse(blobs.path_of(sha256).read_bytes(), content_type="image/jpeg")


def _kept(request, file):
    if file.size > blobs.MOST_BYTES:
        raise blobs.TooLarge
    content = file.read()
    sha256 = hashlib.sha256(content).hexdigest()
    blobs.keep(sha256=sha256, content=content, by=request.user, at=clock.now())
    return sha256
