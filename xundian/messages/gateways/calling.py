"""One call of WeCom's interface: to the host in the settings, its answer judged by `errcode` and not by the status."""

import json
from urllib.parse import urlencode

from django.conf import settings

from xundian.kit.outward.sending import ask
from xundian.messages.gateways.taking import NotTaken

ANSWER_BYTES = 8192
LONGEST_TOLD = 200


class Refused(NotTaken):
    """WeCom answered that it does not do it; `code` is its errcode."""

    def __init__(self, code, text):
        super().__init__(f"WeCom {code}: {text}")
        self.code = code


def call(path, query, body=None):
    """The answer (a dict with errcode 0) to a POST of `body`, or to a GET; Refused, or NotTaken without an answer.

    The query holds keys: it stands in no text that is kept. A host inside the house must lie in the networks that the
    operator allows, as for every webhook. Without keys nobody is called.
    """
    if not all(query.values()):
        raise NotTaken("WeCom is not set up here")
    answer = ask(
        url=f"{settings.WECOM_URL}{path}?{urlencode(query)}", body=body and json.dumps(body, ensure_ascii=False),
        https_only=settings.WECOM_URL.startswith("https:"), allowed=settings.WEBHOOK_NETWORKS, most=ANSWER_BYTES,
    )  # fmt: skip
    if not answer.ok:
        raise NotTaken(answer.error or f"HTTP {answer.status}")
    try:
        told = json.loads(answer.text)
        code = int(told["errcode"])
    except (ValueError, TypeError, KeyError):
        raise NotTaken("WeCom's answer cannot be read") from None
    if code:
        raise Refused(code, _without(str(told.get("errmsg", "")), query)[:LONGEST_TOLD])
    return told


def _without(text, query):
    """The text without any of the secrets that were sent, should the answer repeat one."""
    for value in query.values():
        text = text.replace(value, "…")
    return text
