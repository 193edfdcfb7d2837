"""An application of the bureau in WeCom writes to each officer: the title, the counts and the way to the page.

The officer's account in WeCom bears the name of the account here. What is written holds counts and days, never a
villager: messages have nothing else (messages.states).
"""

import re
from contextlib import suppress

from django.conf import settings
from django.core.cache import cache
from django.utils import translation
from redis.exceptions import RedisError

from xundian.kit.sealing import SealBroken, digest, seal, unseal
from xundian.messages.gateways.calling import Refused, call
from xundian.messages.gateways.taking import NotTaken, thin
from xundian.messages.models import Message
from xundian.messages.queries import in_words

TOPIC = "wecom"
# One account: neither everybody (@all) nor several at once (a|b).
ACCOUNT = re.compile(r"[A-Za-z0-9][\w.@-]{0,63}", re.ASCII)
# WeCom says that its token is over, or was never one.
TOKEN_OVER = (40001, 40014, 42001)
TOKEN_PLACE = "wecom.token"
# The token is asked for anew a little before its end.
EARLIER_SECONDS = 300
# A repeat of the same text within so long is dropped by WeCom: an answer that was lost doubles nothing.
REPEAT_SECONDS = 600


def outgoing(message, at):
    """Every message."""
    return thin(TOPIC, message)


def deliver(row, at):
    """Write to the officer; NotTaken unless WeCom takes it. What lost its recipient meanwhile is dropped."""
    message = Message.objects.select_related("recipient").filter(pk=row.payload["message_id"]).first()
    if message is None or not message.recipient.is_active:
        return
    account = message.recipient.username
    if not ACCOUNT.fullmatch(account):
        raise NotTaken("this user name can be no account of WeCom")
    body = {
        "touser": account, "msgtype": "text", "agentid": settings.WECOM_AGENT, "text": {"content": worded(message)},
        "enable_duplicate_check": 1, "duplicate_check_interval": REPEAT_SECONDS,
    }  # fmt: skip
    told = _sent(body)
    if told.get("invaliduser"):
        raise NotTaken("WeCom knows no such account")


def worded(message):
    """The message in the recipient's language, and the address of what it is about."""
    with translation.override(message.recipient.language or settings.LANGUAGE_CODE):
        title, text = in_words(message)
    return f"{title}\n{text}\n{settings.PUBLIC_URL.rstrip('/')}{message.link or '/messages/'}"


def _sent(body):
    try:
        return call("/cgi-bin/message/send", {"access_token": _token()}, body)
    except Refused as refusal:
        if refusal.code not in TOKEN_OVER:
            raise
    return call("/cgi-bin/message/send", {"access_token": _token(fresh=True)}, body)


def _token(fresh=False):
    """The token of the application, kept sealed until shortly before its end; asked for where there is no Redis."""
    place = f"wecom:{digest(settings.WECOM_CORP + settings.WECOM_SECRET).hex()}"
    try:
        kept = None if fresh else cache.get(place)
        if kept:
            return unseal(kept, place=TOKEN_PLACE, row_id=settings.WECOM_CORP)
    except (RedisError, SealBroken):
        pass
    told = call("/cgi-bin/gettoken", {"corpid": settings.WECOM_CORP, "corpsecret": settings.WECOM_SECRET})
    token, seconds = str(told["access_token"]), int(told.get("expires_in", 0)) - EARLIER_SECONDS
    if seconds > 0:
        _keep(place, token, seconds)
    return token


def _keep(place, token, seconds):
    with suppress(RedisError):
        cache.set(place, seal(token, place=TOKEN_PLACE, row_id=settings.WECOM_CORP), seconds)
