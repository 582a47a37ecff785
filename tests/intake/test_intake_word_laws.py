"""Whatever is written in a form, and however its file is mangled, it ends at its paragraph."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from govdocs.consultation.form.places import Ask
from govdocs.consultation.intake.understood import Understood
from govdocs.consultation.intake.word.marks import folded
from govdocs.consultation.intake.word.read import text_fields
from govdocs.model.word_text import (
    CellPlace,
    Piece,
    Remark,
    Tracked,
    WordParagraph,
    WordText,
)
from tests.intake.worded import (
    FORM,
    TEXTS,
    after,
    at,
    box,
    put,
    template,
    text,
    understood,
)

CASES = 400
SHARE = 0.99


@dataclass
class Case:
    """A file, the block each written word belongs to ('' for none), and its dice."""

    dice: Random
    file: WordText = field(default_factory=template)
    words: dict[str, str] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)

    def word(self, block: str) -> str:
        """Return a word that nobody has used, to be found at a block."""
        word = f"ord{len(self.words)}{self.dice.choice('abcåäö')}"
        self.words[word] = block
        return word

    def block(self) -> str | None:
        """Return a block that nothing has been done with yet."""
        left = [one for one in TEXTS if one not in self.touched]
        if not left:
            return None
        self.touched.add(found := self.dice.choice(left))
        return found


def write_in_box(case: Case) -> None:
    if id_ := case.block():
        ask = case.dice.choice((Ask.COMMENT, Ask.PROPOSAL))
        step = 1 if ask is Ask.COMMENT else 2
        words = f'Vi vill {case.word(id_)} och "{case.word(id_)}" nu.'
        place = find(case.file, box(ask, id_, f"stycke {id_}"))
        assert step
        case.file = put(case.file, place, box(ask, id_, f"stycke {id_}", words))


def track_in_text(case: Case) -> None:
    if id_ := case.block():
        words = TEXTS[id_].split(" ")
        place = case.dice.randrange(len(words))
        pieces = (
            Piece("".join(f"{one} " for one in words[:place])),
            Piece(f"{words[place]} ", tracked=Tracked.DELETED),
            Piece(f"{case.word(id_)} ", tracked=Tracked.INSERTED),
            Piece(" ".join(words[place + 1 :])),
        )
        case.file = put(case.file, found(case, id_), text(id_, *pieces))


def edit_text(case: Case) -> None:
    if id_ := case.block():
        words = TEXTS[id_].replace('"', "”").split(" ")
        words.insert(case.dice.randrange(len(words)), case.word(id_))
        case.file = put(case.file, found(case, id_), text(id_, Piece(" ".join(words))))


def remark_on_text(case: Case) -> None:
    if id_ := case.block():
        words = TEXTS[id_].split(" ")
        place = case.dice.randrange(len(words))
        number = str(len(case.file.remarks))
        pieces = (
            Piece("".join(f"{one} " for one in words[:place])),
            Piece(f"{words[place]} ", remarks=(number,)),
            Piece(" ".join(words[place + 1 :])),
        )
        file = put(case.file, found(case, id_), text(id_, *pieces))
        said = Remark(number, f"Varför {case.word(id_)}?")
        case.file = file._replace(remarks=(*file.remarks, said))


def write_outside(case: Case) -> None:
    words = f"Fritt {case.word('')} skrivet."
    case.file = after(case.file, 0, WordParagraph((Piece(words),)))


def write_below_text(case: Case) -> None:
    if id_ := case.block():
        words = f"Nytt {case.word(id_)} stycke."
        new = text(id_, Piece(words, tracked=Tracked.INSERTED))
        case.file = after(case.file, found(case, id_), new)


def find(file: WordText, row: WordParagraph) -> int:
    return file.paragraphs.index(row)


def found(case: Case, id_: str) -> int:
    return find(case.file, template().paragraphs[at(id_)])


WRITE: tuple[Callable[[Case], None], ...] = (
    write_in_box,
    track_in_text,
    edit_text,
    remark_on_text,
    write_outside,
    write_below_text,
)


def split_runs(case: Case, one: WordParagraph) -> WordParagraph:
    pieces = []
    for piece in one.pieces:
        cut = case.dice.randrange(len(piece.text) + 1)
        if piece.text and not piece.is_placeholder:
            pieces += [
                piece._replace(text=piece.text[:cut]),
                piece._replace(text=piece.text[cut:], bold=True),
            ]
        else:
            pieces.append(piece)
    return one._replace(pieces=tuple(pieces))


def drop_tags(case: Case, one: WordParagraph) -> WordParagraph:
    pieces = (piece._replace(controls=()) for piece in one.pieces)
    return one._replace(pieces=tuple(pieces))


def drop_marks(case: Case, one: WordParagraph) -> WordParagraph:
    pieces = (piece._replace(anchors=()) for piece in one.pieces)
    return one._replace(pieces=tuple(pieces), anchors=())


def drop_all(case: Case, one: WordParagraph) -> WordParagraph:
    return drop_marks(case, drop_tags(case, one))


def rename_marks(case: Case, one: WordParagraph) -> WordParagraph:
    def copied(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(f"{name} 1" for name in names)

    pieces = (piece._replace(anchors=copied(piece.anchors)) for piece in one.pieces)
    return one._replace(pieces=tuple(pieces), anchors=copied(one.anchors))


def correct(case: Case, one: WordParagraph) -> WordParagraph:
    looks = str.maketrans({'"': "”", " ": "\u00a0"})
    pieces = (piece._replace(text=piece.text.translate(looks)) for piece in one.pieces)
    return one._replace(pieces=tuple(pieces))


MANGLE: tuple[Callable[[Case, WordParagraph], WordParagraph], ...] = (
    split_runs,
    drop_tags,
    drop_marks,
    drop_all,
    rename_marks,
    correct,
)


def made(seed: int) -> Case:
    case = Case(Random(seed))
    for _ in range(case.dice.randint(1, 4)):
        case.dice.choice(WRITE)(case)
    rows = list(case.file.paragraphs)
    for _ in range(case.dice.randint(0, 12)):
        place = case.dice.randrange(len(rows))
        rows[place] = case.dice.choice(MANGLE)(case, rows[place])
    case.file = case.file._replace(paragraphs=tuple(rows))
    return case


def places(found: Understood) -> dict[str, set[str]]:
    """Return at which blocks each word is told, '' for the comments without a place."""
    said: dict[str, set[str]] = {}
    for one in found.comments:
        block = (one.place.block or "") if one.place else ""
        for word in folded(f"{one.text} {one.proposal or ''}"):
            said.setdefault(word, set()).add(block)
    return said


def _tells_a_break(line: str) -> bool:
    return "är delat i flera" in line or "är hopslaget" in line


def test_words_end_at_their_paragraph_and_none_is_lost() -> None:
    asked = right = 0
    for seed in range(CASES):
        case = made(seed)
        answer = understood(case.file)
        said = places(answer)
        assert not any(map(_tells_a_break, answer.unread)), seed
        told = {word for one in answer.unread for word in folded(one)}
        for word, block in case.words.items():
            assert word in said or word in told, seed
            asked += bool(block)
            right += bool(block) and said.get(word) == {block}

    assert right >= SHARE * asked


WORDS = st.text("aåö Åx1#:->=&'\"|{}[]!%+.?*@`,\n\t", max_size=60)


@settings(deadline=None)
@given(WORDS, WORDS, WORDS, WORDS)
def test_no_word_of_a_file_is_lost(
    inside: str, outside: str, remark: str, inserted: str
) -> None:
    file = put(template(), at("c2b3") + 1, box(Ask.COMMENT, "c2b3", "", f"i{inside}"))
    file = after(file, at("c2b4") + 3, WordParagraph((Piece(outside),)))
    new = Piece(inserted, tracked=Tracked.INSERTED)
    file = put(file, at("c2b2"), text("c2b2", Piece(TEXTS["c2b2"]), new))
    answer = understood(file._replace(remarks=(Remark("1", remark),)))

    told = [one.text for one in answer.comments]
    told += [one.proposal or "" for one in answer.comments]
    kept = {word for one in (*told, *answer.unread) for word in folded(one)}
    kept |= {word for one in TEXTS.values() for word in folded(one)}
    for words in (f"i{inside}", outside, remark, inserted):
        assert {one for one in folded(words) if one.isalnum()} <= kept


NAMES = st.sampled_from(
    (
        "gd_c2b3 gdc_c2b3 gdp_c2b3 gdk_c2b3 gdq_f1 gds_riktlinje gdu_datum gd_okand "
        "gdc_okand gdx_om _Toc1 gd_vem_Copy_1"
    ).split()
)
TAGS = st.sampled_from(
    ["synpunkt:c2b4", "förslag:", "sort:c2b3", "uppgift:okänd", "x", "", "\x00"]
)
PIECES = st.builds(
    Piece,
    st.one_of(
        WORDS, st.sampled_from([*TEXTS.values(), "Synpunkt på stycke c2b2: a"])
    ).map(" {} ".format),
    struck=st.booleans(),
    link=st.sampled_from(["", "https://exempel.se", "#gd_vem"]),
    note=st.sampled_from(["", "", "1"]),
    picture=st.sampled_from(["", "", "bild.png"]),
    tracked=st.none() | st.sampled_from(Tracked),
    controls=st.lists(TAGS, max_size=2).map(tuple),
    anchors=st.lists(NAMES, max_size=2).map(tuple),
    remarks=st.lists(st.sampled_from(["1", "2"]), max_size=1).map(tuple),
)
CELLS = st.builds(
    CellPlace, st.just((1,)), st.integers(0, 2), st.integers(0, 2)
) | st.builds(CellPlace, st.just((1, 2)), st.integers(0, 1), st.integers(0, 1))
PARAGRAPHS = st.builds(
    WordParagraph,
    st.lists(PIECES, max_size=3).map(tuple),
    style=st.sampled_from(["", "toc 1", "Body Text"]),
    level=st.sampled_from([0, 0, 2]),
    cell=st.none() | CELLS,
    place=st.sampled_from(["", "", "sidhuvud", "textruta"]),
    anchors=st.lists(NAMES, max_size=1).map(tuple),
    mark=st.none() | st.sampled_from(Tracked),
    row_mark=st.none() | st.sampled_from(Tracked),
)
FILES = st.builds(
    WordText,
    st.lists(PARAGRAPHS | st.sampled_from(template().paragraphs), max_size=8).map(
        tuple
    ),
    notes=st.dictionaries(st.just("1"), st.lists(PARAGRAPHS, max_size=1).map(tuple)),
    remarks=st.lists(
        st.builds(
            Remark, st.sampled_from("12"), WORDS, st.sampled_from(["", "1", "2"])
        ),
        max_size=3,
    ).map(tuple),
    properties=st.sampled_from([{}, dict(template().properties)]),
)


@settings(deadline=None, max_examples=200)
@given(FILES)
def test_every_word_of_any_file_is_kept(file: WordText) -> None:
    fields = text_fields(file, FORM, lambda _: (template(),))
    kept = {word for _, words in fields for word in folded(words)}
    kept |= {
        word
        for one in template().paragraphs
        for piece in one.pieces
        for word in folded(piece.text)
    }

    for one in file.everything():
        for piece in one.pieces:
            if not piece.is_placeholder and not piece.note:
                words = {word for word in folded(piece.text) if word.isalpha()}
                assert words <= kept
