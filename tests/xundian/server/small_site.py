"""A small site under the real supervisor: its programs are told as JSON, `python -m tests.xundian.server.small_site`.

Each program is {"name", "code" (Python), "ready" (words in its log, or "http")} and whatever Program takes;
"works" is a file of the data folder that is there as long as the program works.
"""

import json
import os
import sys
from pathlib import Path

from xundian.server.child import Program
from xundian.server.children import answers, says
from xundian.server.errors import ServerError
from xundian.server.stopping import StopRequests
from xundian.server.supervisor import serve


def program(data: Path, *, name: str, code: str, ready: str, works: str = "", **more: object) -> Program:
    """One program as the supervisor wants it."""
    is_ready = (lambda lines: answers(int(os.environ["XUNDIAN_PORT"]))) if ready == "http" else says(ready)
    command = (sys.executable, "-X", f"data={data}", "-c", "import time, os, signal, subprocess\n" + code)
    return Program(name, command, ready=is_ready, works=(data / works).exists, **more)


def main() -> None:
    """Until it is stopped."""
    stop = StopRequests().install()
    try:
        serve(lambda services: [program(services.data, **told) for told in json.loads(sys.argv[1])], stop)
    except ServerError as error:
        sys.exit(f"xundian: {error}")


if __name__ == "__main__":
    main()
