"""The secrets of one installation: made once, kept in `keys.json` beside the database, never made twice.

The seal keys open the stored identity numbers and the digest key finds them. A database whose keys are lost
holds identity numbers that nobody can ever read again, so a missing file is refused, not replaced.
"""

import json
import os
import re
import secrets
import tempfile
from collections.abc import Callable, MutableMapping
from pathlib import Path

from xundian.server.errors import ServerError

NAMES = {
    "secret_key": "XUNDIAN_SECRET_KEY",
    "seal_keys": "XUNDIAN_SEAL_KEYS",
    "digest_key": "XUNDIAN_DIGEST_KEY",
}
FOR_EVER = ("seal_keys", "digest_key")  # a new secret_key only signs people out
HEX_32 = re.compile(r"[0-9a-f]{64}")


def provide(path: Path, env: MutableMapping[str, str], *, holds_rows: Callable[[], bool]) -> bool:
    """Put the keys that `env` lacks into it, from the file; makes those that are in neither.

    Returns True when keys were made. Raises ServerError when the file is damaged, or when keys are missing
    that rows already need: `holds_rows()` tells whether a database exists.
    """
    wanted = [key for key, name in NAMES.items() if not env.get(name)]
    if not wanted:
        return False
    kept = _read(path)
    missing = [key for key in wanted if key not in kept]
    lost = [key for key in missing if key in FOR_EVER]
    if lost and holds_rows():
        raise ServerError(
            f"A database exists, but its {' and '.join(lost)} are neither in {path} nor in the environment. "
            f"New keys could never open the identity numbers in it. Put {path.name} back from your backup "
            f"(or set {' and '.join(NAMES[key] for key in lost)}); to begin with an empty database, "
            "delete the data folder."
        )
    if missing:
        kept |= {key: _new(key) for key in missing}
        _write(path, kept)
    for key in wanted:
        env[NAMES[key]] = json.dumps(kept[key]) if key == "seal_keys" else kept[key]
    return bool(missing)


def _new(key: str) -> str | dict[str, str]:
    return {"k1": secrets.token_hex(32)} if key == "seal_keys" else secrets.token_hex(32)


def _read(path: Path) -> dict:
    """The keys of the file, checked; {} when there is none."""
    try:
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)
        kept = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise ServerError(f"The keys in {path} cannot be read ({error}). Put it back from your backup.") from error
    for key, value in kept.items() if isinstance(kept, dict) else [("", None)]:
        if key not in NAMES or not _is_key(key, value):
            raise ServerError(f"{path} is damaged at {key or 'its start'!r}. Put it back from your backup.")
    return kept


def _is_key(key: str, value: object) -> bool:
    parts = list(value.values()) if key == "seal_keys" and isinstance(value, dict) else [value]
    return bool(parts) and all(isinstance(part, str) and HEX_32.fullmatch(part) for part in parts)


def _write(path: Path, kept: dict) -> None:
    """Whole or not at all, and on the disk before anything is sealed with it."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=".keys.", delete=False) as file:
        json.dump(kept, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
