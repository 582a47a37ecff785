"""The letter to an instance that has not answered; no person is ever named in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from govdocs.consultation.letter import sent_to
from govdocs.consultation.status import State, Status
from govdocs.model.closing import closing
from govdocs.model.consultation import Consultation
from govdocs.model.period import in_words
from govdocs.model.settings import Contact

# Those who may still be waited for.
_WAITED_FOR = frozenset({State.SILENT, State.EXTENDED})


def reminders(
    status: Status,
    names: Mapping[str, str],
    now: datetime,
    sender: Contact | None = None,
) -> Iterator[tuple[str, str]]:
    """Yield the id of each instance without an answer, and a letter in Markdown.

    `sender` is where answers are sent.
    """
    for one in status.standings:
        if one.state in _WAITED_FOR:
            name = names.get(one.consultee, one.consultee)
            yield one.consultee, _letter(status.round, one.consultee, name, now, sender)


def _letter(
    asked: Consultation,
    consultee: str,
    name: str,
    now: datetime,
    sender: Contact | None,
) -> str:
    lines = [
        f"# Påminnelse: {asked.title}",
        "",
        f"Till {name}",
        "",
        *_docket(asked),
        f"Vi har inte fått något svar från er på {asked.called} {asked.id}, "
        f"{asked.title}.",
        *_time(asked, consultee, now),
        *sent_to(sender),
        "",
        "Vill ni inte svara räcker det att ni meddelar att ni avstår.",
        "Har ni redan svarat ber vi er höra av er, så söker vi efter svaret.",
    ]
    if asked.marking:
        lines += ["", f"*{asked.marking}*"]
    return "\n".join(lines) + "\n"


def _docket(asked: Consultation) -> Iterator[str]:
    if asked.dockets:
        yield f"Diarienummer: {', '.join(asked.dockets)}"
        yield ""


def _time(asked: Consultation, consultee: str, now: datetime) -> Iterator[str]:
    last = asked.deadline_of(consultee)
    day = in_words(last)
    if now > closing(last).at:
        yield f"Svarstiden gick ut den {day} kl. 23.59."
        yield "Ett svar som kommer nu tas emot, men märks som sent."
    elif last > asked.deadline:
        yield f"Ni har anstånd och kan svara till och med den {day} kl. 23.59."
    else:
        yield f"Svara senast den {day} kl. 23.59."
