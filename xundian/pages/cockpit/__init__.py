"""The cockpit of leaders and bureau: one page, the names behind every figure, and the cities people went to."""
