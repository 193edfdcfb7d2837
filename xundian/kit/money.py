"""Money: whole fen inside, decimal yuan at every interface."""

from decimal import Decimal

from rest_framework import serializers


def yuan(fen):
    """Fen to decimal yuan, None stays None."""
    return None if fen is None else Decimal(fen) / 100


def fen(yuan_amount):
    """Decimal yuan to whole fen, half up; None stays None."""
    return (
        None
        if yuan_amount is None
        else int((Decimal(str(yuan_amount)) * 100).quantize(Decimal(1), rounding="ROUND_HALF_UP"))
    )


class YuanField(serializers.DecimalField):
    """Shows a fen column as yuan with two decimals and reads yuan back into fen."""

    def __init__(self, **kwargs):
        super().__init__(**{"max_digits": 12, "decimal_places": 2, "min_value": 0} | kwargs)

    def to_representation(self, value):
        """Fen to yuan text."""
        return super().to_representation(yuan(value))

    def to_internal_value(self, data):
        """Yuan to fen."""
        return fen(super().to_internal_value(data))
