"""Writes of channels: policies, proposals by the clock, answers, posts offered, work begun and ended, the ledger.

A "no" has no other consequence. Locks are taken in one order: offer, then workshop, post or vacancy; whoever fills a
place holds the workshop or post.
"""

from relocation.channels.actions.answering import accept, decline, expire, offer
from relocation.channels.actions.following import keep_ledger, plan_support
from relocation.channels.actions.placing import begin, end, offer_vacancy, place
from relocation.channels.actions.policies import set_policy
from relocation.channels.actions.proposing import propose

__all__ = [
    "accept",
    "begin",
    "decline",
    "end",
    "expire",
    "keep_ledger",
    "offer",
    "offer_vacancy",
    "place",
    "plan_support",
    "propose",
    "set_policy",
]
