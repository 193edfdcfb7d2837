"""What the product is measured against, in settings of its own: never part of a site."""
