"""Files with faults put into them, the same ones every time."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.places import DATA

SAMPLES = DATA / "properties"

SPLICES = (
    b"---\n",
    b"---",
    b": ",
    b"&a *a",
    b"<<: *a\n",
    b"!!python/object:x\n",
    b"[[[[[[",
    b"{a: {b: ",
    b'"\\ud800"',
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\x00",
    b"\r\n",
    b"\t",
    b"\xe2\x80\xae",
    b"a\xcc\x88",
    b"> > > > > > > ",
    b"- - - - - - - ",
    b"[^1]: ",
    b"[^1]",
    b"|",
    b"|---|---|\n",
    b"```\n",
    b"{#a2b3}",
    b"{--",
    b"--}{>>",
    b"\n\n",
    b"<<<<<<< x\n",
    b">>>>>>> y\n",
    b": x\n",
    b"99999999999999999999",
    b"2024-02-30",
    b"0123",
    b"no",
    b"\n...\n",
    b"%YAML 1.1\n",
    b"? ",
    b"&#x202e;",
    b"](",
    b"![](",
)


def mutant(raw: bytes, random: Random) -> bytes:
    """Return bytes with one to four faults in them."""
    for _ in range(random.randint(1, 4)):
        raw = random.choice(MUTATIONS)(raw, random)
    return raw


def _flipped(raw: bytes, random: Random) -> bytes:
    at = random.randrange(len(raw) + 1)
    return raw[:at] + bytes([random.randrange(256)]) + raw[at + 1 :]


def _deleted(raw: bytes, random: Random) -> bytes:
    at = random.randrange(len(raw) + 1)
    return raw[:at] + raw[at + random.randint(1, 20) :]


def _spliced(raw: bytes, random: Random) -> bytes:
    at = random.randrange(len(raw) + 1)
    return raw[:at] + random.choice(SPLICES) + raw[at:]


def _line_doubled(raw: bytes, random: Random) -> bytes:
    lines = raw.split(b"\n")
    at = random.randrange(len(lines))
    return b"\n".join([*lines[:at], lines[at], *lines[at:]])


def _line_dropped(raw: bytes, random: Random) -> bytes:
    lines = raw.split(b"\n")
    at = random.randrange(len(lines))
    return b"\n".join([*lines[:at], *lines[at + 1 :]])


def _line_moved(raw: bytes, random: Random) -> bytes:
    lines = raw.split(b"\n")
    line = lines.pop(random.randrange(len(lines)))
    lines.insert(random.randrange(len(lines) + 1), line)
    return b"\n".join(lines)


MUTATIONS = (_flipped, _deleted, _spliced, _line_doubled, _line_dropped, _line_moved)


def samples(ending: str) -> dict[str, bytes]:
    """Return the sound files that mutants are made from."""
    return {one.name: one.read_bytes() for one in sorted(SAMPLES.glob(f"*{ending}"))}


def mutants(sound: dict[str, bytes], count: int) -> Iterator[tuple[str, bytes]]:
    """Yield names and mutated bytes, the same ones every time."""
    random = Random(2026)
    names = sorted(sound)
    for turn in range(count):
        name = names[turn % len(names)]
        yield name, mutant(sound[name], random)
