"""The story that `demo` tells: an agreement from its first text to an open draft.

Each step is saved at its own date, so that what was known on a day can be asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from govdocs import clock
from govdocs.cli.demo_marks import fill
from govdocs.cli.unsaved import UNSAVED
from govdocs.lint.run import check
from govdocs.overview.lock_order import LockOrder
from govdocs.overview.locking import lock
from govdocs.overview.saving import save
from govdocs.store.change import Change
from govdocs.store.gateway import open_gateway
from govdocs.store.start import start_repository
from govdocs.text.memory import Memory

_STORY = Path(__file__).parent / "demo"
_DOCUMENT = "elevavtal"
_ROUND = "2022-1"


@dataclass(frozen=True, slots=True)
class Step:
    """One saved change: the day, what it is called, and the folder of files it writes.

    With a `number` it locks that version instead. `comments` are those of the round
    that the change answers.
    """

    day: date
    words: str
    folder: str = ""
    number: str = ""
    comments: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return what a mark in the files of a later step calls this one."""
        return self.number or self.folder

    @property
    def message(self) -> str:
        """Return the message of the commit, with a trailer for each comment."""
        trailers = "".join(f"Synpunkt: {_ROUND}/{one}\n" for one in self.comments)
        return f"{self.words}\n\n{trailers}" if trailers else f"{self.words}\n"


STORY: tuple[Step, ...] = (
    Step(date(2019, 9, 2), "Skriv ett avtal om elevers hälsa", "01-avtal"),
    Step(date(2019, 10, 14), "Det första avtalet om elevers hälsa.", number="1.0"),
    Step(date(2020, 1, 8), "Alla parter har beslutat: 1.0 gäller", "02-i-kraft"),
    Step(date(2021, 3, 15), "Rutin: säg vad man gör utan svar", "03-rutin"),
    Step(date(2022, 2, 1), "Revidera avtalet i två delar", "04-revision"),
    Step(date(2022, 2, 14), "Sänd avtalet på remiss", "05-remiss"),
    Step(date(2022, 4, 20), "Publicera svaren på remissen", "06-svar"),
    Step(
        date(2022, 4, 25),
        "En jourtelefon under loven",
        "07-jourtelefon",
        comments=(
            "foraldraforbund-1",
            "norrby-1",
            "patientnamnd-1",
            "skolskoterskor-1",
        ),
    ),
    Step(
        date(2022, 4, 28),
        "Svar inom två vardagar",
        "08-vardagar",
        comments=("exempelregionen-1", "vc-algen-1", "vc-fyren-1", "fack-vard-1"),
    ),
    Step(
        date(2022, 5, 4),
        "Eleven är med och bestämmer",
        "09-eleven",
        comments=("vasterby-1", "elevkar-1", "gymnasium-norr-2", "foraldraforbund-2"),
    ),
    Step(
        date(2022, 5, 9),
        "Uppsägningstid på 18 månader",
        "10-uppsagning",
        comments=("exempelregionen-2", "osterby-1", "skollakare-3"),
    ),
    Step(date(2022, 5, 12), "Bemöt synpunkterna i remissen", "11-bemotanden"),
    Step(date(2022, 5, 16), "Kortare svarstid och längre uppsägning.", number="2.0"),
    Step(date(2022, 6, 7), "Samrådet ställer sig bakom 2.0", "12-samradet"),
    Step(date(2022, 10, 19), "Norrby och Österby godkänner 2.0", "13-norr"),
    Step(
        date(2022, 12, 6), "Regionen godkänner 2.0, Söderby bordlägger", "14-regionen"
    ),
    Step(date(2022, 12, 12), "1.0 gäller tills vidare", "15-fortsatt"),
    Step(date(2023, 2, 20), "2.0 har förfallit", "16-forfallen"),
    Step(date(2024, 2, 12), "Två kommuner säger upp avtalet", "17-uppsagt"),
    Step(date(2024, 9, 2), "Västerby tar tillbaka sin uppsägning", "18-atertaget"),
    Step(date(2025, 10, 6), "Utkast: oro för en elev", "19-utkast"),
)


def tell_story(root: Path, step: Callable[[str], None]) -> None:
    """Make a repository in an empty folder and save every step of the story in it.

    Raises what the writer raises; the folder then holds the steps that were saved.
    """
    start_repository(root, "Exempel", "exempel@exempel.invalid")
    commits: dict[str, str] = {}
    for one in STORY:
        when = datetime.combine(one.day, time(9), clock.STOCKHOLM)
        if one.number:
            commits[one.name] = _lock(root, one, when)
        else:
            commits[one.name] = _save(root, one, when, commits)
        step(one.words)


def _save(root: Path, step: Step, when: datetime, commits: Mapping[str, str]) -> str:
    """Save the files of a step and return the commit."""
    files = fill(root, _files(step), commits)
    gateway = open_gateway(root)
    assert gateway is not None, "the repository was just made"
    return save(gateway, lambda head: Change(files, step.message, when=when)).commit


def _files(step: Step) -> dict[str, bytes]:
    folder = _STORY / step.folder
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    return {**files, **UNSAVED} if step is STORY[0] else files


def _lock(root: Path, step: Step, when: datetime) -> str:
    checked = check(root, step.day, Memory())
    order = LockOrder(_DOCUMENT, step.number, step.day, step.words)
    return lock(checked, [order], when).commit
