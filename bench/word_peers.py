"""Write what a peer makes of each .docx in a folder beside it: `word_peers.py TOOL FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

import read_word


def main() -> None:
    """Write NAME.TOOL for each NAME.docx."""
    tool, folder = sys.argv[1:]
    convert = {"mammoth": read_word.mammoth, "pandoc": read_word.pandoc}[tool]
    for path in sorted(Path(folder).glob("*.docx")):
        path.with_suffix(f".{tool}").write_text(convert(path), "utf-8")


if __name__ == "__main__":
    main()
