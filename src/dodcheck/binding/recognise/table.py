"""The one table of grammars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.binding.recognise.hints import Hinted
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Grammar
from dodcheck.binding.recognise.themes import CI, CODE, FILES, OPERATIONS

_ACTION_PINS = Hinted("action_pins", anywhere=("@", "pin", "sha", " tag", "hash"))
_NO_SECRETS = Hinted("no_secrets", anywhere=("secret", "credential", "password", "token", " keys", " key "))
_TOOL_LOGS = Hinted(
    "tool_logs",
    anywhere=(
        *("toolcall", "tool call", "tool-call", "tool_call", "tool log", "tool-log", "tool_log", "toollog"),
        *("tool us", "tool invoc", "tool exec"),
    ),
)
_MATERIALS = Hinted(
    "materials", anywhere=("bom", "bill of materials", "bills of materials", "cyclonedx", "spdx", ".cdx.")
)
_THIRD_PARTY = Hinted(
    "third_party",
    anywhere=("third-party", "third party", "third_party", "3rd", "vendored", "bundled", "embedded", "sbom", "bill of"),
)
_COMMITS = Hinted(
    "commits", words=("chang", "modif", "edit", "touch", "alter", "new ", "docs-only", "documentation-only", "outside")
)
_REFS = Hinted("refs", words=("tag", "branch", "merge", "plan"))
_COMMITTED = Hinted("committed", words=("commit",))
_STRUCTURES = Hinted("structures", words=("circular", "cycl", "import", "depend", "coupling"))
_FAULTS = Hinted(
    "faults",
    words=(
        *("silent", "pinned", "empty", "blank", "outdated", "stale", "out of date", "missing", "absent", "not there"),
        *(" fail", " red", "broken", "committed", "hardcoded", "hard-coded", "checked in", "leaked", "coverage"),
        *("open", "unresolved", "remain"),
    ),
)
_LINKED = Hinted("linked", words=("link", "reachable", " pack "))
_DOCUMENTED = Hinted("documented", words=("document", "describ", "explain", "written", "populated", "filled"))

_DEPENDENCY_UPDATES = Hinted("dependency_updates", anywhere=("dependabot", "renovate"))
_WELL_KNOWN = Hinted(
    "well_known",
    words=(
        *("licen", "code of conduct", "contribut", "security policy", "changelog", "change log", "readme"),
        *("codeowners", "code owners", "code-owners", "editor", "template", "file "),
    ),
)

_LEFTOVERS = Hinted("leftovers", anywhere=("todo", "to-do", "fixme", "xxx"))
_GUIDES = Hinted("guides", anywhere=("readme", "contributing", "contribution g", "changelog", "security policy", ".md"))

_TARGETS = Hinted("build_targets", words=("target", "script"))
_CONTAINERS = Hinted("container_files", words=("root", "privileg", "stage", "digest", "latest", "⟧", "healthcheck"))
_OUTLINES = Hinted("outlines", words=("section", "heading", "column", "header"))

_LOCKED = Hinted("locked_dependencies", words=("pin", "lock", "floating"))
_CI_VERSIONS = Hinted("ci_versions", words=("ci ", "github actions ", "tests ", " tested", "matrix"))

GRAMMARS = (
    *OPERATIONS,
    _COMMITS,
    _STRUCTURES,
    _COMMITTED,
    _REFS,
    _NO_SECRETS,
    Hinted("grep", anywhere=("grep",)),
    _THIRD_PARTY,
    _MATERIALS,
    Hinted("dependencies", words=("dependenc",)),
    _LOCKED,
    Hinted(
        "same_versions",
        words=("match", "equal", "agree", "consistent", "identical", "sync", "same", "aligned", "correspond"),
    ),
    Hinted("silent_failures", anywhere=("continue-on-error", "always()", "|| true", "silent")),
    Hinted("ci_steps", words=(" ci", "ci ", "workflow", "github actions", "runs ", "executes ")),
    _CI_VERSIONS,
    Hinted("finds", anywhere=("ls-files", "find ", "ls ")),
    _ACTION_PINS,
    _TOOL_LOGS,
    Hinted("milestone_tables", words=(" table", "table ")),
    Hinted(
        "entries",
        words=("entry", "entries", "closed", "complete", "done", "date", "current", "milestone", "-m", "–m", " m"),
    ),
    Hinted(
        "registers",
        words=(
            *("closed", "resolved", "done", "fixed", "complete", "addressed", "mitigated", "open", "deferred"),
            *("pending", "listed", "lists", "added", "contain", "has ", "record", "register", "document"),
        ),
    ),
    _DEPENDENCY_UPDATES,
    Hinted("hooks", words=("include",), anywhere=("pre-commit",)),
    Hinted(
        "absence",
        words=(
            *("no ", "not ", "n't ", "never ", "zero ", "0 ", "free of", "eliminate", "gone", "purge", "remove"),
            *("delete", "drop"),
        ),
    ),
    _LEFTOVERS,
    Hinted("gone", words=("remove", "delete", "gone", "drop", "exist", "not ", "no ", "empty")),
    Hinted("counts", words=("files", "documents", "docs", "pages", "scripts", "modules", "line", "words")),
    Hinted(
        "values",
        anywhere=(
            *("=", ":", "≥", "≤", "set", "pin", "has ", "has been", "is ", "are ", "at least", "at most"),
            *("no less", "no more", "equal", "declare", "specif", "define", "configure", "script", "contain"),
            *("include", "provide", "raise", "lower", "bump", "version"),
        ),
    ),
    Hinted("modules_tested", words=("every ", "each ", "all ")),
    _TARGETS,
    _CONTAINERS,
    Hinted("validates", words=("valid", "conform", "adhere", "compl", "parses", "well-formed")),
    Hinted(
        "content",
        words=(
            *("contain", "mention", "include", "list", "reference", "document", "describe", "explain", "name"),
            "added to ",
            *("cover", "record", "note", "present", "found", "section", "heading", "link", "entr", "ignore", " to "),
            *(" in ", "exclud"),
        ),
    ),
    Hinted(
        "symbols",
        anywhere=(
            *("()", "(…)", "(...)", "function", "method", "class", "constant", "exception", "enum", "interface"),
            *("struct", "trait", "module", "define", "declare"),
        ),
    ),
    Hinted(
        "symbol_uses",
        words=(
            *("take", "accept", "has ", "support", "gains", "add", "raise", "throw", "check", "compare", "verif"),
            *("enforce", "call", "invoke", "validate", "reject"),
        ),
    ),
    _FAULTS,
    _DOCUMENTED,
    _LINKED,
    _OUTLINES,
    _GUIDES,
    *FILES,
    Hinted("command_does", words=("⟧",)),
    Hinted("implemented", words=("implement", "build")),
    Hinted(
        "made_in",
        words=(
            *("create ", "implement ", "write ", "define ", "build ", "add ", "configure ", "set up ", "initiali"),
            *("extend ", "update ", "document ", "record ", "extract ", "expose ", "register ", "wire ", "author "),
            *("setup ", "scaffold ", "declare ", "introduce ", "develop ", "integrate ", "enhance ", "export "),
            *("insert ", "append ", "mount ", "edit", "modify", "amend", "refactor", "extend:", "enhance:", "test"),
            "in ",
        ),
    ),
    Hinted("existence"),
)
"""Every grammar, in the order they are tried in on a statement and on each of its clauses.

The first that understands all of it wins.
"""

WHOLE = (Hinted("listing"), Hinted("command_lines", words=("⟧",)))
"""Those that read a whole statement only: a path behind "and" belongs to what stands before it."""

PROSE = (
    _COMMITS,
    _LOCKED,
    _STRUCTURES,
    _COMMITTED,
    _REFS,
    _THIRD_PARTY,
    _NO_SECRETS,
    _MATERIALS,
    _ACTION_PINS,
    _TOOL_LOGS,
    Hinted(
        "inventories",
        words=("inventor", "catalog", "classif", "categori", "rated", "graded", "audited", "every ", "all ", "each "),
    ),
    Hinted("invariants", anywhere=("invariant", "inv-", "inv_")),
    Hinted("silent_failures", words=("silent",)),
    Hinted("test_runs", words=("test", " pass", "skip", "runs ", "takes ", "completes", "finishes", "clear ", "green")),
    Hinted("coverages", words=("coverage",)),
    Hinted(
        "wordings",
        words=("evidence", "factual", "fact-based", "speculati", "prescripti", "hedging", "every ", "each ", "all "),
    ),
    _FAULTS,
    _LINKED,
    _DOCUMENTED,
    Hinted("audit_parts", words=("defined ", "documented", "described", "recorded", "explained", "register", "cross")),
    Hinted("ci_steps", words=(" ci", "ci ", "runs ", "workflows pass", "workflow passes")),
    _CI_VERSIONS,
    *CI,
    Hinted(
        "metrics",
        words=(
            *("≥", "≤", ">", "<", "+", "at least", "at most", "no less", "no more", "not less", "not more", "above"),
            *("below", "over", "under", "more than", "less than", "up to", " or ", " not ", " no ", "no "),
        ),
    ),
    Hinted("outcomes", words=("⟧",)),
    Hinted(
        "plain_outcomes", words=("pass", "clean", "green", "succ", "build", "compil", "err", "viol", "issu", "warn")
    ),
    Hinted("checks_green", words=("green", "pass", "clean", "flak", "succe", "exit")),
    _DEPENDENCY_UPDATES,
    *OPERATIONS,
    Hinted("sizes", words=(" line", "loc", " complexity")),
    Hinted("remarks", anywhere=("todo", "to-do", "fix", "hack", "xxx", "ignore", "no", "pragma", "disable", "@ts-")),
    *CODE,
    *FILES,
    Hinted("milestones_done", words=("closed", "complete", "done", "finish")),
    _WELL_KNOWN,
    _OUTLINES,
    _CONTAINERS,
    _TARGETS,
    Hinted("known_by_name", words=("readme", "changelog", "contribut", "security policy")),
    _GUIDES,
    Hinted("changelogs", words=("changelog", "change log")),
    Hinted("licences", words=("licen",)),
    Hinted("tool_setups", words=("config", "set up", "lock")),
    Hinted("platform"),
)
"""Those that also read statements without a code span or file name.

Their rules look into a document that the statement's own names, at workflows, or ask what no repository holds.
"""


def hinted(grammars: Sequence[Hinted], words: Phrase) -> Iterator[Grammar]:
    """Yield the grammars that may have something to say, in their order."""
    said = f"{words.words}\n{words.under}"
    shown = "\n".join((said, *(thing.lower() for thing in words.things)))
    for one in grammars:
        anything = not (one.words or one.anywhere)
        if anything or any(map(said.__contains__, one.words)) or any(map(shown.__contains__, one.anywhere)):
            yield one.load()
