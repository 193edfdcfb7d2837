"""The release of the officer's app: its files, its shells and the version that names them all.

The modules are joined to one script (joining.py) and served below `/app/v/<version>/`; the version is a hash of
everything a phone keeps, so that a phone has the whole of one release or the whole of another.
"""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import translation

from xundian.pages.app import words
from xundian.pages.app.joining import joined

PAGES = settings.BASE_DIR / "xundian" / "pages"
FOLDER = PAGES / "static" / "xundian" / "app"
SCREENS = PAGES / "templates" / "app" / "screens"
# What the version must change with, besides the files themselves.
WATCHED = (FOLDER, PAGES / "templates" / "app", PAGES / "app", *(settings.BASE_DIR / "xundian" / "locale").iterdir())
# Served at the root under a name of its own (xundian.pages.app.worker).
WORKER = "worker.js"
# The two scripts that pages name: the app, and what turns it on.
ENTRIES = ("main.js", "boot.js")
# Scripts of single pages, which bring the app along: no part of the first load.
LATER = {"sheets.js": "main.js"}
# Pages by name: their template, and the script that they start.
FRAMES = {"shell": ("shell", "main.js"), "offline": ("offline", "boot.js"), "sheets": ("shell", "sheets.js")}
TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
# Marks the place of the version while the version is not known yet.
UNKNOWN = "0" * 16


@dataclass(frozen=True)
class File:
    """One file as it goes over the wire: plain, packed by gzip, and its type."""

    body: bytes
    packed: bytes
    type: str


@dataclass(frozen=True)
class Release:
    """Everything a phone keeps: `files` by name, `pages` by (name, language), the worker's text, and the version."""

    version: str
    files: dict
    pages: dict
    worker: str

    @property
    def root(self):
        """The address below which the files are served."""
        return root_of(self.version)

    @property
    def borrowed(self):
        """Static files that the shell shares with the other pages."""
        return [static("xundian/style.css"), static("xundian/icon.svg")]


def root_of(version):
    """The address of a release's files."""
    return f"/app/v/{version}/"


def packed(body, content_type):
    """A File of some bytes."""
    return File(body, gzip.compress(body, 9, mtime=0), content_type)


def release():
    """The release of this process; outside production it follows the files as they are edited."""
    return _release(None if settings.PRODUCTION else _stamp())


def _stamp():
    paths = [path for folder in WATCHED for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    return tuple(sorted((str(path), path.stat().st_mtime_ns) for path in paths))


@lru_cache(maxsize=1)
def _release(_stamp_of_files):
    modules = {path.relative_to(FOLDER).as_posix(): path.read_text() for path in sorted(FOLDER.rglob("*.js"))}
    worker = modules.pop(WORKER)
    sources = {path.name: path.read_bytes() for path in sorted(FOLDER.glob("*.css"))}
    sources |= {entry: joined(modules, entry).encode() for entry in ENTRIES}
    sources |= {name: joined(modules, name, over=app).encode() for name, app in LATER.items()}
    version = _version(sources, worker)
    return Release(
        version=version,
        files={name: packed(body, _type(name)) for name, body in sources.items()},
        pages={key: packed(page.encode(), "text/html; charset=utf-8") for key, page in _pages(version).items()},
        worker=worker,
    )


def _version(sources, worker):
    style = (PAGES / "static" / "xundian" / "style.css").read_bytes()
    parts = [*(f"{name}\n".encode() + body for name, body in sources.items()), worker.encode(), style]
    parts += [page.encode() for page in _pages(UNKNOWN).values()]
    return hashlib.sha256(b"\n".join(parts)).hexdigest()[:16]


def _type(name):
    return TYPES.get("." + name.rpartition(".")[2]) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def _pages(version):
    return {
        (name, language): _page(name, language, version) for name in FRAMES for language, _label in settings.LANGUAGES
    }


def _page(name, language, version):
    template, script = FRAMES[name]
    with translation.override(language):
        context = {
            "version": version,
            "root": root_of(version),
            "language": language,
            "script": script,
            "screens": sorted(f"app/screens/{path.name}" for path in SCREENS.glob("*.html")),
            "words": words.book(),
            "filing": settings.FILING_NUMBER,
        }
        return render_to_string(f"app/{template}.html", context)
