"""Where the tests find what is not made for them."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
AGREEMENTS = ROOT / "agreements"
DATA = ROOT / "tests" / "data"
