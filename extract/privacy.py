"""Personal data in a text, and the text with it masked."""

from __future__ import annotations

from extract.model import Personal


def find_personal(text: str) -> tuple[Personal, ...]:
    """Personal data in order of place: telephone, identity number, bank card, address, plate, e-mail, minors, health."""
    return ()


def mask_text(text: str, personal: tuple[Personal, ...]) -> str:
    """``text`` with each datum masked (138****1234, 某儿童); offsets after the first mask may shift."""
    return text
