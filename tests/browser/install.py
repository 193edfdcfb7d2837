"""`python -m tests.browser.install`: the browser tests need a Chromium; find it, or fetch it from Debian's packages.

Only root on Debian or Ubuntu gets packages installed; everybody else is told what to install.
"""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
# The browser, and a Chinese font for people who look at what it shows.
PACKAGES = ("chromium", "fonts-wqy-microhei")
APT_SECONDS = 900


class NoBrowser(Exception):
    """There is no Chromium; the message says what to install."""


def find():
    """The path of a Chromium: XUNDIAN_CHROMIUM, a known name on the PATH, or an application of macOS; None without."""
    told = os.environ.get("XUNDIAN_CHROMIUM")
    if told:
        if not os.access(told, os.X_OK):
            raise NoBrowser(f"XUNDIAN_CHROMIUM={told} is not a program that can be run. Correct it or unset it.")
        return told
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or next((str(path) for path in MAC if path.exists()), None)


def advice():
    """What to install here, in one line."""
    if platform.system() == "Darwin":
        return "brew install --cask chromium (or Google Chrome)"
    if Path("/etc/debian_version").exists():
        return f"sudo apt-get install --no-install-recommends {' '.join(PACKAGES)}"
    return "Chromium or Google Chrome from your system's packages"


def may_install():
    """Root on a machine with Debian's packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install():
    """Fetch Chromium from Debian's packages; NoBrowser with apt's own words when that fails."""
    print(f"Browser tests: installing {' and '.join(PACKAGES)} (once, a minute or two) …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES],
    ):
        try:
            done = subprocess.run(command, env=quiet, capture_output=True, text=True, timeout=APT_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise NoBrowser(f"{' '.join(command)} took more than {APT_SECONDS} s. Is the network up?") from None
        if done.returncode:
            words = (done.stderr or done.stdout).strip()[-1500:]
            raise NoBrowser(f"{' '.join(command)} failed:\n{words}")


def main():
    """Make sure of a browser; returns the exit code."""
    try:
        if find() is None and may_install():
            install()
        found = find()
        if found is None:
            raise NoBrowser("There is no Chromium on this machine.")
    except NoBrowser as error:
        print(
            f"Browser tests need Chromium. {error}\n"
            f"Install it: {advice()}\nor set XUNDIAN_CHROMIUM to the program of one that you have.",
            file=sys.stderr,
        )
        return 1
    print(f"Browser tests: {found}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
