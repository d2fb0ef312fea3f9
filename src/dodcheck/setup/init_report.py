"""What `dodcheck init` tells: what was found, what is written, and what to paste where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import fill

from dodcheck.documents.document import Role
from dodcheck.judge.ungoverned import UngovernedFile
from dodcheck.model.phase import Phase
from dodcheck.phrasing import counted
from dodcheck.program.discover import Source
from dodcheck.reports.visible import visible
from dodcheck.setup.recipe import ACTION, CODEOWNERS, NOT_PUBLISHED, WORKFLOW, codeowners_lines, workflow_text
from dodcheck.setup.survey import RepositorySurvey, Understanding

_WIDTH = 80
_NAMED = (
    "To make {} the Definition of Done of this repository, take away the # before `documents` and `checklist` in "
    "dodcheck.yml, and give that file to git: git add dodcheck.yml"
)
_SINGLE = {Role.CHECKLIST: "Definition of Done", Role.LEDGER: "ledger", Role.TOOL_LOG: "log of tool calls"}


def init_summary(survey: RepositorySurvey) -> str:
    """Return what there is to say once the rules file is written."""
    command = _command(survey.program.phases)
    parts = [
        "dodcheck.yml is written. It was made from",
        "\n".join(f"  {line}" for line in _document_lines(survey.sources)),
        *_statement_counts(survey),
        "Look through it, then give it to git:",
        f"  git add dodcheck.yml\n  {command}",
    ]
    return "\n\n".join(parts) + f"\n\n{lines_to_paste(survey)}"


def lines_to_paste(survey: RepositorySurvey) -> str:
    """Return what belongs into other files once there is a rules file: the workflow, and the lines for owners."""
    parts = [
        f"To check every pull request, save this as\n{WORKFLOW}:",
        workflow_text(_command(survey.program.phases) if survey.program.phases else None).rstrip("\n"),
        NOT_PUBLISHED,
        ACTION,
        f"So that nobody weakens it unseen, add this to {CODEOWNERS},\nwith a name for @OWNERS:",
        "\n".join(codeowners_lines(source.path for source in survey.sources if source.role is Role.CHECKLIST)),
    ]
    return "\n\n".join(parts) + "\n"


def no_documents_found(others: Sequence[UngovernedFile]) -> str:
    """Return what there is to say where no governance document was found; ``others`` are files with boxes."""
    said = (
        "No governance document was found. dodcheck.yml is written; its comments say what dodcheck looks for and how "
        "to begin. The boxes of any other document can be checked as they are:"
    )
    lines = [file.told for file in others] or ["dodcheck claims README.md"]
    listed = "".join(f"  {line}\n" for line in lines)
    named = _NAMED.format("it" if len(others) == 1 else "the first")
    return f"{fill(said, _WIDTH)}\n\n{listed}" + (f"\n{fill(named, _WIDTH)}\n" if others else "")


def _document_lines(sources: tuple[Source, ...]) -> Iterator[str]:
    """Yield a line for each document there is one of, and one that counts the others."""
    own = {
        source.path: _SINGLE[source.role]
        for source in sources
        if source.role in _SINGLE and not _is_milestone_log(source)
    }
    widest = max(map(len, map(visible, own)), default=0)
    yield from (f"{visible(path):<{widest}}  {what}" for path, what in own.items())
    plans = sum(source.role is Role.PLAN for source in sources)
    others = sum(source.role is Role.OTHER for source in sources)
    logs = len(sources) - len(own) - plans - others
    rest = ((plans, "milestone plan"), (logs, "milestone log"), (others, "further document"))
    yield from [counted(number, noun) for number, noun in rest if number]


def _is_milestone_log(source: Source) -> bool:
    """Return whether a log of tool calls is that of one milestone."""
    return source.role is Role.TOOL_LOG and "/milestones/" in f"/{source.path.lower()}"


def _statement_counts(survey: RepositorySurvey) -> Iterator[str]:
    read = Counter(statement.read for statement in survey.statements)
    partly = read[Understanding.PARTLY] + read[Understanding.NARROWLY]
    lines = (
        (read[Understanding.WHOLE], "decided by a rule that was read from their words"),
        (read[Understanding.ELSEWHERE], "decided by a rule below them, or by one that is built in"),
        (partly, "understood in part, which is not enough to decide them"),
        (read[Understanding.NOT], "without a rule yet: see the comments in dodcheck.yml"),
    )
    if not survey.statements:
        yield "which make no statement that could be checked yet."
        return
    yield f"with {counted(len(survey.statements), 'statement')}:"
    yield "\n".join(f"  {number:>5,}  {what}" for number, what in lines if number)


def _command(phases: tuple[Phase, ...]) -> str:
    if not phases:
        return "dodcheck claims"
    name = phases[0].name
    return f"dodcheck {name}" if name.startswith("phase ") else f"dodcheck phase '{name}'"
