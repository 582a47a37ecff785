"""Read one Word file and print nothing: `read_word.py govdocs|python-docx|mammoth|pandoc FILE`.

Each tool is imported by itself, as in a program that reads one file.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Read the file with the tool."""
    tool, path = sys.argv[1:]
    {
        "govdocs": _govdocs,
        "python-docx": _python_docx,
        "mammoth": mammoth,
        "pandoc": pandoc,
    }[tool](Path(path))


def _govdocs(path: Path) -> object:
    from govdocs.text.word.read import read_word

    return read_word(path.read_bytes())


def _python_docx(path: Path) -> object:
    from docx import Document

    return Document(str(path))


def mammoth(path: Path) -> str:
    """Return the file as HTML, with comments asked for."""
    from mammoth import convert_to_html

    with path.open("rb") as file:
        found = convert_to_html(file, style_map="comment-reference => sup")
    return str(found.value)


def pandoc(path: Path) -> str:
    """Return the file as Markdown, with tracked changes and comments."""
    from pypandoc import convert_file

    more = ["--track-changes=all", "--wrap=none"]
    return str(convert_file(str(path), "markdown", format="docx", extra_args=more))


if __name__ == "__main__":
    main()
