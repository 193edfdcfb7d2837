"""The writes of exports: asked for and approved (asking.py), written by a job (making.py), handed out (handing.py)."""

from xundian.exports.actions.asking import MAKE, approve, ask, cancel
from xundian.exports.actions.handing import expire, hand_out
from xundian.exports.actions.making import make

__all__ = ["MAKE", "approve", "ask", "cancel", "expire", "hand_out", "make"]
