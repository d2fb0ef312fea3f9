"""Whether the image of a Dockerfile is as it should be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.rules.building.dockerfile import Instruction, Stage, chain, stages_of
from dodcheck.rules.finding import Finding
from dodcheck.rules.reading.named import named_file
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

if TYPE_CHECKING:
    from dodcheck.rules.image import ImageRule

_SYSTEMS = ("scratch", "alpine", "debian", "ubuntu", "busybox", "fedora", "centos", "rockylinux", "almalinux")
_LANGUAGES = (
    *("python", "node", "golang", "ruby", "php", "rust", "perl", "erlang", "elixir", "swift", "gcc", "openjdk"),
    *("eclipse-temurin", "amazoncorretto", "maven", "buildpack-deps"),
)
_ROOT = frozenset({*_SYSTEMS, *_LANGUAGES, "amazonlinux", "archlinux", "nginx", "httpd"})
"""Official images that run as root unless something else is said."""
_DROPS = re.compile(r"\b(?:gosu|su-exec|setpriv|runuser|s6-setuidgid|chpst|setuidgid)\b")
"""Programs that begin as root and start something as another user."""
_OTHER_USER = re.compile(r"nonroot|non-root|rootless|unprivileged", re.IGNORECASE)


def examine_image(rule: ImageRule, snapshot: Snapshot) -> Evidence:
    """Return whether the image is as it should be."""
    path = named_file(snapshot, rule.path, rule.named_in, rule.kind)
    if isinstance(path, Evidence):
        return path
    return _judged(rule, snapshot, path).evidence(rule.kind, rule.reproduce)


def _judged(rule: ImageRule, snapshot: Snapshot, path: str) -> Finding:
    try:
        stages = stages_of(decode_data(snapshot.read(path)))
    except UnreadableError as problem:
        outcome = Outcome.UNKNOWN if problem.unknown else Outcome.ERROR
        return Finding(outcome, str(problem), (Place(path),), unknown=problem.unknown)
    except FormatProblem as problem:
        return Finding(Outcome.UNKNOWN, f"{path} is not read: {problem}", (Place(path),), unknown=Unknown.SKIPPED)
    if not stages:
        return Finding(Outcome.UNKNOWN, f"{path} has no FROM", (Place(path),), unknown=Unknown.EMPTY_SCOPE)
    return _ASK[rule.has](path, stages)


def _user(path: str, stages: Sequence[Stage]) -> Finding:
    built = chain(stages)
    last, first = _last(built, "USER"), built[0]
    dropping = next((step for stage in built for step in stage.steps if _DROPS.search(step.words)), None)
    if last is None:
        found = _of_image(path, first)
        return _dropped(path, dropping) if dropping and found.outcome is Outcome.FAILS else found
    user = last.words.strip("\"'").partition(":")[0]
    if "$" in user:
        return _open(path, last.line, f"sets USER to {user}, which is a variable")
    words = f"{path}:{last.line} sets USER to {user}"
    bad = user.lower() in ("root", "0", "")
    if bad and dropping:
        return _dropped(path, dropping)
    return Finding(Outcome.FAILS if bad else Outcome.HOLDS, words, (Place(path, last.line),), 1, int(not bad))


def _dropped(path: str, step: Instruction) -> Finding:
    return _open(path, step.line, "has a program that may start it as another user")


def _of_image(path: str, first: Stage) -> Finding:
    """Return what an image says of its user where the Dockerfile sets none."""
    name = first.image.partition("@")[0].partition(":")[0].removeprefix("docker.io/").removeprefix("library/").lower()
    if name in _ROOT and not _OTHER_USER.search(first.image):
        words = f"{path} sets no USER in the stage that runs, and {name} runs as root"
        return Finding(Outcome.FAILS, words, (Place(path, first.line),), 1)
    return _open(path, first.line, f"leaves the user to {first.image}")


def _health(path: str, stages: Sequence[Stage]) -> Finding:
    last = _last(chain(stages), "HEALTHCHECK")
    if last is None:
        words = f"{path} has no HEALTHCHECK in the stage that runs"
        return Finding(Outcome.FAILS, words, (Place(path, stages[-1].line),), 1)
    bad = last.words.upper() == "NONE" or not last.words
    words = f"{path}:{last.line} has HEALTHCHECK {last.words[:60]}"
    return Finding(Outcome.FAILS if bad else Outcome.HOLDS, words, (Place(path, last.line),), 1, int(not bad))


def _last(built: Sequence[Stage], name: str) -> Instruction | None:
    found = [step for stage in built for step in stage.steps if step.name == name]
    return found[-1] if found else None


def _images(stages: Sequence[Stage]) -> Iterator[tuple[str, int]]:
    """Yield each image that a stage is built from and that is no stage and not `scratch`, with its line."""
    names: set[str] = {"scratch"}
    for stage in stages:
        if stage.image.lower() not in names:
            yield stage.image, stage.line
        names |= {stage.name} - {""}


def _each(what: str, is_so: Callable[[str], bool]) -> Callable[[str, Sequence[Stage]], Finding]:
    """Return what asks it of each image."""

    def asked(path: str, stages: Sequence[Stage]) -> Finding:
        images = list(_images(stages))
        without = [(image, line) for image, line in images if not is_so(image)]
        told = [one for one in without if "$" not in one[0]]
        if not images:
            said = f"{path} is built from no image"
            return Finding(Outcome.UNKNOWN, said, (Place(path),), unknown=Unknown.EMPTY_SCOPE)
        count = (len(images), len(images) - len(without))
        if told:
            places = tuple(Place(path, line) for _, line in told)
            return Finding(Outcome.FAILS, f"{path}:{told[0][1]} has {told[0][0]} without {what}", places, *count)
        if without:
            return _open(path, without[0][1], f"has {without[0][0]}, which is a variable")
        places = tuple(Place(path, line) for _, line in images)
        return Finding(Outcome.HOLDS, f"each image of {path} has {what}", places, *count)

    return asked


def _has_digest(image: str) -> bool:
    return re.search(r"@sha256:[0-9a-f]{64}$", image) is not None


def _has_tag(image: str) -> bool:
    tag = image.rpartition("/")[2].partition(":")[2]
    return _has_digest(image) or ("$" not in image and tag not in ("", "latest"))


def _open(path: str, line: int, words: str) -> Finding:
    return Finding(Outcome.UNKNOWN, f"{path}:{line} {words}", (Place(path, line),), 1, 0, Unknown.PARTIAL, skipped=1)


_ASK: Mapping[str, Callable[[str, Sequence[Stage]], Finding]] = {
    "non-root": _user,
    "healthcheck": _health,
    "digest": _each("a digest", _has_digest),
    "tag": _each("a tag other than latest", _has_tag),
}
