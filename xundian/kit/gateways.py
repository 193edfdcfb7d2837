"""Which gateway carries messages out of the house, and its keys, as the environment says; odd values are refused."""

from typing import NamedTuple

from django.core.exceptions import ImproperlyConfigured

from xundian.kit import env

KINDS = ["none", "console", "webhook", "wecom", "wecom-robot"]


class Gateway(NamedTuple):
    """The settings of messages; what the chosen `kind` does not need may be empty."""

    kind: str
    webhook_url: str
    webhook_secret: str
    wecom_url: str
    wecom_corp: str
    wecom_secret: str
    wecom_agent: int
    wecom_robot: str


def from_environment(mode):
    """The Gateway: a webhook once its address is given, else the console in development, else none.

    WeCom is an application of the bureau that writes to each officer, or the robot of one group.
    ImproperlyConfigured names the variable that is missing or odd.
    """
    url = env.text("XUNDIAN_MESSAGE_WEBHOOK", "")
    kind = env.choice(
        "XUNDIAN_MESSAGE_GATEWAY", KINDS, "webhook" if url else "console" if mode == "development" else "none"
    )
    found = Gateway(
        kind, url, env.text("XUNDIAN_MESSAGE_SECRET", ""),
        env.text("XUNDIAN_WECOM_URL", "https://qyapi.weixin.qq.com").rstrip("/"),
        env.text("XUNDIAN_WECOM_CORP", ""), env.text("XUNDIAN_WECOM_SECRET", ""),
        env.number("XUNDIAN_WECOM_AGENT", 0), env.text("XUNDIAN_WECOM_ROBOT", ""),
    )  # fmt: skip
    for wrong, remedy in _faults(found, secure=("https://",) if mode == "production" else ("https://", "http://")):
        if wrong:
            raise ImproperlyConfigured(remedy)
    return found


def _faults(found, secure):
    url = found.webhook_url
    yield (
        url and not url.startswith(("https://", "http://")),
        "XUNDIAN_MESSAGE_WEBHOOK must be a web address (https://…).",
    )
    yield (
        url and not found.webhook_secret,
        "Set XUNDIAN_MESSAGE_SECRET, which signs what goes to XUNDIAN_MESSAGE_WEBHOOK.",
    )
    yield (
        found.kind == "webhook" and not url,
        "Set XUNDIAN_MESSAGE_WEBHOOK, where the gateway of messages listens.",
    )
    yield not found.wecom_url.startswith(secure), "XUNDIAN_WECOM_URL must be a web address (https://…)."
    yield (
        found.kind == "wecom" and not (found.wecom_corp and found.wecom_secret and found.wecom_agent),
        "Set XUNDIAN_WECOM_CORP, XUNDIAN_WECOM_AGENT and XUNDIAN_WECOM_SECRET.",
    )
    yield (
        found.kind == "wecom-robot" and not found.wecom_robot,
        "Set XUNDIAN_WECOM_ROBOT, the key in the address of the group's robot.",
    )
