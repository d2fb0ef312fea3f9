"""Whether files of Terraform set what they need."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted, others
from dodcheck.rules.finding import Finding
from dodcheck.rules.reading.placed import placed_globs
from dodcheck.rules.terraforming.hcl import Block, blocks_of
from dodcheck.snapshot.protocol import Snapshot, UnreadableError
from dodcheck.snapshot.resolve import is_aside

if TYPE_CHECKING:
    from dodcheck.rules.terraform import TerraformRule

_BOUNDED = re.compile(r"(?:^|,)\s*(?:=?\s*v?\d|~>|<)")
"""A constraint that newer versions don't fit for ever."""


class _Answer(NamedTuple):
    """Whether a place sets what is asked, ``None`` where that can't be told, and the words for it."""

    place: Place
    fits: bool | None
    words: str


Folders = Mapping[str, Sequence[tuple[str, Block]]]
"""The blocks of each folder, each with its file."""


def examine_terraform(rule: TerraformRule, snapshot: Snapshot) -> Evidence:
    """Return whether the files of a rule set it."""
    globs = placed_globs(snapshot, rule.in_, rule.named_in, rule.kind) if rule.named_in else rule.globs
    if isinstance(globs, Evidence):
        return globs
    paths = sorted({path for glob in globs for path in snapshot.glob(glob) if path.endswith((".tf", ".tf.json"))})
    paths = [path for path in paths if not is_aside(path)]
    try:
        found = _judged(rule, snapshot, paths)
    except UnreadableError as problem:
        outcome = Outcome.UNKNOWN if problem.unknown else Outcome.ERROR
        found = Finding(outcome, str(problem), (Place(problem.path),), unknown=problem.unknown)
    return found.evidence(rule.kind, rule.reproduce)


def _judged(rule: TerraformRule, snapshot: Snapshot, paths: Sequence[str]) -> Finding:
    folders: dict[str, list[tuple[str, Block]]] = {}
    for path in paths:
        try:
            told = blocks_of(decode_data(snapshot.read(path))) if path.endswith(".tf") else None
        except FormatProblem:
            told = None
        if told is None:
            said = f"{path} is not followed"
            return Finding(Outcome.UNKNOWN, said, (Place(path),), unknown=Unknown.SKIPPED, skipped=1)
        if told:
            folders.setdefault(posixpath.dirname(path), []).extend((path, block) for block in told)
    if rule.has != "providers":
        modules = _modules(folders)
        folders = {folder: blocks for folder, blocks in folders.items() if folder not in modules}
    answers = _ASK[rule.has](rule, folders)
    if not answers:
        what = "no file of Terraform is there" if not paths else "nothing in Terraform's files says anything of it"
        return Finding(Outcome.UNKNOWN, f"{what} in {', '.join(rule.in_)}", unknown=Unknown.EMPTY_SCOPE)
    return _together(rule, answers, _written_elsewhere(snapshot))


def _modules(folders: Folders) -> frozenset[str]:
    """Return the folders that others use as modules: these take version and state from there."""
    return frozenset(
        posixpath.normpath(posixpath.join(folder, source))
        for folder, blocks in folders.items()
        for _, block in blocks
        if block.type == "module" and isinstance(source := block.attributes.get("source"), str)
        if source.startswith((".", "/"))
    )


def _together(rule: TerraformRule, answers: Sequence[_Answer], elsewhere: str) -> Finding:
    bad = [one for one in answers if one.fits is False]
    open_ = [one for one in answers if one.fits is None]
    count = (len(answers), sum(one.fits is True for one in answers))
    # A folder may be a module that other repositories use.
    some = rule.has != "providers" and len(bad) < len(answers)
    shown = bad or open_ or answers
    places = tuple(one.place for one in shown)
    said = f"{shown[0].words}{others(shown)}"
    if bad and not (some or elsewhere):
        return Finding(Outcome.FAILS, said, places, *count)
    if bad or open_:
        said = f"{said}; {elsewhere} may write it" if elsewhere else said
        return Finding(Outcome.UNKNOWN, said, places, *count, Unknown.PARTIAL)
    what = {"providers": "provider"}.get(rule.has, "folder")
    said = (
        shown[0].words if len(answers) == 1 else f"each of {counted(len(answers), what)} does, first {shown[0].words}"
    )
    return Finding(Outcome.HOLDS, said, places, *count)


def _written_elsewhere(snapshot: Snapshot) -> str:
    found = (*snapshot.files_named("terragrunt.hcl"), *snapshot.files_named("root.hcl"))
    return found[0] if found else ""


def _version(_rule: TerraformRule, folders: Folders) -> list[_Answer]:
    answers: list[_Answer] = []
    for folder, blocks in folders.items():
        settings = [(path, block) for path, block in blocks if block.type == "terraform"]
        told = [(path, block) for path, block in settings if "required_version" in block.attributes]
        if told:
            path, block = told[0]
            said = block.attributes["required_version"]
            words = f"{path}:{block.line} sets required_version"
            fits = True if isinstance(said, str) and said.strip() else None
            answers.append(_Answer(Place(path, block.line), fits, words))
        else:
            answers.append(
                _Answer(Place(blocks[0][0]), fits=False, words=f"{folder or 'the root'} sets no required_version")
            )
    return answers


def _providers(_rule: TerraformRule, folders: Folders) -> list[_Answer]:
    answers: list[_Answer] = []
    modules = _modules(folders)
    for folder, blocks in folders.items():
        entries: dict[str, tuple[str, int, str | Block | None]] = {}
        for path, block in blocks:
            for required in block.blocks if block.type == "terraform" else ():
                if required.type == "required_providers":
                    entries |= {name: (path, required.line, said) for name, said in required.attributes.items()}
        answers += [_entry(name, *told) for name, told in entries.items()]
        for path, block in blocks:
            name = block.labels[0] if block.type == "provider" and block.labels else None
            if name is not None and name not in entries:
                words = f"{path}:{block.line} uses the provider {name} without a version"
                answers.append(_Answer(Place(path, block.line), fits=False, words=words))
        if folder not in modules:
            answers += _untold(blocks, {*entries, *_named(blocks)})
    return answers


def _named(blocks: Sequence[tuple[str, Block]]) -> frozenset[str]:
    return frozenset(block.labels[0] for _, block in blocks if block.type == "provider" and block.labels)


def _untold(blocks: Sequence[tuple[str, Block]], known: Collection[str]) -> list[_Answer]:
    """Return the providers that resources need by their names and that nothing names: the newest ones are taken."""
    found: dict[str, _Answer] = {}
    for path, block in blocks:
        name = block.labels[0].partition("_")[0] if block.type in ("resource", "data") and block.labels else ""
        if name and name not in known and name != "terraform":
            words = f"{path}:{block.line} needs the provider {name}, whose version is not told there"
            found.setdefault(name, _Answer(Place(path, block.line), fits=None, words=words))
    return list(found.values())


def _entry(name: str, path: str, line: int, said: str | Block | None) -> _Answer:
    place = Place(path, line)
    version = said.attributes.get("version") if isinstance(said, Block) else said
    if isinstance(said, Block) and "version" not in said.attributes:
        return _Answer(place, fits=False, words=f"{path}:{line} asks for {name} without a version")
    if not isinstance(version, str):
        return _Answer(place, fits=None, words=f"{path}:{line} computes the version of {name}")
    fits = True if _BOUNDED.search(version) else None
    return _Answer(place, fits, f"{path}:{line} asks for {name} {version}")


def _backend(rule: TerraformRule, folders: Folders) -> list[_Answer]:
    answers: list[_Answer] = []
    for folder, blocks in folders.items():
        kept = [(path, one) for path, block in blocks if block.type == "terraform" for one in block.blocks]
        told = [(path, one) for path, one in kept if one.type in ("backend", "cloud")]
        if not told:
            answers.append(_Answer(Place(blocks[0][0]), fits=False, words=f"{folder or 'the root'} sets no backend"))
        for path, one in told:
            type_ = one.labels[0] if one.labels else "cloud"
            fits = type_ != "local" and rule.backend in (None, type_)
            words = f"{path}:{one.line} keeps the state in {type_}"
            answers.append(_Answer(Place(path, one.line), fits, words))
    return answers


_ASK: Mapping[str, Callable[[TerraformRule, Folders], list[_Answer]]] = {
    "required_version": _version,
    "providers": _providers,
    "backend": _backend,
}
