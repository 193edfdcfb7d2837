"""The bench: how fast the product is beside the plainest thing that does the same work, in one run on one machine.

Never on the data of a site: `manage.py bench` keeps servers and rows of its own and refuses production.
"""
