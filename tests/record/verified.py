"""A signed record with decisions, and ways to treat its history well or badly."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from random import Random

from govdocs.overview.verify.older import find_older
from govdocs.overview.verify.run import Verified, open_scope, verify
from tests.record.locked import AGREEMENT, EVENTS, REVISED, lock
from tests.record.records import git, new_record
from tests.workspaces import write_workspace

PARTIES = ("regionen", "norrby", "soderby")
NUMBERS = ("1.0", "2.0")
SIGNERS = "allowed_signers"
BODIES = "organ:\n  - {id: vvg, namn: VVG, typ: samverkansorgan}\n" + "".join(
    f"  - {{id: {one}-kf, namn: Fullmäktige i {one}, typ: fullmäktige, part: {one}, "
    "mandat: beslutar}\n"
    for one in PARTIES
)
LATER = """  - sort: uppsägning
    version: "1.0"
    parter: [norrby]
    inkom: [{mottagare: regionen, dag: 2022-06-01}]
"""

# A way to treat a record: the folder, the dice, and the folder of keys.
Act = Callable[[Path, Random, Path], None]


def decision(root: Path, party: str, number: str, count: int = 1) -> tuple[str, str]:
    """Return the path and text of a decision about a locked version."""
    digest = full_digest(root, number)
    body, day = f"{party}-kf", f"20{22 + NUMBERS.index(number)}-02-0{count}"
    text = (
        f"organ: {body}\npart: {party}\ndatum: {day}\nparagraf: § {count}\n"
        "diarienummer: [KS 1 (exempel)]\n"
        f'föreslaget: "{digest}"\natt_satser: [{{utfall: godkänner, text: Godkänns.}}]\n'
    )
    return f"beslut/avtal/{number}/{body}/{day}-1.yaml", text


def full_digest(root: Path, number: str) -> str:
    """Return the digest that the register has for a version."""
    text = (root / "versioner.yaml").read_text("utf-8")
    row = text.partition(f'nummer: "{number}"')[2]
    return row.partition('full: "')[2][:64]


def put(root: Path, path: str, text: str) -> None:
    """Write a file."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


def save(root: Path, words: str = "ändrat") -> str:
    """Commit all there is, and return the commit."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", words)
    return git(root, "rev-parse", "HEAD")


def new_key(folder: Path, name: str) -> str:
    """Make a key, and return its public half."""
    path = folder / name
    words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(path)]
    subprocess.run(words, check=True)
    return path.with_suffix(".pub").read_text("utf-8")


def sign_with(root: Path, key: Path) -> None:
    """Let git sign commits with a key."""
    git(root, "config", "gpg.format", "ssh")
    git(root, "config", "user.signingKey", str(key))
    git(root, "config", "commit.gpgSign", "true")


def signed_record(top: Path) -> Path:
    """Make a record with two versions, events, decisions, a merge and a list of signers."""
    keys = top / "nycklar"
    keys.mkdir(parents=True)
    listed, _ = new_key(keys, "listad"), new_key(keys, "annan")
    root = new_record(top / "post")
    files = {"organ.yaml": BODIES, "avtal.md": AGREEMENT}
    write_workspace(root, {**files, SIGNERS: f"prov@exempel.invalid {listed}"})
    sign_with(root, keys / "listad")
    save(root, "texter")
    assert 0 == lock(root, "avtal", "1.0", "--on", "2017-02-01")
    put(root, "handelser.yaml", "\n".join(EVENTS.split("\n")[:2]) + "\n")
    save(root, "händelse")
    _decide(root, "1.0")
    put(root, "avtal.md", REVISED)
    save(root, "revision")
    assert 0 == lock(root, "avtal", "2.0", "--on", "2022-03-01")
    git(root, "checkout", "-q", "-b", "forslag/beslut")
    _decide(root, "2.0")
    git(root, "checkout", "-q", "main")
    put(root, "handelser.yaml", EVENTS)
    save(root, "händelser")
    git(root, "merge", "-q", "--no-ff", "-m", "beslut", "forslag/beslut")
    git(root, "branch", "-q", "-D", "forslag/beslut")
    return root


def _decide(root: Path, number: str) -> None:
    for party in PARTIES:
        path, text = decision(root, party, number)
        put(root, path, text)
        save(root, f"beslut av {party}")


def proved(root: Path, older: Path | str | None = None) -> Verified:
    """Verify a record from the beginning."""
    found = find_older(str(older)) if older else None
    return verify(open_scope(root, found, is_kept=False))


def codes(root: Path, older: Path | str | None = None) -> set[str]:
    """Return the codes of all that is found."""
    return {one.code for one in proved(root, older).faults}


def words(root: Path, code: str) -> str:
    """Return the one fault of a code, as a line without its remedy."""
    (one,) = {one for one in proved(root).faults if one.code == code}
    return f"{one.location.file}: {one.message}"


def amend(root: Path, dice: Random, keys: Path) -> None:
    """Write the last commit anew, with other words or another person."""
    who = f"Annan {dice.random()} <annan@exempel.invalid>"
    how = dice.choice(
        [("-m", f"andra ord {dice.random()}"), ("-C", "HEAD", "--author", who)]
    )
    git(root, "commit", "-q", "--amend", *how)


def rebase(root: Path, dice: Random, keys: Path) -> None:
    """Write some of the last commits anew, with all that they hold."""
    git(root, "config", "user.name", f"Annan {dice.random()}")
    start = f"HEAD~{dice.randint(1, 5)}"
    git(root, "rebase", "-q", "--force-rebase", "--rebase-merges", start)


def replace(root: Path, dice: Random, keys: Path) -> None:
    """Let git show another object in the place of one."""
    commits = git(root, "rev-list", "HEAD").split("\n")[:-1]
    paths = _decisions(root)
    if dice.random() < 0.5:
        one = dice.choice(commits)
        git(root, "replace", one, f"{one}~1")
    else:
        first, other = dice.sample(paths, 2)
        git(root, "replace", f"HEAD:{first}", f"HEAD:{other}")


def delete_tag(root: Path, dice: Random, keys: Path) -> None:
    """Take the tag of a version away."""
    git(root, "tag", "-d", f"avtal/{dice.choice(NUMBERS)}")


def move_tag(root: Path, dice: Random, keys: Path) -> None:
    """Let the tag of a version lead to some other commit."""
    name = f"avtal/{dice.choice(NUMBERS)}"
    now = git(root, "rev-parse", f"{name}^{{commit}}")
    others = [one for one in git(root, "rev-list", "HEAD").split("\n") if one != now]
    how = dice.choice([(), ("-a", "-m", "märke")])
    git(root, "tag", "-f", *how, name, dice.choice(others))


def swap_blob(root: Path, dice: Random, keys: Path) -> None:
    """Put other bytes where an object lies, or another object where an entry points."""
    first, other = dice.sample([*_decisions(root), "avtal.md", "parter.yaml"], 2)
    ids = [git(root, "rev-parse", f"HEAD:{one}") for one in (first, other)]
    if dice.random() < 0.5:
        files = [root / ".git/objects" / one[:2] / one[2:] for one in ids]
        files[0].chmod(0o644)
        shutil.copyfile(files[1], files[0])
        return
    register = (root / "versioner.yaml").read_text("utf-8")
    pinned = [
        row.split('blob: "')[1][:40] for row in register.split("\n") if "blob:" in row
    ]
    swapped = register.replace(dice.choice(pinned), ids[0])
    put(root, "versioner.yaml", swapped)
    save(root)


def edit_decision(root: Path, dice: Random, keys: Path) -> None:
    """Change a decision, and perhaps put it back as it was."""
    path = dice.choice(_decisions(root))
    text = (root / path).read_text("utf-8")
    put(root, path, text.replace("godkänner", "avslår"))
    save(root)
    if dice.random() < 0.5:
        put(root, path, text)
        save(root)


def drop_decision(root: Path, dice: Random, keys: Path) -> None:
    """Take a decision away, give it another name, or leave it out of the history."""
    path = dice.choice(_decisions(root))
    match dice.randrange(3):
        case 0:
            git(root, "rm", "-q", path)
            save(root)
        case 1:
            git(root, "mv", path, path.replace("-1.yaml", "-2.yaml"))
            save(root)
        case _:
            git(root, "reset", "-q", "--hard", f"HEAD^{dice.randint(1, 2)}~1")
            put(root, "avtal.md", REVISED.replace("andra", "tredje"))
            save(root)


def backdate(root: Path, dice: Random, keys: Path) -> None:
    """Save something long before what it builds upon."""
    path, text = decision(root, dice.choice(PARTIES), "2.0", dice.randint(2, 9))
    put(root, dice.choice([path, "anteckning.txt"]), text)
    git(root, "add", "-A")
    when = f"{dice.randint(2, 900)} days ago"
    seconds = git(root, "rev-parse", f"--since={when}").removeprefix("--max-age=")
    tree = git(root, "write-tree")
    raw = (
        f"tree {tree}\nparent {git(root, 'rev-parse', 'HEAD')}\n"
        f"author P <p@exempel.invalid> {seconds} +0100\n"
        f"committer P <p@exempel.invalid> {seconds} +0100\n\nändrat\n"
    )
    done = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin"],
        cwd=root,
        input=raw,
        capture_output=True,
        text=True,
        check=True,
    )
    git(root, "reset", "-q", "--hard", done.stdout.strip())


def sign_unlisted(root: Path, dice: Random, keys: Path) -> None:
    """Save to the record without being on the list: another key, none, or let oneself in."""
    path, text = decision(root, dice.choice(PARTIES), "2.0", dice.randint(2, 9))
    put(root, path, text)
    match dice.randrange(3):
        case 0:
            git(root, "config", "user.signingKey", str(keys / "annan"))
        case 1:
            git(root, "config", "commit.gpgSign", "false")
        case _:
            git(root, "config", "user.signingKey", str(keys / "annan"))
            own = (keys / "annan.pub").read_text("utf-8")
            known = (root / SIGNERS).read_text("utf-8")
            put(root, SIGNERS, f"{known}annan@exempel.invalid {own}")
    save(root)


def _decisions(root: Path) -> list[str]:
    return git(root, "ls-files", "beslut").split("\n")


def decide_more(root: Path, dice: Random, keys: Path) -> None:
    """Save a decision more."""
    path, text = decision(root, dice.choice(PARTIES), "2.0", dice.randint(2, 9))
    put(root, path, text)
    save(root)


def lock_more(root: Path, dice: Random, keys: Path) -> None:
    """Lock a version more."""
    put(root, "avtal.md", REVISED.replace("andra", f"tredje {dice.randint(1, 9)}"))
    save(root)
    assert 0 == lock(root, "avtal", "3.0", "--on", "2024-03-01")


def tell_more(root: Path, dice: Random, keys: Path) -> None:
    """Save an event more."""
    put(root, "handelser.yaml", EVENTS + LATER)
    save(root)


def write_more(root: Path, dice: Random, keys: Path) -> None:
    """Let somebody who is not on the list change a draft."""
    git(root, "config", "commit.gpgSign", "false")
    put(root, "avtal.md", REVISED.replace("andra", f"fjärde {dice.random()}"))
    save(root)
    git(root, "config", "commit.gpgSign", "true")


def merge_more(root: Path, dice: Random, keys: Path) -> None:
    """Merge a decision while an event is saved in main."""
    git(root, "checkout", "-q", "-b", "forslag/mer")
    decide_more(root, dice, keys)
    git(root, "checkout", "-q", "main")
    tell_more(root, dice, keys)
    git(root, "merge", "-q", "--no-ff", "-m", "mer", "forslag/mer")


def list_more(root: Path, dice: Random, keys: Path) -> None:
    """Let a listed signer put another on the list, who then signs."""
    own = (keys / "annan.pub").read_text("utf-8")
    known = (root / SIGNERS).read_text("utf-8")
    put(root, SIGNERS, f"{known}annan@exempel.invalid {own}")
    save(root)
    git(root, "config", "user.signingKey", str(keys / "annan"))
    decide_more(root, dice, keys)


# Each way to harm a record, with the codes of which at least one tells it.
HARMS: dict[str, tuple[Act, set[str]]] = {
    "amend": (amend, {"GD727"}),
    "rebase": (rebase, {"GD727"}),
    "replace": (replace, {"GD711"}),
    "deleted tag": (delete_tag, {"GD728"}),
    "moved tag": (move_tag, {"GD728"}),
    "swapped blob": (swap_blob, {"GD720", "GD702"}),
    "edited decision": (edit_decision, {"GD961"}),
    "dropped decision": (drop_decision, {"GD961"}),
    "backdated": (backdate, {"GD726"}),
    "unlisted key": (sign_unlisted, {"GD725"}),
}
GROWTH: tuple[Act, ...] = (
    decide_more,
    lock_more,
    tell_more,
    write_more,
    merge_more,
    list_more,
)
