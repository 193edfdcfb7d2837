"""The log files of the data folder: read from a point, keep small."""

import os
import shutil
from pathlib import Path

LARGEST = 10 * 1024 * 1024
KEPT = 3
LONGEST_LINE = 1000


def size(path: Path) -> int:
    """Bytes in the file; 0 when it is absent."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def since(path: Path, begin: int) -> str:
    """What was written after byte `begin`; everything when the file was emptied meanwhile."""
    try:
        with open(path, "rb") as file:
            file.seek(begin if begin <= size(path) else 0)
            return file.read().decode(errors="replace")
    except OSError:
        return ""


def last_lines(text: str, count: int = 12) -> str:
    """The last lines of a text, indented for an error message."""
    lines = [line for line in text.splitlines() if line.strip()][-count:]
    return "\n".join(f"    {line[:LONGEST_LINE]}" for line in lines) or "    (it said nothing)"


def rotate(folder: Path, largest: int = LARGEST) -> list[str]:
    """Move the content of every log above `largest` bytes to `.1`, older ones to `.2`, `.3`; their names.

    The file itself stays and is emptied, because its writer keeps it open; a line written between the copy
    and the emptying is lost, which is the price for no process in between that could stall the writers.
    """
    moved = []
    for path in sorted(folder.glob("*.log")):
        if size(path) <= largest:
            continue
        for number in range(KEPT - 1, 0, -1):
            older = path.with_name(f"{path.name}.{number}")
            if older.exists():
                older.replace(path.with_name(f"{path.name}.{number + 1}"))
        shutil.copyfile(path, path.with_name(f"{path.name}.1"))
        os.truncate(path, 0)
        moved.append(path.name)
    return moved


class Follower:
    """Reads the lines that are added to a file from now on."""

    def __init__(self, path: Path):
        self.path = path
        self.position = size(path)
        self.rest = ""

    def lines(self) -> list[str]:
        """The whole lines since the last call."""
        if size(self.path) < self.position:  # it was rotated
            self.position = 0
        try:
            with open(self.path, "rb") as file:
                file.seek(self.position)
                added = file.read()
        except OSError:
            return []
        self.position += len(added)
        *whole, self.rest = (self.rest + added.decode(errors="replace")).split("\n")
        return whole
