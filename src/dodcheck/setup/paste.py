"""The lines to paste for one statement: a rule for it, and a waiver."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from dodcheck.binding.rules_file import read_rules_file
from dodcheck.binding.tree import Strength, Tree, as_data
from dodcheck.documents.human_statements import is_human_statement
from dodcheck.errors import UserError
from dodcheck.judge.explanation import Binding, Explanation, Lines, Paste, PolicyFile
from dodcheck.model.criterion import Criterion
from dodcheck.model.evidence import Evidence, Outcome, Unknown
from dodcheck.model.report import Origin
from dodcheck.model.verdict import Verdict
from dodcheck.rules.attestation import AttestationRule
from dodcheck.rules.combine import All
from dodcheck.rules.criteria import CriteriaRule
from dodcheck.rules.file import FileRule
from dodcheck.rules.table import KINDS
from dodcheck.setup.candidate_kinds import fitting_kinds, named_path
from dodcheck.setup.entry import entry_lines
from dodcheck.setup.yaml_text import rule_line, rule_lines, scalar

WAIVED_DAYS = 30
"""A waiver that is pasted ends so many days after the day of the judgement."""

ATTESTED_DAYS = 90
"""The same for an attestation."""

PLACEHOLDER = "PATH"
"""Stands for a path that the reader fills in. No file is called so: until then, the rule fails."""

_UNWAIVED = frozenset({Verdict.REFUTED, Verdict.OPEN, Verdict.UNPROVEN, Verdict.UNOBSERVABLE})
_MOST_IN_COMMENT = 200


def paste(explanation: Explanation) -> Paste:
    """Return the lines to paste that fit the verdict."""
    binding, bindable = explanation.binding, _is_bindable(explanation)
    return Paste(
        rule=tuple(rule_lines(binding.tree)) if binding else (),
        bind=_rule_lines(explanation, explanation.rules_file) if bindable and explanation.rules_file else None,
        comment=_comment(explanation) if bindable else None,
        waive=_waiver_lines(explanation) if _is_waivable(explanation) else None,
        attest=_attestation_command(explanation) if explanation.rules_file and _is_attestable(explanation) else None,
    )


def _is_bindable(explanation: Explanation) -> bool:
    """Return whether a rule would help, and nothing but the words of the statement decides it yet."""
    binding, judgement = explanation.binding, explanation.judgement
    free = binding is None or binding.strength is None or binding.origin is Origin.RECOGNISED
    speaks = explanation.turns is not None and bool(judgement.criterion.text.strip())
    settled = judgement.verdict.good or judgement.evidence.outcome is Outcome.HOLDS
    return free and speaks and not settled


def _is_waivable(explanation: Explanation) -> bool:
    judgement = explanation.judgement
    missed = judgement.evidence.outcome in (Outcome.FAILS, Outcome.UNKNOWN)
    return missed and judgement.verdict in _UNWAIVED


def _is_attestable(explanation: Explanation) -> bool:
    """Return whether a person's word would help: nothing in the repository can show it, or nothing says what would."""
    judgement = explanation.judgement
    unruled = judgement.verdict is Verdict.UNPROVEN and judgement.evidence.unknown is Unknown.NO_RULE
    return judgement.criterion.location.line is not None and (unruled or judgement.verdict is Verdict.UNOBSERVABLE)


def _rule_lines(explanation: Explanation, file: PolicyFile) -> Lines:
    rule = [*rule_lines(_tree_to_bind(explanation)), *_examples_of_other_kinds(explanation)]
    criterion = explanation.judgement.criterion
    # Twins share the id that their words give, and a file has room for one entry of a name: each has its own as well.
    entry = [f"{scalar(criterion.id)}:", *entry_lines(criterion, rule)[1:]]
    return _entry_in_file(file, "rules:", [f"  {line}" for line in entry])


def _examples_of_other_kinds(explanation: Explanation) -> Iterator[str]:
    """Yield an example, as a comment, of each other kind that could fit a statement without a rule."""
    if explanation.binding is None and not _is_for_people(explanation.judgement.criterion.text):
        kinds = (kind for kind in fitting_kinds(explanation.judgement.criterion.text) if kind != FileRule.kind)
        yield from (f"# or: {KINDS[kind].example}" for kind in kinds)


def _is_for_people(text: str) -> bool:
    return is_human_statement(text) and not named_path(text)


def _tree_to_bind(explanation: Explanation) -> Tree:
    """Return the rule to bind: the one that decides now, as far as a rules file takes it."""
    binding, criterion = explanation.binding, explanation.judgement.criterion
    text = criterion.text
    told = (
        [_covering_whole_statement(binding, explanation.judgement.evidence)]
        if binding
        else [FileRule(path=path, named_in=_document(criterion)) for path in [named_path(text)] if path]
    )
    if not told and _is_for_people(text):
        return AttestationRule(by=("WHO",), max_age=ATTESTED_DAYS)
    if not told and explanation.groups:
        return CriteriaRule(all_of=explanation.groups)
    return next((tree for tree in told if _is_taken(tree)), FileRule(path=PLACEHOLDER))


def _document(criterion: Criterion) -> str | None:
    """Return the document that a statement stands in, from whose folder its paths may count."""
    return None if criterion.location.path == "-" else criterion.location.path


def _covering_whole_statement(binding: Binding, seen: Evidence) -> Tree:
    """Return the rule; one that decides only a part of the statement is given a second one for the rest.

    One that nothing in a repository can ever answer is replaced: with it, no other rule would make the whole hold.
    """
    rest = FileRule(path=PLACEHOLDER)
    if seen.unknown is Unknown.OUTSIDE and not (seen.examined or seen.reproduce):
        return rest
    return All((binding.tree, rest)) if binding.strength is Strength.WEAKER else binding.tree


def _is_taken(tree: Tree) -> bool:
    """Return whether a rules file takes a rule, and reads it back as it is, but for slashes around paths."""
    text = "\n".join(["version: 1", "rules:", "  a:", *(f"    {line}" for line in rule_lines(tree))])
    try:
        (entry,) = read_rules_file("dodcheck.yml", text.encode()).entries
    except (UserError, UnicodeEncodeError):
        return False
    return bool(_unslashed(as_data(entry.tree)) == _unslashed(as_data(tree)))


def _unslashed(value: Any) -> Any:  # noqa: ANN401 - the plain values that a rule is made of
    match value:
        case dict():
            return {key: _unslashed(one) for key, one in value.items()}
        case list() | tuple():
            return [_unslashed(one) for one in value]
        case str():
            return value.strip("/")
        case _:
            return value


def _comment(explanation: Explanation) -> str | None:
    binding = explanation.binding
    if binding is not None and binding.strength is None:
        return None
    line = f"<!-- dodcheck {{{rule_line(_tree_to_bind(explanation))}}} -->"
    # What ends a comment early, or what a repaired encoding might change, does not go into one.
    kept = line.isascii() and line.isprintable() and line.count("--") == 2 and len(line) <= _MOST_IN_COMMENT  # noqa: PLR2004 - its own two
    return line if kept and not (explanation.in_cell and "|" in line) else None


def _waiver_lines(explanation: Explanation) -> Lines:
    last = explanation.as_of + timedelta(days=WAIVED_DAYS)
    criterion = scalar(explanation.judgement.criterion.id)
    entry = [f"  - criterion: {criterion}", "    reason: WHY", "    owner: WHO", f"    expires: {last.isoformat()}"]
    return _entry_in_file(explanation.waivers_file, "waivers:", entry)


def _attestation_command(explanation: Explanation) -> str:
    last, at = explanation.as_of + timedelta(days=ATTESTED_DAYS), explanation.judgement.criterion.location
    tree = explanation.binding.tree if explanation.binding else None
    rule = tree if isinstance(tree, AttestationRule) else AttestationRule()
    who, signed = (*rule.by, "WHO")[0], " --sign KEY" if rule.signed else ""
    where = shlex.quote(f"{at.path}:{at.line}")
    return f"dodcheck attest {where} --by {shlex.quote(who)} --covers GLOB --expires {last.isoformat()}{signed} --write"


def _entry_in_file(file: PolicyFile, key: str, entry: list[str]) -> Lines:
    return Lines(file.path, not file.there, (*_opening_lines(file, key), *entry))


def _opening_lines(file: PolicyFile, key: str) -> Iterator[str]:
    if not file.there:
        yield "version: 1"
    if not file.filled:
        yield key
