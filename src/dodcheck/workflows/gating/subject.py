"""What a call judges: the change, or something else, and whether the change's files lie where a secret is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dodcheck.model.location import Location
from dodcheck.workflows.checkouts import HERE, Move, checkout_arguments, folder_of, is_checkout, moves_of_checkout
from dodcheck.workflows.events import TARGET
from dodcheck.workflows.gating.finding import Finding, Pattern
from dodcheck.workflows.gating.site import Site
from dodcheck.workflows.refs import Ref, ref_meant
from dodcheck.workflows.runs.launch import base_name
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.variables import fill_variables
from dodcheck.workflows.work.place import DoneAction

_OF_THE_CHANGE = (Ref.HEAD, Ref.FETCHED)
_JUDGED = '--at "$HEAD_SHA"'


def subject_findings(site: Site, event: str) -> Iterator[Finding]:
    """Yield that something else than the change is judged, or that the change is put where it can do harm."""
    fetched = _fetched(site)
    moves = [move for done in site.before() for move in _moves(site, done, fetched)]
    at = site.call.value("--at")
    if event == TARGET:
        strange = [move for move in moves if _may_be_the_change(move)]
        yield from (_unsafe(site, move) for move in strange)
        if at is None and not strange:
            yield _wrong(
                site,
                site.location,
                "`pull_request_target` checks out what the change is merged into, and that is judged, not the change",
            )
        elif at is not None and ref_meant(at) in (Ref.BASE, Ref.EVENT):
            yield _wrong(site, site.location, f"`--at {at}` is what the change is merged into, not the change")
    elif at is not None and ref_meant(at) is Ref.BASE:
        yield _wrong(site, site.location, f"`--at {at}` is what the change is merged into, not the change")
    elif at is None and moves and moves[-1].ref in (Ref.BASE, Ref.OTHER):
        last = moves[-1]
        message = f"`{last.text}` is checked out, and judged in the place of the change"
        if "$" in last.text and last.ref is Ref.OTHER:
            message = f"`{last.text}` is checked out, and it can't be seen whether that is the change"
        finding = _wrong(site, last.location, message)
        yield replace(
            finding,
            severity=_how_bad(last),
            remedy="Leave what is checked out alone: by default, it is the change.",
            paste="",
        )
    yield from _elsewhere(site)


def checkouts(site: Site) -> Iterator[DoneAction]:
    """Yield the steps before a call that check out this repository where it is judged."""
    for done in site.before():
        if done.command is None and is_checkout(done.step) and folder_of(done.step) in HERE:
            yield done


def _how_bad(move: Move) -> Severity:
    return Severity.MEDIUM if move.ref is Ref.OTHER and "$" in move.text else Severity.HIGH


def _may_be_the_change(move: Move) -> bool:
    """Return whether the change may be put on disk: what stands in a variable may be anything."""
    return move.ref in _OF_THE_CHANGE or (move.ref is Ref.OTHER and "$" in move.text)


def _fetched(site: Site) -> frozenset[str]:
    """Return the names that the script gives to what it fetches of the change: `pull/1/head:NAME`."""
    fetched: set[str] = set()
    for done in site.before():
        words = _words(site, done)
        if words[:1] == ["git"] and "fetch" in words:
            specs = [word.removeprefix("+").rpartition(":") for word in words if ":" in word]
            fetched |= {name.removeprefix("refs/heads/") for source, _, name in specs if ref_meant(source) is Ref.HEAD}
    return frozenset(fetched)


def _words(site: Site, done: DoneAction) -> list[str]:
    """Return the words of a command, its program by its name."""
    words = done.command.words if done.command else ()
    return [base_name(words[0]), *(fill_variables(word.text, site.variables) for word in words[1:])] if words else []


def _moves(site: Site, done: DoneAction, fetched: frozenset[str]) -> Iterator[Move]:
    if done.command is None:
        if is_checkout(done.step) and folder_of(done.step) in HERE:
            yield from moves_of_checkout(done.step, done.steps[-1].path, site.variables)
        return
    location = done.command.location
    match _words(site, done):
        case ["gh", "pr", "checkout", *_]:
            yield Move(Ref.HEAD, "gh pr checkout", location)
        case ["git", *rest] if (given := checkout_arguments(rest)) is not None:
            named = [Move(Ref.HEAD if word in fetched else ref_meant(word), word, location) for word in given]
            leaving = rest[0] in ("checkout", "switch", "reset")
            yield from (name for name in named if _may_be_the_change(name) or (name.ref is Ref.BASE and leaving))
        case _:
            pass


def _unsafe(site: Site, move: Move) -> Finding:
    return Finding(
        Pattern.UNSAFE_CHECKOUT,
        Severity.HIGH,
        move.location,
        f"`pull_request_target` has the rights of the repository, and `{move.text}` puts a stranger's files on disk",
        "Fetch the change as objects only, and judge it with `--at`.",
        "git fetch origin refs/pull/NUMBER/head",
        f"{Pattern.UNSAFE_CHECKOUT}:{site.subject}",
    )


def _wrong(site: Site, location: Location, message: str) -> Finding:
    return Finding(
        Pattern.WRONG_SUBJECT,
        Severity.HIGH,
        location,
        message,
        "Judge the change itself: fetch it, and name it with `--at`.",
        _JUDGED,
        f"{Pattern.WRONG_SUBJECT}:{site.subject}",
    )


def _elsewhere(site: Site) -> Iterator[Finding]:
    folder = site.call.value("--repo")
    if folder is None or folder in HERE:
        return
    own = [done.step for done in site.before() if done.command is None and is_checkout(done.step)]
    if any(
        folder_of(step).removeprefix("./") == folder.removeprefix("./")
        for step in own
        if "repository" not in step.given
    ):
        return
    yield Finding(
        Pattern.WRONG_SUBJECT,
        Severity.MEDIUM,
        site.location,
        f"`--repo {folder}` is no folder that this repository is checked out into, so something else is judged",
        "Judge the folder of the checkout.",
        "--repo .",
        f"{Pattern.WRONG_SUBJECT}:{site.subject}:repo",
    )
