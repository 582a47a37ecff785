"""Whose a mailbox looks to be: roles are never taken for people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govdocs.consultation.mailbox import is_of_a_person

ROLES = """
registrator registrator.ks diariet diariet.kommunstyrelsen kommun kommunen info
kommunstyrelsen kansli.hsn hsn.kansli ks.diarium socialtjanst.nord socialtjänst.nord
vard.omsorg vård.och.omsorg aldre.lss barn.och.utbildning miljo.bygg kontakt.center
halso.sjukvard primarvard.vast nara.vard omrade.oster team.aldre.syd rf.presidium ks.au
funktion.brevlada regionstyrelsen.registrator ks2.post e-post.kommun post.till.namnden
servicecenter.lerum kommun.direktor elev.halsa folkhalsa.hb hsl hsl.mvk sbf diarium.hsn-g
socialnamnden.centrum tandvard.vgr psykiatri.su su.ledning ks.ordforande
remiss.svar officiell.brevlada naringsliv.turism vux.utb trygghet.sakerhet gata.park
dataskydd.ombud beredskap.tib sas.huvudregistrator nu.direktion sdn.angered
""".split()

PEOPLE = """
eva.ek Eva.Ek åsa.öberg anna-lena.sten per.erik.berg lars.lindqvist-ohlsson
edvard.stadler anna.barnekow lars.lindqvist2 nils.norra
""".split()

LETTERS = st.text("bdfgklmnrst", min_size=1, max_size=3)
NAMES = st.tuples(LETTERS, st.sampled_from("aeiouyåäö"), LETTERS).map("".join)
PLAIN = NAMES.filter(lambda one: not is_of_a_role(one))


def is_of_a_role(word: str) -> bool:
    return not is_of_a_person(f"eva.{word}@exempel.se")


@pytest.mark.parametrize("name", ROLES)
def test_a_role_is_never_taken_for_a_person(name: str) -> None:
    assert not is_of_a_person(f"{name}@exempel.se")


@pytest.mark.parametrize("name", PEOPLE)
def test_a_name_with_a_dot_looks_like_a_person(name: str) -> None:
    assert is_of_a_person(f"{name}@exempel.se")


@given(st.lists(NAMES, min_size=1, max_size=3), st.sampled_from(ROLES), st.data())
def test_one_word_that_is_a_role_is_enough(
    names: list[str], role: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(names)))
    words = [*names[:at], "registrator", *names[at:]]

    assert not is_of_a_person(f"{'.'.join(words)}@exempel.se")
    assert not is_of_a_person(f"{role}@{names[0]}.se")


@given(PLAIN, PLAIN)
def test_the_name_of_the_instance_and_its_domain_are_no_person(
    first: str, second: str
) -> None:
    address = f"{first}.{second}"

    assert is_of_a_person(f"{address}@exempel.se", "Exempelnämnden")
    assert not is_of_a_person(f"{address}@exempel.se", f"{second.title()} stad")
    assert not is_of_a_person(f"{address}@{first}.exempel.se")


@given(NAMES)
def test_one_word_is_no_name(word: str) -> None:
    assert not is_of_a_person(f"{word}@exempel.se")
