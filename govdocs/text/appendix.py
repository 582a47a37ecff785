"""What an appendix is called: the words that its heading or its mark begins with."""

from __future__ import annotations

# Part of a pattern, to be matched without regard to capitals.
APPENDIX = r"(?:(?:under|del)?bilaga|appendix|bihang)"
