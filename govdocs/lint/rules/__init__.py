"""The tables of rules: one line each, listed by hand, in the order of their codes."""

from __future__ import annotations

from govdocs.lint.rule import (
    DatedRule,
    DocumentRule,
    HistoryRule,
    RepositoryRule,
    Rule,
    SavedRule,
    TextRule,
    WorkspaceRule,
)
from govdocs.lint.rules.broken_link import broken_link
from govdocs.lint.rules.broken_relation import broken_relation
from govdocs.lint.rules.circular_relation import circular_relation
from govdocs.lint.rules.decision_again import decision_again
from govdocs.lint.rules.decision_change import decision_change
from govdocs.lint.rules.decision_complete import decision_complete
from govdocs.lint.rules.decision_days import decision_days
from govdocs.lint.rules.decision_mandate import decision_mandate
from govdocs.lint.rules.decision_party import decision_party
from govdocs.lint.rules.decision_place import decision_place
from govdocs.lint.rules.decision_postponed import decision_postponed
from govdocs.lint.rules.decision_route import decision_route
from govdocs.lint.rules.decision_text import decision_text
from govdocs.lint.rules.deep_list import deep_list
from govdocs.lint.rules.double_term import double_term
from govdocs.lint.rules.duplicate_id import duplicate_id
from govdocs.lint.rules.empty_section import empty_section
from govdocs.lint.rules.forbidden_link import forbidden_link
from govdocs.lint.rules.frozen_origin import frozen_origin
from govdocs.lint.rules.frozen_text import frozen_text
from govdocs.lint.rules.heading_jump import heading_jump
from govdocs.lint.rules.id_form import id_form
from govdocs.lint.rules.idle_waiver import idle_waiver
from govdocs.lint.rules.impossible_days import impossible_days
from govdocs.lint.rules.kept_decisions import kept_decisions
from govdocs.lint.rules.kept_events import kept_events
from govdocs.lint.rules.kept_register import kept_register
from govdocs.lint.rules.kept_round import kept_round
from govdocs.lint.rules.key_points import key_points
from govdocs.lint.rules.kind_structure import kind_structure
from govdocs.lint.rules.link_words import link_words
from govdocs.lint.rules.locked_text import locked_text
from govdocs.lint.rules.missing_chapter import missing_chapter
from govdocs.lint.rules.missing_id import missing_id
from govdocs.lint.rules.missing_term import missing_term
from govdocs.lint.rules.party_count import party_count
from govdocs.lint.rules.personal_mailbox import personal_mailbox
from govdocs.lint.rules.picture import picture
from govdocs.lint.rules.question_days import question_days
from govdocs.lint.rules.question_ladder import question_ladder
from govdocs.lint.rules.question_number import question_number
from govdocs.lint.rules.question_place import question_place
from govdocs.lint.rules.raw_html import raw_html
from govdocs.lint.rules.received_answer import received_answer
from govdocs.lint.rules.received_file import received_file
from govdocs.lint.rules.record_reference import record_reference
from govdocs.lint.rules.register_reference import register_reference
from govdocs.lint.rules.repealed_statute import repealed_statute
from govdocs.lint.rules.repository import (
    branch_names,
    remote_addresses,
    replaced_objects,
)
from govdocs.lint.rules.reused_id import reused_id
from govdocs.lint.rules.round_days import round_days
from govdocs.lint.rules.round_documents import round_documents
from govdocs.lint.rules.round_instances import round_instances
from govdocs.lint.rules.round_place import round_place
from govdocs.lint.rules.schedule_reference import schedule_reference
from govdocs.lint.rules.stale_number import stale_number
from govdocs.lint.rules.statute_register import statute_register
from govdocs.lint.rules.table_header import table_header
from govdocs.lint.rules.typed_number import typed_number
from govdocs.lint.rules.unknown_body import unknown_body
from govdocs.lint.rules.unknown_code import unknown_code
from govdocs.lint.rules.unknown_party import unknown_party
from govdocs.lint.rules.unknown_statute import unknown_statute
from govdocs.lint.rules.wide_table import wide_table
from govdocs.model.finding import Severity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_ADVICE = Severity.ADVICE

DOCUMENT_RULES: tuple[DocumentRule, ...] = (
    DocumentRule("GD101", "tomt-avsnitt", _ERROR, empty_section),
    DocumentRule("GD102", "rubrikhopp", _ERROR, heading_jump),
    DocumentRule("GD104", "djup-lista", _ERROR, deep_list),
    DocumentRule("GD105", "tabell-utan-rubrik", _ERROR, table_header),
    DocumentRule("GD107", "bred-tabell", _ERROR, wide_table),
    DocumentRule("GD108", "html-i-texten", _ERROR, raw_html),
    DocumentRule("GD114", "det-viktigaste", _ERROR, key_points),
    DocumentRule("GD116", "skrivet-nummer", _ERROR, typed_number),
    DocumentRule("GD201", "id-saknas", _ERROR, missing_id),
    DocumentRule("GD204", "id-form", _WARNING, id_form),
    DocumentRule("GD207", "otillaten-lank", _ERROR, forbidden_link),
    DocumentRule("GD208", "intetsagande-lanktext", _ERROR, link_words),
    DocumentRule("GD301", "omojliga-dagar", _ERROR, impossible_days),
    DocumentRule("GD302", "dubbla-villkor", _ERROR, double_term),
)

WORKSPACE_RULES: tuple[WorkspaceRule, ...] = (
    WorkspaceRule("GD103", "struktur-for-typen", _ERROR, kind_structure),
    WorkspaceRule("GD112", "bild", _ERROR, picture),
    WorkspaceRule("GD202", "dubbelt-id", _ERROR, duplicate_id),
    WorkspaceRule("GD206", "bruten-lank", _ERROR, broken_link),
    WorkspaceRule("GD209", "inaktuellt-nummer", _ERROR, stale_number),
    WorkspaceRule("GD303", "giltighet-saknas", _ERROR, missing_term),
    WorkspaceRule("GD401", "okand-part", _ERROR, unknown_party),
    WorkspaceRule("GD402", "antal-parter", _ERROR, party_count),
    WorkspaceRule("GD404", "bruten-relation", _ERROR, broken_relation),
    WorkspaceRule("GD405", "relation-i-ring", _ERROR, circular_relation),
    WorkspaceRule("GD406", "okant-organ", _ERROR, unknown_body),
    WorkspaceRule("GD407", "register-utan-part", _ERROR, register_reference),
    WorkspaceRule("GD408", "personlig-brevlada", _ADVICE, personal_mailbox),
    WorkspaceRule("GD411", "beslutets-plats", _ERROR, decision_place),
    WorkspaceRule("GD412", "beslut-av-okand", _ERROR, decision_party),
    WorkspaceRule("GD413", "beslut-utan-mandat", _ERROR, decision_mandate),
    WorkspaceRule("GD415", "ofullstandigt-beslut", _ERROR, decision_complete),
    WorkspaceRule("GD416", "beslut-om-annan-text", _ERROR, decision_text),
    WorkspaceRule("GD417", "beslut-igen", _ERROR, decision_again),
    WorkspaceRule("GD418", "bordlagt-utan-dag", _ADVICE, decision_postponed),
    WorkspaceRule("GD419", "beslutsvag", _ERROR, decision_route),
    WorkspaceRule("GD421", "tidplan-utan-grund", _ERROR, schedule_reference),
    WorkspaceRule("GD431", "fraga-utan-stalle", _ERROR, question_place),
    WorkspaceRule("GD433", "fragans-trappa", _ERROR, question_ladder),
    WorkspaceRule("GD434", "fragans-nummer", _ERROR, question_number),
    WorkspaceRule("GD442", "remissens-instanser", _ERROR, round_instances),
    WorkspaceRule("GD443", "remissens-dagar", _ERROR, round_days),
    WorkspaceRule("GD444", "remissens-dokument", _ERROR, round_documents),
    WorkspaceRule("GD445", "remissens-plats", _ERROR, round_place),
    WorkspaceRule("GD501", "okand-lag", _ERROR, unknown_statute),
    WorkspaceRule("GD502", "lag-som-inte-gallde", _ERROR, repealed_statute),
    WorkspaceRule("GD503", "paragraf-utan-kapitel", _ERROR, missing_chapter),
    WorkspaceRule("GD504", "lagregister", _ERROR, statute_register),
    WorkspaceRule("GD601", "undantag-utan-fil", _WARNING, idle_waiver),
    WorkspaceRule("GD602", "okand-regel", _WARNING, unknown_code),
    WorkspaceRule("GD704", "handelse-utan-grund", _ERROR, record_reference),
)

DATED_RULES: tuple[DatedRule, ...] = (
    DatedRule("GD414", "beslutets-dagar", _ERROR, decision_days),
    DatedRule("GD432", "fragans-dagar", _ERROR, question_days),
)

TEXT_RULES: tuple[TextRule, ...] = (
    TextRule("GD441", "fryst-text", _ERROR, frozen_text),
    TextRule("GD448", "mottagen-fil", _WARNING, received_file),
    TextRule("GD449", "mottaget-svar", _ERROR, received_answer),
)

SAVED_RULES: tuple[SavedRule, ...] = (
    SavedRule("GD447", "andrad-remiss", _ERROR, kept_round),
)

HISTORY_RULES: tuple[HistoryRule, ...] = (
    HistoryRule("GD420", "andring-utan-stycke", _ERROR, decision_change),
    HistoryRule("GD446", "remissens-text", _ERROR, frozen_origin),
    HistoryRule("GD701", "last-text-saknas", _ERROR, locked_text),
    HistoryRule("GD702", "andrat-register", _ERROR, kept_register),
    HistoryRule("GD703", "ateranvant-id", _ERROR, reused_id),
    HistoryRule("GD705", "andrad-handelse", _ERROR, kept_events),
    HistoryRule("GD706", "andrat-beslut", _ERROR, kept_decisions),
)

REPOSITORY_RULES: tuple[RepositoryRule, ...] = (
    RepositoryRule("GD711", "utbytta-objekt", _ERROR, replaced_objects),
    RepositoryRule("GD712", "grennamn", _ERROR, branch_names),
    RepositoryRule("GD713", "farlig-adress", _ERROR, remote_addresses),
)

RULES: tuple[Rule, ...] = (
    *DOCUMENT_RULES,
    *WORKSPACE_RULES,
    *DATED_RULES,
    *TEXT_RULES,
    *SAVED_RULES,
    *HISTORY_RULES,
    *REPOSITORY_RULES,
)

# The codes that govdocs.yaml can give another level or waive: what guards the record is
# not among them, for a workspace must not be able to excuse itself. What only warns is.
MOVABLE: frozenset[str] = frozenset(
    rule.code
    for rule in RULES
    if rule not in (*TEXT_RULES, *SAVED_RULES, *HISTORY_RULES) or rule.level is _WARNING
)
