"""One comment on each forge: written, changed, never doubled, and nobody else's."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from govdocs.forge.comment import MARK, Outcome, write_comment
from govdocs.forge.errors import ForgeRefused, ForgeUnreachable
from govdocs.forge.wire import Limits, Wire
from tests.proposal.forge_server import (
    CERTIFICATE,
    FORGES,
    ROBOT,
    TOKEN,
    FakeForge,
    Script,
    place_of,
    serving,
)

TEXT = "**Godkänd.**\n\nEtt stycke har ändrats.\n"
QUICK = Limits(silence=0.3, answer=1.0, pause=0.01)


@pytest.fixture(params=FORGES)
def fake(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[FakeForge]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serving(FakeForge(request.param)) as one:
        yield one


def wire_of(fake: FakeForge, waited: list[float] | None = None) -> Wire:
    kept = waited if waited is not None else []
    return Wire(place_of(fake), QUICK, kept.append)


def test_the_first_review_becomes_a_comment(fake: FakeForge) -> None:
    assert Outcome.CREATED is write_comment(wire_of(fake), TEXT)

    assert [f"{MARK}\n\n{TEXT.strip()}"] == fake.texts()


def test_the_next_review_changes_it(fake: FakeForge) -> None:
    write_comment(wire_of(fake), TEXT)

    assert Outcome.UPDATED is write_comment(wire_of(fake), "**Nekad.**\n")

    assert [f"{MARK}\n\n**Nekad.**"] == fake.texts()


def test_the_same_review_is_not_sent_again(fake: FakeForge) -> None:
    write_comment(wire_of(fake), TEXT)
    fake.comments[0]["body"] = fake.comments[0]["body"].replace("\n", "\r\n")

    assert Outcome.SAME is write_comment(wire_of(fake), TEXT)

    assert ["POST"] == fake.methods()


def test_ours_is_found_on_the_second_page(fake: FakeForge) -> None:
    fake.page = 3
    for number in range(4):
        fake.add(f"En fråga om § {number}", "anna")
    fake.add(f"{MARK}\n\ngammalt", ROBOT[fake.forge])

    assert Outcome.UPDATED is write_comment(wire_of(fake), TEXT)

    assert 5 == len(fake.comments)
    assert 2 == len([path for method, path in fake.asked if "per_page" in path])


def test_a_strangers_mark_is_left_alone(fake: FakeForge) -> None:
    fake.add(f"{MARK}\n\nSkrivet av någon annan.", "mallory")

    assert Outcome.CREATED is write_comment(wire_of(fake), TEXT)
    assert Outcome.UPDATED is write_comment(wire_of(fake), "nytt")

    assert [f"{MARK}\n\nSkrivet av någon annan."] == fake.texts("mallory")
    assert [f"{MARK}\n\nnytt"] == fake.texts(ROBOT[fake.forge])


def test_a_mark_further_down_is_no_mark(fake: FakeForge) -> None:
    fake.add(f"Jag citerar:\n{MARK}\n", ROBOT[fake.forge])

    assert Outcome.CREATED is write_comment(wire_of(fake), TEXT)


def test_two_of_ours_become_one(fake: FakeForge) -> None:
    for text in ("a", "b", "c"):
        fake.add(f"{MARK}\n\n{text}", ROBOT[fake.forge])
    kept = fake.comments[0]["id"]

    write_comment(wire_of(fake), TEXT)

    assert [kept] == [one["id"] for one in fake.comments]
    assert [f"{MARK}\n\n{TEXT.strip()}"] == fake.texts()


@pytest.mark.parametrize("forge", ["github", "forgejo"])
def test_a_token_that_may_not_ask_who_it_is(forge: str) -> None:
    with serving(FakeForge(forge, knows_itself=False)) as fake:
        write_comment(wire_of(fake), TEXT)

        assert Outcome.UPDATED is write_comment(wire_of(fake), "nytt")


@pytest.mark.parametrize("status", [401, 403, 404, 413, 422, 418])
def test_a_no_is_told_once_with_a_remedy(fake: FakeForge, status: int) -> None:
    fake.scripts.append(Script(status, method="POST"))

    with pytest.raises(ForgeRefused) as told:
        write_comment(wire_of(fake), TEXT)

    assert status == told.value.status
    assert 4 == told.value.exit_code
    assert told.value.remedy
    assert TOKEN not in f"{told.value} {told.value.remedy}"
    assert ["POST"] == fake.methods()


def test_a_wrong_token_is_told_before_anything_is_written(fake: FakeForge) -> None:
    fake.scripts.append(Script(401))

    with pytest.raises(
        ForgeRefused, match=r"godtar inte åtkomstnyckeln i [A-Z]+_TOKEN"
    ):
        write_comment(wire_of(fake), TEXT)

    assert 1 == len(fake.asked)


def test_the_server_says_how_long_to_wait(fake: FakeForge) -> None:
    fake.scripts.append(Script(429, {"Retry-After": "7"}, times=1, method="POST"))
    waited: list[float] = []

    assert Outcome.CREATED is write_comment(wire_of(fake, waited), TEXT)

    assert [7.0] == waited
    assert 1 == len(fake.comments)


def test_a_date_to_wait_for_that_has_passed_is_now(fake: FakeForge) -> None:
    past = {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}
    fake.scripts.append(Script(503, past, times=1, method="GET"))
    waited: list[float] = []

    write_comment(wire_of(fake, waited), TEXT)

    assert [0.0] == waited


def test_an_hour_is_too_long_to_wait(fake: FakeForge) -> None:
    fake.scripts.append(Script(429, {"Retry-After": "3600"}))
    waited: list[float] = []

    with pytest.raises(ForgeUnreachable, match="vänta 3600 sekunder"):
        write_comment(wire_of(fake, waited), TEXT)

    assert [] == waited


def test_a_limit_told_as_403_is_waited_out() -> None:
    with serving(FakeForge("github")) as fake:
        fake.scripts.append(Script(403, {"Retry-After": "2"}, "POST", times=1))

        assert Outcome.CREATED is write_comment(wire_of(fake), TEXT)


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_server_that_stumbles_is_tried_again(fake: FakeForge, status: int) -> None:
    fake.scripts.append(Script(status, times=2, method="GET"))

    assert Outcome.CREATED is write_comment(wire_of(fake), TEXT)


def test_a_server_that_stays_down_is_told(fake: FakeForge) -> None:
    fake.scripts.append(Script(500))

    with pytest.raises(ForgeUnreachable, match="kod 500"):
        write_comment(wire_of(fake), TEXT)

    assert QUICK.tries == len(fake.asked)


def test_a_lost_answer_does_not_double_the_comment(fake: FakeForge) -> None:
    fake.scripts.append(Script(502, method="POST", times=1, is_done=True))

    assert Outcome.SAME is write_comment(wire_of(fake), TEXT)

    assert 1 == len(fake.comments)


def test_a_late_answer_does_not_double_the_comment(fake: FakeForge) -> None:
    late = Script(200, method="POST", times=1, is_done=True, delay=QUICK.silence * 2)
    fake.scripts.append(late)

    assert Outcome.SAME is write_comment(wire_of(fake), TEXT)

    assert 1 == len(fake.comments)


def test_a_slow_server_is_given_up(fake: FakeForge) -> None:
    fake.scripts.append(Script(200, delay=QUICK.silence * 3))
    start = time.monotonic()

    with pytest.raises(ForgeUnreachable, match="inget svar kom i tid"):
        write_comment(wire_of(fake), TEXT)

    assert time.monotonic() - start < QUICK.tries * QUICK.silence + 3


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_token_follows_no_redirect(
    fake: FakeForge, status: int, method: str
) -> None:
    with serving(FakeForge(fake.forge)) as other:
        away = {"Location": f"http://127.0.0.1:{other.port}/user"}
        fake.scripts.append(Script(status, away, method=method))

        with pytest.raises(ForgeRefused, match=r"skickar vidare till 127\.0\.0\.1"):
            write_comment(wire_of(fake), TEXT)

        assert [] == other.asked


@pytest.mark.parametrize("body", [b"<html>", b"{}", b'"', b"[" * 200_000, b"\xff"])
def test_an_answer_that_is_no_list_is_told(fake: FakeForge, body: bytes) -> None:
    fake.scripts.append(Script(200, path="per_page", body=body))

    with pytest.raises(ForgeUnreachable, match="går inte att tyda"):
        write_comment(wire_of(fake), TEXT)

    assert [] == fake.methods()


def test_pages_without_end_are_given_up(fake: FakeForge) -> None:
    link = {"Link": '<https://x.example.org/?page=2>; rel="next"'}
    fake.scripts.append(Script(200, link, path="page=", body=b"[]"))

    with pytest.raises(ForgeUnreachable, match="fler kommentarer"):
        write_comment(wire_of(fake), TEXT)


def test_a_certificate_that_nobody_vouches_for_stops_it() -> None:
    with serving(FakeForge("github", is_secure=True)) as fake:
        waited: list[float] = []

        with pytest.raises(ForgeUnreachable, match="certifikat går inte att lita på"):
            write_comment(wire_of(fake, waited), TEXT)

    assert [] == fake.asked
    assert [] == waited


def test_a_certificate_of_ones_own_can_be_pointed_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with serving(FakeForge("github", is_secure=True)) as fake:
        assert Outcome.CREATED is write_comment(wire_of(fake), TEXT)


def test_nothing_listens() -> None:
    with serving(FakeForge("github")) as fake:
        place = place_of(fake)

    with pytest.raises(ForgeUnreachable, match="servern tar inte emot något"):
        write_comment(Wire(place, QUICK, lambda _: None), TEXT)


def test_the_token_is_not_in_what_is_shown_of_a_place(fake: FakeForge) -> None:
    assert TOKEN not in repr(wire_of(fake))
