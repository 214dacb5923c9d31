"""Text for a terminal."""

_WIDEST = 60


def short(text: str, widest: int = _WIDEST) -> str:
    """One line without control signs, which would command the terminal."""
    text = "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
    return text if len(text) <= widest else text[: widest - 1] + "…"
