"""Where a request to a typed address may go: to public hosts of the internet, never into the house or its neighbours.

A name is resolved once, every address behind it is looked at, and the request goes to one of those very addresses:
whoever runs the name cannot answer "public" first and "127.0.0.1" a moment later.
"""

import socket
import threading
from ipaddress import ip_address, ip_network
from typing import NamedTuple
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from xundian.kit.errors import Invalid

LONGEST_URL = 500
RESOLVE_SECONDS = 5
UNICAST = ip_network("2000::/3")
# Addresses that Python calls global and that lead, or may lead, to the machine's own surroundings.
NEVER = [
    ip_network(text)
    for text in (
        "168.63.129.16/32",  # what a cloud's machines ask for their own configuration
        "192.0.0.0/24",  # protocol assignments, where clouds keep services too
        "192.88.99.0/24",  # relays of 6to4
        "2002::/16",  # 6to4: an IPv4 address inside, whichever
        "2001::/23",  # Teredo, ORCHID and other tunnels
        "3fff::/20",  # for documents
        "5f00::/16",  # segment routing
    )
]


class Target(NamedTuple):
    """A web address taken apart; `path` with its query."""

    secure: bool
    host: str
    port: int
    path: str


class Refused(Exception):
    """No request goes to this address; the text says why."""


def parts_of(url, *, https_only, longest=LONGEST_URL):
    """The address taken apart; Invalid (field `url`) for what is no plain web address, or http where https is asked."""
    url = url.strip()
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except (ValueError, UnicodeError):
        raise _invalid("bad_url", _("This is no web address. Give one such as https://example.org/hook.")) from None
    odd = len(url) > longest or not url.isascii() or not url.isprintable() or " " in url or "\\" in url
    if odd or not host or parts.scheme not in ("http", "https"):
        raise _invalid("bad_url", _("This is no web address. Give one such as https://example.org/hook."))
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise _invalid("bad_url", _("Leave user name, password and the part after # out of the address."))
    secure = parts.scheme == "https"
    if https_only and not secure:
        raise _invalid("https_only", _("The address must begin with https://."))
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(secure, host, port or (443 if secure else 80), path)


def is_public(address, allowed=()):
    """Whether an IP address lies in the public internet, or in a network that the operator allows.

    IPv6 is public only as plain unicast: addresses that carry an IPv4 address inside (mapped, compatible, 6to4, Teredo,
    NAT64) are refused whatever they carry.
    """
    if any(address in network for network in allowed):
        return True
    if address.version == 6 and (address not in UNICAST or address.scope_id):
        return False
    odd = address.is_multicast or address.is_reserved or address.is_unspecified or not address.is_global
    return not odd and not any(address in network for network in NEVER)


def look_up(target, *, allowed=(), anywhere=False):
    """The addresses behind the host as [text]; Refused when there is none, or one of them is not public.

    `anywhere` is for addresses out of the operator's own settings: nothing is refused. OSError when no name server
    answers in time.
    """
    found = list(dict.fromkeys(entry[4][0] for entry in _resolve(target)))
    for text in () if anywhere else found:
        if not is_public(ip_address(text), allowed):
            raise Refused(
                _("This address leads to %(address)s, which is not in the public internet.") % {"address": text}
            )
    if not found:
        raise Refused(_("There is no such host."))
    return found


def check(url, *, https_only, allowed=()):
    """Invalid (field `url`) unless a request may go there now; a host that does not answer yet is no reason."""
    target = parts_of(url, https_only=https_only)
    try:
        look_up(target, allowed=allowed)
    except Refused as refusal:
        raise _invalid("not_public", str(refusal)) from None
    except OSError:
        raise _invalid("unknown_host", _("The name of this host cannot be resolved. Check it.")) from None
    return target


def _resolve(target):
    """What the resolver answers within five seconds: it has no time limit of its own."""
    answers = []

    def ask():
        try:
            answers.append(socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            answers.append(error)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(RESOLVE_SECONDS)
    if not answers:
        raise TimeoutError("the name server does not answer")
    if isinstance(answers[0], Exception):
        raise OSError(str(answers[0])) from answers[0]
    return answers[0]


def _invalid(code, text):
    return Invalid(text, field="url", code=code)
