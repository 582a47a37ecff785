"""What a page says of a text's standing, as far as it is known."""

from __future__ import annotations

from dataclasses import dataclass, replace

from govdocs.model.kinds import ROWS
from govdocs.overview.editions import Edition, Editions
from govdocs.overview.status import Status, Word


@dataclass(frozen=True, slots=True)
class State:
    """What is known of a text's standing: a tag, a sentence and notes.

    `look` names the tag's colours and shape; `begins` is what the window's title begins
    with; `markings` are the words for events that are not real.
    """

    tag: str
    sentence: str
    notes: tuple[str, ...] = ()
    markings: tuple[str, ...] = ()
    look: str = "saknas"
    begins: str = ""


VERSION_MISSING = State(
    "Version saknas",
    "Ingen version av texten är låst. Sidan visar arbetstexten och säger inte vad som "
    "gäller i dag.",
)

EXPLAINING = State(
    "Förklarande text",
    "Texten binder ingen. Reglerna står i dokumenten som den handlar om.",
    look="intern",
)

_DRAFTS = {
    "utkast": State(
        "Utkast",
        "Arbetsversion. Ingen har beslutat om den här texten.",
        look="utkast",
        begins="Utkast",
    ),
    "slutförslag": State(
        "Slutförslag",
        "Färdigt förslag som ännu inte har skickats till beslut.",
        look="utkast",
        begins="Slutförslag",
    ),
}

_LOOKS = {
    Word.IN_FORCE: "gallande",
    Word.COMING: "kommande",
    Word.UNDECIDED: "beslut",
    Word.LAPSED: "forfallen",
    Word.REPLACED: "ersatt",
    Word.ENDED: "upphord",
}


def state_of(edition: Edition, editions: Editions, stage: str) -> State:
    """Return the standing of a text; `stage` is that of what is not locked."""
    if not editions.versions:
        kind = edition.outline.metadata.kind
        return EXPLAINING if ROWS[kind].explains else VERSION_MISSING
    state = _state(edition.status) if edition.status else _draft(stage)
    # What is said of a text rests on what applies, and so on the events behind that.
    shown = editions.current.status
    markings = (*state.markings, *(shown.markings if shown else ()))
    return replace(state, markings=tuple(dict.fromkeys(markings)))


def _draft(stage: str) -> State:
    return _DRAFTS.get(stage, _DRAFTS["utkast"])


def _state(status: Status) -> State:
    tag = status.word.value.capitalize()
    begins = "" if status.word is Word.IN_FORCE else tag
    look = _LOOKS[status.word]
    return State(tag, status.sentence, status.notes, status.markings, look, begins)
