"""Names that two machines give alike."""

import unicodedata
import uuid

# The namespace of all rows whose id follows from what they are; never to be changed.
_NAMESPACE = uuid.UUID("5c1f0a6e-6f4e-5d6b-9d0c-4344534b0001")


def folded(name: str) -> str:
    """A name as it is compared: NFC, case and runs of white space folded."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def named_id(table: str, *parts: str) -> str:
    """The id of a row that is named by what it is, the same on every machine (UUIDv5)."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join((table, *(folded(part) for part in parts)))))


def written(number: int) -> str:
    """A UUID's 128 bits as it is written; half the time that uuid.UUID takes."""
    digits = f"{number:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
