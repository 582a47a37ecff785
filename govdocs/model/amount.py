"""How many there are of something, as Swedish writes it."""

from __future__ import annotations


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun: '1 ändring', '3 ändringar'."""
    return f"{grouped(number)} {one if number == 1 else many}"


def grouped(number: int) -> str:
    """Return a number with its thousands parted."""
    return f"{number:,}".replace(",", "\u00a0")
