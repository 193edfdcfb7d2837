"""Figures kept ready: counts by place and day, marks of what changed since, and answers that equal counting.

`marking` has the triggers that leave a mark wherever a counted row changed; `folding` recounts what is marked, and
checks everything at night; `reading` answers from what is kept and says which places must be counted live. Decision
0036 says why marks and not sums in the triggers.
"""
