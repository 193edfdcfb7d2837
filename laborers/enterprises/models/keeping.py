"""Triggers: rows that are never deleted."""

import pgtrigger

KEPT = pgtrigger.Protect(name="kept", operation=pgtrigger.Delete)
