"""Move a branch and make its tags: all of it, or none."""

from __future__ import annotations

from govdocs.errors import RecordUnfinished, TagTaken
from govdocs.store.change import folders_of
from govdocs.store.journal import Journal
from govdocs.store.plumbing import Outcome, Plumbing


def refuse_taken_tags(git: Plumbing, names: tuple[str, ...]) -> None:
    """Raise TagTaken when a tag is there, or lies above or below one that is."""
    if not names:
        return
    listed = git.run("for-each-ref", "--format=%(refname)", "refs/tags/").decode()
    taken = {one.removeprefix("refs/tags/") for one in listed.split("\n")}
    above = {folder for one in taken for folder in folders_of(one)}
    for name in names:
        if name in taken | above or not taken.isdisjoint(folders_of(name)):
            raise TagTaken(name)


def move(git: Plumbing, journal: Journal, null: str, subject: str) -> Outcome:
    """Move the branch and make the tags in one transaction of git."""
    wanted = {journal.branch: (journal.new, journal.old or null)}
    wanted |= {tag: (name, null) for tag, name in journal.tags.items()}
    return _transact(git, wanted, subject)


def complete(git: Plumbing, journal: Journal, null: str) -> bool:
    """Finish a transaction that stopped halfway; False when nothing of it is there.

    git moves refs one at a time, so a kill or a full disk can come between two.
    """
    now = _standing(git, journal)
    made = [tag for tag, name in journal.tags.items() if now.get(tag) == name]
    moved = _holds(git, now.get(journal.branch), journal.new)
    if not moved and made and now.get(journal.branch) != journal.old:
        _check(git, _transact(git, {tag: (null, now[tag]) for tag in made}, "undo"))
        return False
    if not moved and not made:
        return False
    lacking = {t: (name, null) for t, name in journal.tags.items() if t not in now}
    if not moved:
        lacking[journal.branch] = (journal.new, journal.old or null)
    _check(git, _transact(git, lacking, "finish"))
    return True


def _transact(
    git: Plumbing, wanted: dict[str, tuple[str, str]], subject: str
) -> Outcome:
    """Set refs to the first id where they are at the second; a null id is no ref.

    Without the last word git drops what it has read, if we should die meanwhile.
    """
    lines = [f"update {ref}\0{new}\0{old}" for ref, (new, old) in wanted.items()]
    text = "".join(f"{line}\0" for line in ("start", *lines, "commit")).encode()
    return git.ask(
        "update-ref", "-m", f"govdocs: {subject}", "--stdin", "-z", text=text
    )


def _check(git: Plumbing, outcome: Outcome) -> None:
    if outcome.status:
        raise RecordUnfinished(git.fault(outcome).message)


def _standing(git: Plumbing, journal: Journal) -> dict[str, str]:
    listed = git.run("for-each-ref", "--format=%(refname) %(objectname)", *journal.refs)
    pairs = (line.split(" ") for line in listed.decode().split("\n") if line)
    return {ref: name for ref, name in pairs if ref in journal.refs}


def _holds(git: Plumbing, head: str | None, commit: str) -> bool:
    if head is None:
        return False
    return (
        head == commit
        or not git.ask("merge-base", "--is-ancestor", commit, head).status
    )
