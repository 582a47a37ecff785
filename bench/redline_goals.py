"""What the redline must reach, in order of priority, beside what it reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from redline_figures import Figures
from redline_measure import Group, Measured
from redline_peers import GITS, OWN
from redline_truth import Score
from results import number, spread

HISTOGRAM = GITS["histogram"]
# In smaller texts what a comparison costs to begin with weighs most.
_LARGE = 20_000
BANDS = (
    ("under 20 kB", 0, 20_000),
    ("20–100 kB", 20_000, 100_000),
    ("100–300 kB", 100_000, 300_000),
    ("över 300 kB", 300_000, 10**9),
)


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure with its target; `reached` is None when it has none."""

    name: str
    shown: str
    spread: str
    wanted: str
    reached: bool | None

    @property
    def verdict(self) -> str:
        """Return the word for it."""
        words = {True: "nått", False: "missat", None: "inget mål"}
        return words[self.reached]


def goals(measured: Measured) -> list[Goal]:
    """Return every target, for each group of pairs that it can be asked of."""
    found = list(_exact(measured))
    for part in (_readable, _fewest, _fast):
        for group in measured.groups:
            found += part(group, measured)
    found += _steady(measured)
    for group in measured.groups:
        found += [*_known(group), *_carried(group)]
    return sorted(found, key=lambda goal: goal.name.partition(".")[0])


def at_most(name: str, values: Sequence[float], most: float | None) -> Goal:
    """Return a goal that is judged on the median."""
    middle = median(values)
    wanted = "" if most is None else f"≤ {number(most)}"
    told = spread(values) if len(values) > 1 else ""
    return Goal(
        name, number(middle), told, wanted, None if most is None else middle <= most
    )


def shares(name: str, part: int, whole: int, most: str, limit: float) -> Goal:
    """Return a share with its counts; `most` is the sign of the target, ≤ or ≥."""
    share = part / whole if whole else 0.0
    shown = f"{100 * share:.1f} % ({part} av {whole})".replace(".", ",")
    reached = share >= limit if most == "≥" else share <= limit
    wanted = "alla" if limit == 1 else f"{most} {100 * limit:.0f} %"
    return Goal(name, shown, "", wanted, reached if whole else None)


def pooled(group: Group, engine: str, names: Sequence[str], what: str) -> int:
    """Return the sum of one figure over some pairs."""
    return sum(getattr(group.figures(engine, name), what) for name in names)


def _exact(measured: Measured) -> Iterator[Goal]:
    for group in measured.groups:
        count = len(group.pairs)
        shown = f"{group.exact} av {count}"
        name = f"1. Exakt åt båda håll, {group.name}"
        yield Goal(name, shown, "", "alla", group.exact == count)
    whole = [one for one in measured.hostile if one[2] is not None]
    shown = f"{len(whole)} av {len(measured.hostile)}"
    reached = len(whole) == len(measured.hostile)
    yield Goal("1. Exakt, fientliga par", shown, "", "alla", reached)


def _readable(group: Group, measured: Measured) -> Iterator[Goal]:
    names = _both(group)
    for what, word, most in (("islands", "öar", 0.2), ("runs", "ändringar", 0.65)):
        own, git = (pooled(group, one, names, what) for one in (OWN, HISTOGRAM))
        name = f"2. Läsbar: {word} / gits histogram, {group.name}"
        yield _of(at_most(name, [own / max(1, git)], most), f"{own} / {git}")
    yield _but_for_most(group, names)
    own -= pooled(group, OWN, names, "inside")
    name = f"2. Läsbar: ändringar, de inuti flyttar oräknade, {group.name}"
    yield _of(at_most(name, [own / max(1, git)], None), f"{own} / {git}")


def _but_for_most(group: Group, names: Sequence[str]) -> Goal:
    """Count runs without the pair that has most of them: one can weigh as much as all."""
    most = max(names, key=lambda name: group.figures(OWN, name).runs)
    rest = [name for name in names if name != most]
    own, git = (pooled(group, one, rest, "runs") for one in (OWN, HISTOGRAM))
    name = f"2. Läsbar: ändringar, utan paret med flest ({most}), {group.name}"
    return _of(at_most(name, [own / max(1, git)], None), f"{own} / {git}")


def _fewest(group: Group, measured: Measured) -> Iterator[Goal]:
    names = [name for name in group.finished(OWN) if name in group.fewest]
    least = sum(group.fewest[name] for name in names)
    marked = pooled(group, OWN, names, "marked")
    ratio = at_most(
        f"3. Minimal: markerat / minsta, {group.name}", [marked / max(1, least)], 1.05
    )
    yield _of(ratio, f"{marked} / {least}")
    for word, count, most in (
        ("90:e percentilen", lambda one: one.marked, 1.15),
        ("90:e percentilen, flyttat räknat", lambda one: one.marked + one.moved, None),
    ):
        yield _ninetieth(f"3. Minimal: {word}, {group.name}", group, names, count, most)
    whole = marked + pooled(group, OWN, names, "moved")
    name = f"3. Minimal: flyttat räknat som bort och in, {group.name}"
    yield _of(at_most(name, [whole / max(1, least)], None), f"{whole} / {least}")
    true = [pair for pair in group.pairs if pair.truth]
    if true:
        marked = pooled(group, OWN, [pair.name for pair in true], "marked")
        made = sum(pair.truth.marked for pair in true if pair.truth)
        name = f"3. Minimal: markerat / de gjorda ändringarna, {group.name}"
        yield _of(at_most(name, [marked / max(1, made)], None), f"{marked} / {made}")


def _ninetieth(
    name: str,
    group: Group,
    names: Sequence[str],
    count: Callable[[Figures], int],
    most: float | None,
) -> Goal:
    ordered = sorted(
        count(group.figures(OWN, one)) / max(1, group.fewest[one]) for one in names
    )
    return at_most(name, [ordered[int(0.9 * len(ordered))]], most)


def _of(goal: Goal, counts: str) -> Goal:
    return Goal(
        goal.name, f"{goal.shown} ({counts})", goal.spread, goal.wanted, goal.reached
    )


@dataclass(frozen=True, slots=True)
class Band:
    """The pairs of one size; our time in git's, a value for each round.

    `bare` is the same with git's start taken off; `slower` counts pairs, by medians.
    """

    name: str
    pairs: int
    own: float
    git: float
    ratios: list[float]
    bare: list[float]
    middle: float
    slower: int


def bands(group: Group, measured: Measured) -> list[Band]:
    """Return the bands that there are pairs in."""
    found = []
    for word, low, high in BANDS:
        names = [one for one in _both(group) if low <= group.sizes[one] < high]
        if names:
            found.append(_band(word, group, names, measured.start))
    return found


def _band(word: str, group: Group, names: Sequence[str], start: float) -> Band:
    own, git = (
        [group.outcomes[engine][name].seconds for name in names]
        for engine in (OWN, HISTOGRAM)
    )
    ours, gits = ([sum(one) for one in zip(*side, strict=False)] for side in (own, git))
    both = list(zip(ours, gits, strict=False))
    taken = start * len(names)
    pairs = [median(a) / median(b) for a, b in zip(own, git, strict=True)]
    return Band(
        word,
        len(names),
        median(ours),
        median(gits),
        [a / b for a, b in both],
        [a / max(b - taken, 0.01 * b) for a, b in both],
        median(pairs),
        sum(one > 1 for one in pairs),
    )


def _fast(group: Group, measured: Measured) -> Iterator[Goal]:
    """Compare the sums of a size band, round by round, with and without git's start."""
    for band in bands(group, measured):
        for values, how in ((band.ratios, "med"), (band.bare, "utan")):
            name = (
                f"4. Tid / gits histogram {how} gits start, {band.name}, {group.name}"
            )
            yield _of(at_most(name, values, 1), f"{band.pairs} par")


def _steady(measured: Measured) -> Iterator[Goal]:
    """Compare the time a MB of the slowest pair with that of the median pair."""
    for group in measured.groups:
        speeds = {
            name: median(group.outcomes[OWN][name].seconds) / group.sizes[name]
            for name in group.finished(OWN)
        }
        name = f"5. Tid per MB: långsammast / median, {group.name}"
        yield _slowest(name, speeds, speeds, 10)
        large = {one: speeds[one] for one in speeds if group.sizes[one] >= _LARGE}
        if large:
            name = f"5. Tid per MB: långsammast / median, minst 20 kB, {group.name}"
            yield _slowest(name, large, speeds, None)
    worst = worst_hostile(measured)
    if worst:
        name = "5. Tid per MB: långsammaste fientliga par / medianpar"
        yield _of(at_most(name, [worst[0]], 10), worst[1])


def _slowest(
    name: str, some: Mapping[str, float], every: Mapping[str, float], most: float | None
) -> Goal:
    """Hold the slowest of some pairs against the median of all."""
    slowest = max(some, key=lambda one: some[one])
    ratio = some[slowest] / median(every.values())
    return _of(at_most(name, [ratio], most), slowest)


def worst_hostile(measured: Measured) -> tuple[float, str] | None:
    """Return how slow the slowest hostile pair is, and its name."""
    told = hostile_speeds(measured)
    return max((ratio, name) for name, ratio in told.items()) if told else None


def hostile_speeds(measured: Measured) -> dict[str, float]:
    """Return the time a MB of hostile pairs, with that of the median pair as one."""
    speeds = [
        median(group.outcomes[OWN][name].seconds) / group.sizes[name]
        for group in measured.groups
        for name in group.finished(OWN)
    ]
    middle = median(speeds)
    return {
        name: seconds / size / middle
        for name, size, seconds in measured.hostile
        if seconds is not None
    }


def _known(group: Group) -> Iterator[Goal]:
    """Tell what is held against the truth, apart for texts with ids on their blocks."""
    both = sum(group.score.values(), Score())
    if not both.present:
        return
    for word, one in (
        ("alla gjorda par", both),
        ("utan block-id", group.score.get(False, Score())),
        ("med block-id", group.score.get(True, Score())),
    ):
        yield shares(
            f"6. Flyttar som hittas, {word}", one.moves_found, one.moves, "≥", 0.98
        )
        yield shares(
            f"6. Flyttar som är verkliga, {word}",
            one.moves_real,
            one.moves_told,
            "≥",
            0.95,
        )
        yield shares(
            f"6. Omnumrerat som sägs vara det, {word}",
            one.numbers_found,
            one.numbers,
            "≥",
            1,
        )
        yield shares(f"7. Kommentarer rätt, {word}", one.right, one.present, "≥", 0.97)
        yield shares(
            f"7. Kommentarer på fel ställe när texten är borta, {word}",
            one.misplaced,
            one.gone,
            "≤",
            0.05,
        )
    confused = f"{both.confused} av {both.repeated}"
    name = "7. Upprepade meningar som förväxlas, alla gjorda par"
    yield Goal(name, confused, "", "ingen", both.confused == 0)


def _carried(group: Group) -> Iterator[Goal]:
    outcomes = [one for one in group.outcomes[OWN].values() if one.carrying]
    if not outcomes:
        return
    rounds = min(len(one.carrying) for one in outcomes)
    values = [
        1
        + sum(one.carrying[n] for one in outcomes)
        / sum(one.seconds[n] for one in outcomes)
        for n in range(rounds)
    ]
    name = f"8. Redline och 200 kommentarer / redline, {group.name}"
    yield _of(at_most(name, values, 2), f"{len(outcomes)} par")
    worst = max(1 + median(one.carrying) / median(one.seconds) for one in outcomes)
    yield at_most(f"{name}, det dyraste paret", [worst], None)


def _both(group: Group) -> list[str]:
    """Return the pairs that both we and git came to the end of."""
    git = set(group.finished(HISTOGRAM))
    return [name for name in group.finished(OWN) if name in git]
