"""Numbers and codes that people copy from paper: made of random bytes, and read back however they were typed."""

# Without signs that are taken for one another on paper.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def readable(data, signs):
    """Random bytes as so many signs of the alphabet, in two halves."""
    value, found = int.from_bytes(data, "big"), ""
    for _sign in range(signs):
        value, place = divmod(value, len(ALPHABET))
        found += ALPHABET[place]
    return f"{found[: signs // 2]}-{found[signs // 2 :]}"


def as_written(words, signs):
    """What a person typed as `readable` would have it: capitals, one hyphen; "" when it cannot be one."""
    bare = "".join(sign for sign in (words or "").upper() if sign.isalnum())
    if len(bare) != signs or any(sign not in ALPHABET for sign in bare):
        return ""
    return f"{bare[: signs // 2]}-{bare[signs // 2 :]}"
