"""All answers to a round put together: by section, by instance, by question, and whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from govdocs.consultation.asked_text import AskedText, Spot
from govdocs.consultation.grouping import Group, Said, group
from govdocs.consultation.status import Status
from govdocs.model.consultation import Asked, Consultation
from govdocs.model.reply import Reply
from govdocs.model.submission import Comment, CommentPlace, Stance, Submission

UNPLACED = "Behöver placeras"
LOST = "Stället finns inte i texten som remitterades"
_WHOLE = "Hela dokumentet"
_ABOVE = "Före första rubriken"


@dataclass(frozen=True)
class SectionCompiled:
    """A section and what is said of it; `document` is '' for what has no place."""

    document: str
    title: str
    groups: tuple[Group, ...]

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """Return every comment on the section, group by group."""
        return tuple(one for each in self.groups for one in each.said)

    @cached_property
    def stances(self) -> Mapping[Stance, int]:
        """Return how many instances take each stance here; one counts once for each."""
        found = {
            (one.consultee, one.comment.stance)
            for one in self.said
            if one.comment.stance
        }
        counts = Counter(stance for _, stance in found)
        return {stance: counts[stance] for stance in Stance if counts[stance]}

    @property
    def silent(self) -> int:
        """Return how many instances take no stance here."""
        with_one = {one.consultee for one in self.said if one.comment.stance}
        return len({one.consultee for one in self.said} - with_one)


@dataclass(frozen=True, slots=True)
class QuestionCompiled:
    """A question with what each instance answered; `document` is '' for all of them.

    `asked` has the id as its text when nobody asked such a question.
    """

    asked: Asked
    document: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StanceRow:
    """How one instance stands: to everything, and to each document in turn."""

    consultee: str
    whole: Stance | None
    documents: tuple[Stance | None, ...]

    @property
    def every(self) -> tuple[Stance | None, ...]:
        """Return how it stands to everything, then to each document."""
        return self.whole, *self.documents


@dataclass(frozen=True)
class Compilation:
    """What has been answered to a round; `names` are those of instances, by id.

    `replies` are by id of comment, `all_replies` as they are written. The answers are
    those that count. `outside` are the names of documents that are not asked about.
    """

    status: Status
    names: Mapping[str, str]
    texts: Mapping[str, AskedText]
    sections: tuple[SectionCompiled, ...]
    questions: tuple[QuestionCompiled, ...]
    matrix: tuple[StanceRow, ...]
    replies: Mapping[str, Reply]
    all_replies: tuple[Reply, ...] = ()
    outside: Mapping[str, str] = field(default_factory=dict)

    @property
    def round(self) -> Consultation:
        """Return the round."""
        return self.status.round

    @property
    def answers(self) -> tuple[Submission, ...]:
        """Return the answers that count, in the order of the round."""
        return self.status.answers

    @cached_property
    def annex(self) -> tuple[Said, ...]:
        """Return every comment as it was written, answer by answer."""
        return tuple(Said(one, each) for each in self.answers for one in each.comments)

    @cached_property
    def comments(self) -> Mapping[str, Said]:
        """Return every comment by its id."""
        return {one.comment.id: one for one in self.annex}

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Return every group, section by section."""
        return tuple(each for one in self.sections for each in one.groups)

    @cached_property
    def unreplied(self) -> tuple[Said, ...]:
        """Return the comments that nobody has replied to, in the order of the annex."""
        return tuple(one for one in self.annex if one.comment.id not in self.replies)

    @property
    def changed_beside(self) -> tuple[str, ...]:
        """Return the documents that replies say were changed and that nobody asked about."""
        caused = (one.caused.blocks for one in self.all_replies if one.caused)
        named = (block.partition("#")[0] for blocks in caused for block in blocks)
        return tuple(one for one in dict.fromkeys(named) if one not in self.texts)

    def name(self, consultee: str) -> str:
        """Return what an instance is called."""
        return self.names.get(consultee, consultee)

    def spot(self, place: CommentPlace | None) -> Spot | None:
        """Return where a comment belongs in the text asked about; None when nowhere."""
        text = self.texts.get(place.document) if place else None
        return text.spot(place.block) if text and place and place.block else None

    def cited(self, comment: Comment) -> str:
        """Return the place of a comment in words."""
        place = comment.place
        if place is None:
            return UNPLACED
        key = place.document, place.block
        if key not in self._cited:
            self._cited[key] = self._cite(place)
        return self._cited[key]

    def cited_below(self, comment: Comment) -> str:
        """Return the same under a heading that has the name of the document."""
        place = comment.place
        if place is None:
            return UNPLACED
        return self._within(place) if place.block else _WHOLE

    def _cite(self, place: CommentPlace) -> str:
        text = self.texts.get(place.document)
        title = text.title if text else place.document
        return f"{title}, {self._within(place)}"

    def _within(self, place: CommentPlace) -> str:
        if place.block is None:
            return _WHOLE.lower()
        spot = self.spot(place)
        return spot.cited if spot else f"okänt ställe {place.block}"

    @cached_property
    def _cited(self) -> dict[tuple[str, str | None], str]:
        return {}


def compile_comments(
    status: Status,
    texts: Iterable[AskedText],
    replies: Iterable[Reply],
    names: Mapping[str, str],
    outside: Mapping[str, str] | None = None,
) -> Compilation:
    """Put the answers of a round together; those that were replaced are left out."""
    by_id = {one.document: one for one in texts}
    answers = status.answers
    said = [Said(one, each) for each in answers for one in each.comments]
    own = tuple(one for one in replies if one.round == status.round.id)
    return Compilation(
        status=status,
        names=names,
        texts=by_id,
        sections=_sections(said, by_id),
        questions=_questions(status.round, answers),
        matrix=tuple(_stances(one, tuple(by_id)) for one in answers),
        replies={comment: one for one in own for comment in one.comments},
        all_replies=own,
        outside=outside or {},
    )


def _sections(
    said: Iterable[Said], texts: Mapping[str, AskedText]
) -> tuple[SectionCompiled, ...]:
    """Return the sections that something is said of, in reading order."""
    order = {one: at for at, one in enumerate(texts)}
    found: dict[tuple[int, int, str, str], list[Said]] = {}
    for one in said:
        found.setdefault(_key(one.comment.place, texts, order), []).append(one)
    return tuple(
        SectionCompiled(key[2], key[3], group(found[key])) for key in sorted(found)
    )


def _key(
    place: CommentPlace | None,
    texts: Mapping[str, AskedText],
    order: Mapping[str, int],
) -> tuple[int, int, str, str]:
    """Return what a section is sorted and known by: document, place in it, and names."""
    if place is None:
        return len(order) + 1, 0, "", UNPLACED
    text = texts.get(place.document)
    if text is None:
        return len(order), 0, place.document, LOST
    at = order[place.document]
    if place.block is None:
        return at, -2, place.document, _WHOLE
    spot = text.spot(place.block)
    if spot is None:
        return at, len(text.headings), place.document, LOST
    return at, spot.section, place.document, spot.heading or _ABOVE


def _questions(
    asked: Consultation, answers: Iterable[Submission]
) -> tuple[QuestionCompiled, ...]:
    given: dict[str, list[tuple[str, str]]] = {}
    for one in answers:
        for question, words in one.answers.items():
            given.setdefault(question, []).append((one.consultee, words))
    known = [(one, "") for one in asked.questions]
    known += [(one, text.document) for text in asked.texts for one in text.questions]
    named = {one.id for one, _ in known}
    known += [(Asked(one, one), "") for one in given if one not in named]
    return tuple(
        QuestionCompiled(one, document, tuple(given.get(one.id, ())))
        for one, document in known
    )


def _stances(answer: Submission, documents: tuple[str, ...]) -> StanceRow:
    """Return how an answer stands to each document: as it says there, or as a whole."""
    own: dict[str, Stance] = {}
    for one in answer.comments:
        if one.place and one.place.block is None and one.stance:
            own[one.place.document] = one.stance
    own |= answer.stances
    return StanceRow(
        answer.consultee,
        answer.stance,
        tuple(own.get(one, answer.stance) for one in documents),
    )
