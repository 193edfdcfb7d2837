"""The demo county: an invented Xundian of some 3,000 laborers, with a year of history ending on the day given.

Every person, number and enterprise in it is made up. From one seed and one day it is always the same county.
"""
