"""What stops a command about a consultation, with what to do instead."""

from __future__ import annotations

from collections.abc import Sequence

from govdocs.errors import USAGE, GovdocsError
from govdocs.model.finding import Finding


class UnknownRound(GovdocsError):
    """The id of a consultation on the command line that no round has."""

    code = "GD980"
    exit_code = USAGE

    def __init__(self, name: str, nearest: str | None) -> None:
        super().__init__(
            f"remissen {name} finns inte",
            f"menade du {nearest}?" if nearest else "se mapparna i remisser/",
        )


class ConsultationRefused(GovdocsError):
    """A round or an answer that says what cannot be, or what may no longer be done."""

    code = "GD981"
    exit_code = 1


class RoundBroken(ConsultationRefused):
    """A round whose file cannot be read; with all that is wrong with what was read."""

    def __init__(self, faults: Sequence[Finding]) -> None:
        first = faults[0]
        super().__init__(
            f"remissen går inte att läsa: {first.message}",
            first.remedy,
            file=first.location.file,
            line=first.location.line,
        )
        self.faults = tuple(faults)


class BadWorkbook(GovdocsError):
    """A workbook that came back, and one thing in it that cannot be read in."""

    code = "GD982"
    exit_code = 1


class CannotCompile(GovdocsError):
    """Answers that cannot be put together: the text is another, or the sums do not hold."""

    code = "GD986"
    exit_code = 1


class CannotReply(GovdocsError):
    """A reply that cannot be written as it is asked for."""

    code = "GD987"
    exit_code = 1


class NotReplied(GovdocsError):
    """A round that cannot be reported while a comment lacks its reply."""

    code = "GD988"
    exit_code = 1


class NotReady(GovdocsError):
    """One thing that stands between a round and its report."""

    code = "GD989"
    exit_code = 1
