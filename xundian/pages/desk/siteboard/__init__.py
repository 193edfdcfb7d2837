"""The board of a resettlement site: one page that the staff hang up or read aloud at the morning meeting."""
