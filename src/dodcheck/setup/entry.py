"""One entry of a rules file as text, and the proof that it is read back as it was meant."""

from __future__ import annotations

from collections.abc import Sequence

from dodcheck.binding.bind import bind
from dodcheck.binding.entries import Entry, RulesFile
from dodcheck.binding.rules_file import read_rules_file
from dodcheck.binding.tree import Bound
from dodcheck.errors import UserError
from dodcheck.model.criterion import Criterion
from dodcheck.model.location import Location
from dodcheck.setup.survey import Statement
from dodcheck.setup.yaml_text import rule_lines, scalar


def entry_lines(criterion: Criterion, rule: Sequence[str]) -> list[str]:
    """Return the entry that binds a rule to a criterion and to its words, from column 0.

    Of twins each has a key of its own, so that all of them can have a rule.
    """
    which = [f"nth: {criterion.nth}"] if criterion.twins > 1 else []
    body = [*which, f"says: {scalar(criterion.text)}", *rule]
    return [f"{scalar(criterion.id)}:", *(f"  {line}" for line in body)]


def pinned_entries(statements: Sequence[Statement], criteria: Sequence[Criterion]) -> dict[str, list[str]]:
    """Return the entry of each statement, by its criterion's id, that a reader binds to the very same rule.

    The others are left out: with an entry, their verdict could change.
    """
    lines = {statement.criterion.id: _entry_of_statement(statement) for statement in statements}
    read = {
        statement.criterion.id: entry
        for number, statement in enumerate(statements, 1)
        if (entry := _read_back(statement, lines[statement.criterion.id], number))
    }
    bindings = bind(criteria, RulesFile(entries=tuple(read.values())))
    refused = {mistake.location for mistake in bindings.mistakes}
    bound = {name for name, one in bindings.by_id.items() if isinstance(one, Bound) and name in read}
    return {
        name: lines[name]
        for name, entry in read.items()
        if name in bound and bindings.by_id[name][0] == entry.tree and entry.location not in refused
    }


def _entry_of_statement(statement: Statement) -> list[str]:
    return entry_lines(statement.criterion, rule_lines(statement.tree) if statement.tree else ())


def _read_back(statement: Statement, lines: Sequence[str], number: int) -> Entry | None:
    """Return the entry that a reader makes of these lines, ``None`` where its rule or its words are not the same."""
    text = "\n".join(["version: 1", "rules:", *(f"  {line}" for line in lines)])
    try:
        (entry,) = read_rules_file("dodcheck.yml", text.encode()).entries
    except (UserError, UnicodeEncodeError):
        return None
    same = entry.tree == statement.tree and entry.says == statement.criterion.text
    return entry._replace(location=Location("dodcheck.yml", number)) if same else None
