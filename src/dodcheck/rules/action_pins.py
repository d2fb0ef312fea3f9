"""The kind `action_pins`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted, either
from dodcheck.rules.base import Counterexample
from dodcheck.rules.finding import Finding
from dodcheck.rules.options import Asks, option
from dodcheck.rules.pathspecs import pathspecs
from dodcheck.rules.pinning.beyond import beyond
from dodcheck.rules.pinning.findings import ANY, BRANCHES, TAGS, WORKFLOWS, PinFinding, Sign, Terms, forbidden, pinned
from dodcheck.rules.pinning.mentions import mentions
from dodcheck.rules.pinning.scope import EVERYWHERE, Scope, everywhere, within
from dodcheck.rules.types import COUNT, FLAG, GLOBS, TEXTS, choice
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.load import FOLDER
from dodcheck.workflows.pins.pin import State

MAX_PLACES = 50
"""So many places are kept as evidence; all of them are counted."""


@dataclass(frozen=True, slots=True)
class ActionPinsRule:
    """Every `uses:` names a full commit id.

    Looks at the steps of workflows and composite actions, at reusable workflows that jobs call and, with `images`, at
    images. Holds when each is pinned by 40 hex digits, an image by its digest, or is of the repository itself (`./`),
    or of an owner in `allow`; and, with `comment`, when the comment beside each commit names a version. With `forbid`,
    holds when none has such a name behind its `@`. Fails when more than `max` are not. Can't be known when a workflow
    or an action is not evaluated, when an expression stands there, when a folder holds no action of the repository,
    when two comments contradict each other, when a forbidden `@name` stands in a script or an input, when a name is
    a forbidden one but for the case of its letters, when something is wrong in a local action that is run and not
    looked at, and when there is nothing to look at. That a comment names the
    version of its commit is not decided: that takes the network. Nor is what a Dockerfile builds on.
    """

    kind: ClassVar[str] = "action_pins"
    example: ClassVar[str] = "action_pins: {comment: true, allow: [octo/workflows]}"

    comment: bool = option(
        FLAG, "The comment beside each commit names a version: `# v4.2.1`.", default=False, asks=Asks.DEMAND
    )
    images: bool = option(
        FLAG, "Images of containers, services and Docker actions too.", default=False, asks=Asks.DEMAND
    )
    allow: tuple[str, ...] = option(
        TEXTS,
        "What needs no pin: an owner, `owner/name`, `docker://image` or `./folder`.",
        default=(),
        asks=Asks.EXCUSE,
    )
    forbid: tuple[str, ...] = option(
        TEXTS,
        f"Instead of pins: names that nothing has behind its `@`, such as `main`, or `{TAGS}`, or `{BRANCHES}`.",
        default=(),
    )
    internal: str | None = option(
        choice(WORKFLOWS, ANY),
        "With `forbid`: reusable workflows, or whatever is used, may be internal, which only `allow` can say.",
        default=None,
    )
    in_: tuple[str, ...] = option(
        GLOBS, "The workflows and actions that are looked at.", default=EVERYWHERE, asks=Asks.SCOPE
    )
    max: int = option(COUNT, "So many places may be wrong.", default=0, asks=Asks.CEILING)

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether what is used is pinned."""
        whole = everywhere(snapshot, images=self.images)
        scope = within(snapshot, whole, self.in_)
        answer = self._answer(snapshot, scope, beyond(whole, scope))
        examined = len(scope.files) if self.forbid else len(scope.pins)
        shown = answer._replace(examined=examined, skipped=len(scope.unread), places=answer.places[:MAX_PLACES])
        return shown.evidence(self.kind, self._reproduce())

    def _answer(self, snapshot: Snapshot, scope: Scope, left_out: Scope) -> Finding:
        pin_findings = tuple((forbidden if self.forbid else pinned)(scope.pins, self._terms()))
        wrong = [finding for finding in pin_findings if finding.sign is Sign.WRONG]
        damaged = scope.damaged
        if damaged is not None:
            message = f"{damaged.path} can't be read: {damaged.why}"
            return Finding(Outcome.ERROR, message, (Place(damaged.path),))
        if len(wrong) > self.max:
            return Finding(Outcome.FAILS, self._wrong(wrong, scope), _places(wrong), matched=len(wrong))
        open_ = self._open(snapshot, scope, [finding for finding in pin_findings if finding.sign is Sign.OPEN])
        return open_ or self._behind(left_out) or self._fine(scope, len(wrong))

    def _open(self, snapshot: Snapshot, scope: Scope, pin_findings: Sequence[PinFinding]) -> Finding | None:
        """Return why it can't be known, if it can't."""
        if scope.unread:
            unread = scope.unread[0]
            more = f", nor {len(scope.unread) - 1} more" if len(scope.unread) > 1 else ""
            places = tuple(Place(unread.path, unread.line) for unread in scope.unread)
            return _unknown(Unknown.SKIPPED, f"{unread.path} is not evaluated{more}: {unread.why}", places)
        if pin_findings:
            finding = pin_findings[0]
            first = ", first" if len(pin_findings) > 1 else ":"
            where = f"{finding.pin.location}: {finding.pin.text}"
            message = f"{counted(len(pin_findings), 'place')} can't be told{first} {where} {finding.why}"
            return _unknown(Unknown.AMBIGUOUS, message, _places(pin_findings))
        if not scope.files and (away := _elsewhere(snapshot)):
            message = f"{away} is a submodule, and what stands in it is not part of this repository"
            return _unknown(Unknown.SUBMODULE, message, (Place(away),))
        if not (scope.files if self.forbid else scope.needing):
            return _unknown(Unknown.EMPTY_SCOPE, _nothing(scope), ())
        beside = mentions(snapshot, scope, self.forbid)
        return _unknown(Unknown.AMBIGUOUS, beside.said, beside.places) if beside else None

    def _behind(self, left_out: Scope) -> Finding | None:
        """Return what is wrong in local actions that are run and not looked at, or can't be told of them."""
        pin_findings = (forbidden if self.forbid else pinned)(left_out.pins, self._terms())
        for finding in pin_findings:
            message = f"{finding.pin.location} is run and was not asked about: {finding.pin.text} {finding.why}"
            return _unknown(Unknown.PARTIAL, message, (Place(finding.pin.location.path, finding.pin.location.line),))
        for unread in left_out.unread:
            message = f"{unread.path} is run and is not evaluated: {unread.why}"
            return _unknown(Unknown.SKIPPED, message, (Place(unread.path, unread.line),))
        return None

    def _terms(self) -> Terms:
        return Terms(self.allow, self.comment, self.forbid, self.internal)

    def _fine(self, scope: Scope, wrong: int) -> Finding:
        files = counted(len(scope.files), "file")
        places = tuple(Place(path) for path in scope.files)
        left = f"; {wrong} {_are(wrong)} wrong, and {self.max} may be" if wrong else ""
        if self.forbid:
            looked = f"{files} and {counted(len(scope.pins), 'place')} looked at"
            message = f"nothing is at {_either(self.forbid)}: {looked}{left}"
            return Finding(Outcome.HOLDS, message, places)
        held = sum(pin.state() is State.PINNED for pin in scope.pins)
        free = sum(pin.state(self.allow) is State.FREE for pin in scope.pins)
        also = f", {free} {'needs' if free == 1 else 'need'} no pin" if free else ""
        worded = ", each commit with a version beside it" if self.comment and not wrong else ""
        detail = counted(held, "place") if held == len(scope.pins) else f"{held} of {len(scope.pins)} places"
        message = f"{detail} in {files} {_are(held)} pinned{worded}{also}{left}"
        return Finding(Outcome.HOLDS, message, places, matched=held)

    def _wrong(self, wrong: Sequence[PinFinding], scope: Scope) -> str:
        finding = wrong[0]
        beside = " with a version beside it" if self.comment else ""
        what = f"at {_either(self.forbid)}" if self.forbid else f"not pinned{beside}"
        over = f", and {self.max} may be" if self.max else ""
        many = "the only place" if len(scope.pins) == 1 else f"{len(wrong)} of {len(scope.pins)} places"
        first = ", first" if len(wrong) > 1 else ":"
        return f"{many} {_are(len(wrong))} {what}{over}{first} {finding.pin.location}: {finding.pin.text} {finding.why}"

    def _reproduce(self) -> str:
        globs = ("**/.github/workflows/*", "**/action.y*ml") if self.in_ == EVERYWHERE else self.in_
        paths = pathspecs(globs)
        return f"git grep -n -E '(uses|image|container):' -- {paths}"

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield a workflow that uses an action by what is forbidden, or by a tag."""
        from dodcheck.rules.counterexamples import of_action_pins  # noqa: PLC0415 - lazy: only the self-test asks

        return of_action_pins.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        over = f", but for at most {self.max}" if self.max else ""
        if self.forbid:
            return f"nothing in workflows and actions is used at {_either(self.forbid)}{over}"
        beside = ", with a version in the comment beside it" if self.comment else ""
        return f"everything that workflows and actions use is pinned to a full commit id{beside}{over}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        over = f"more than {self.max} places are" if self.max else "something is"
        if self.forbid:
            return f"{over} used at {_either(self.forbid)}"
        beside = ", or without a version in the comment beside it" if self.comment else ""
        return f"{over} used without a full commit id{beside}"


def _unknown(why: Unknown, summary: str, places: tuple[Place, ...]) -> Finding:
    return Finding(Outcome.UNKNOWN, summary, places, unknown=why)


def _elsewhere(snapshot: Snapshot) -> str | None:
    return next((path for path in snapshot.submodules() if f"{FOLDER}/".startswith(f"{path}/")), None)


def _nothing(scope: Scope) -> str:
    if not scope.files:
        return "there is no workflow and no action to look at"
    files = counted(len(scope.files), "file")
    local = f"nothing needs a pin: {counted(len(scope.pins), 'place')} in {files}, all of the repository itself"
    return local if scope.pins else f"nothing uses an action in {files}"


def _places(pin_findings: Sequence[PinFinding]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(Place(finding.pin.location.path, finding.pin.location.line) for finding in pin_findings))


def _either(names: Sequence[str]) -> str:
    said = [{TAGS: "a tag", BRANCHES: "a branch"}.get(name, f"@{name}") for name in names]
    return either(said)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
