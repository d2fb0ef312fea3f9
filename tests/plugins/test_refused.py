"""What a plugin can do wrong, with plugins that are installed in an environment of its own."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from support.plugins import Environment, new_environment
from support.repo import Repo

KIND = dedent('''\
    from collections.abc import Iterator
    from dataclasses import dataclass
    from typing import ClassVar
    from dodcheck.model.evidence import Evidence, Outcome
    from dodcheck.rules.options import option
    from dodcheck.rules.types import TEXT
    ODD = TEXT._replace(read=lambda value: {}[value])

    @dataclass(frozen=True, slots=True)
    class Rule:
        """Something is so."""

        kind: ClassVar[str] = "NAME"
        example: ClassVar[str] = "NAME: {}"
        word: str = option(TEXT, "A word.", default="x")

        def examine(self, snapshot: object) -> Evidence:
            EXAMINE

        def counterexamples(self, snapshot: object, seen: object) -> Iterator[object]:
            raise LookupError("no example")

        def makes_it_hold(self) -> str:
            return "it is so"

        def makes_it_fail(self) -> str:
            return "it is not so"
    ''')
WHOLE = "Is it fully installed, and not from the repository that is judged?"
LOADING = [
    (
        "no-such-module",
        "",
        f"ModuleNotFoundError: No module named 'no_such_module'\n  {WHOLE}\n",
    ),
    ("raises", "1 / 0\n", "ZeroDivisionError: division by zero (raises.py:1)\n"),
    ("ends", "raise SystemExit(0)\n", "SystemExit: 0 (ends.py:1)\n"),
    ("lacks-it", "Other = 1\n", "AttributeError: module 'lacks_it' has no attribute 'Rule'"),
    ("no-syntax", "def (\n", "SyntaxError: invalid syntax"),
]
OFFERED = [
    ("no-class", "Rule = 1\n", "offers `no_class`, which is no kind: it is no dataclass"),
    ("taken", KIND.replace("NAME", "file"), "offers a kind `file`, and there is one already"),
    ("combiner", KIND.replace("NAME", "all"), "offers a kind `all`, and there is one already"),
    ("other", KIND.replace("NAME", "else"), "which is no kind: its class says another kind: 'else'"),
]
NAMES = {"taken": "file", "combiner": "all"}
LOOKING = [
    ("fails", "raise KeyError('a')", "failed while it looked: KeyError: 'a' (fails.py:18)"),
    ("leaves", "raise SystemExit(0)", "failed while it looked: SystemExit: 0 (leaves.py:18)"),
    ("nothing", "return None", "gave no evidence of `nothing`, but NoneType"),
    (
        "other-kind",
        'return Evidence("weakening", Outcome.HOLDS, "so", 1, 1, "")',
        "gave no evidence of `other_kind`, but evidence of the kind `weakening`",
    ),
    (
        "empty",
        'return Evidence("empty", Outcome.HOLDS, "so", 0, 0, "")',
        "failed while it looked: ValueError: empty: nothing is true of the empty set (empty.py:18)",
    ),
    ("address", "raise ValueError(object())", "ValueError: <object object at 0x…> (address.py:18)"),
]


def code(name: str, examine: str) -> str:
    return KIND.replace("NAME", name.replace("-", "_")).replace("EXAMINE", examine)


@pytest.fixture(scope="module")
def offered(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    environment = new_environment(tmp_path_factory.mktemp("offered") / "venv")
    environment.register("no-such-module", {"gone": "no_such_module:Rule"})
    for name, source, _ in [*LOADING[1:], *OFFERED]:
        environment.offer(name, source, kinds={NAMES.get(name, name.replace("-", "_")): "Rule"})
    for name, examine, _ in LOOKING:
        environment.offer(name, code(name, examine), kinds={name.replace("-", "_"): "Rule"})
    environment.offer(
        "talks", code("talks", "print('{}'); return EVIDENCE").replace("EVIDENCE", SO), kinds={"talks": "Rule"}
    )
    environment.offer("no-text", "def render(report): return 7\n", reports="numbers = no_text:render")
    environment.offer("loses", "def render(report): return report.lost\n", reports="lost = loses:render")
    environment.offer("takes", "def render(report): return ''\n", reports="json = takes:render")
    environment.offer("plain", "")
    environment.offer("reads", code("reads", SO).replace("option(TEXT", "option(ODD"), kinds={"reads": "Rule"})
    environment.register("torn", {})
    (environment.site / "torn-1.0.dist-info" / "entry_points.txt").write_text("[dodcheck.rules]\nx\n", encoding="utf-8")
    return environment


SO = 'Evidence("talks", Outcome.HOLDS, "it is so", 1, 1, "")'


def judged(repo: Repo, kind: str) -> Path:
    rule = f"<!-- dodcheck {{{kind}: {{word: y}}}} -->"
    repo.write({"docs/DOD.md": f"## Phase 1: One\n\n- [x] It is so\n  {rule}\n- [x] `a.md` exists\n", "a.md": "A\n"})
    repo.commit()
    return repo.root


@pytest.mark.parametrize(("name", "why"), [(name, why) for name, _, why in LOADING])
def test_a_plugin_that_does_not_load_is_a_mistake_with_its_cause(
    offered: Environment, tmp_path: Path, name: str, why: str
) -> None:
    out, err, code = offered.run("rules", "file", "--plugin", name, cwd=tmp_path)
    assert (out, code) == ("", 2)
    assert err.startswith(f"dodcheck: the plugin {name} 1.0 can't be loaded: {why}")
    assert "Traceback" not in err


@pytest.mark.parametrize(("name", "why"), [(name, why) for name, _, why in OFFERED])
def test_what_is_no_kind_or_has_a_name_that_is_taken_is_refused(
    offered: Environment, tmp_path: Path, name: str, why: str
) -> None:
    out, err, code = offered.run("rules", "file", "--plugin", name, cwd=tmp_path)
    assert (out, code) == ("", 2)
    assert err.startswith(f"dodcheck: the plugin {name} 1.0 ")
    assert why in err


@pytest.mark.parametrize(("name", "said"), [(name, said) for name, _, said in LOOKING])
def test_a_defect_of_a_plugin_breaks_its_criterion_and_nothing_else(
    offered: Environment, repo: Repo, name: str, said: str
) -> None:
    root = judged(repo, name.replace("-", "_"))
    out, err, code = offered.run("phase", "1", "--plugin", name, "--no-color", cwd=root)
    assert (err, code) == ("", 1)
    told = " ".join(out.split())
    assert f"the plugin {name} 1.0 " in told
    assert said in told
    assert "1 proved (1 derived)" in told
    assert "1 broken" in told


def test_what_a_plugin_prints_is_no_part_of_the_report(offered: Environment, repo: Repo) -> None:
    root = judged(repo, "talks")
    out, err, code = offered.run("phase", "1", "--plugin", "talks", "--quiet", cwd=root)
    assert (out, err, code) == (
        "2 proved (2 derived)\nGATE PASSED: phase 1 is done, 2 criteria\n",
        "{}\n",
        0,
    )


def test_counterexamples_that_raise_are_no_rule_that_was_tested(offered: Environment, repo: Repo) -> None:
    root = judged(repo, "talks")
    said = "the plugin talks 1.0 failed: counterexamples of `talks` raised LookupError: no example (talks.py:21)"
    hint = "That is a defect of the plugin: report it to its author."
    told = offered.run("selftest", "--plugin", "talks", cwd=root)
    assert told == ("", f"{{}}\ndodcheck: {said}\n  {hint}\n", 2)


@pytest.mark.parametrize(
    ("name", "format_", "why"),
    [
        ("no-text", "numbers", "can't write the report `numbers`: it gave no text, but int"),
        ("loses", "lost", "can't write the report `lost`: it raised AttributeError: 'Report' object has no attribute"),
        ("takes", "json", "offers a report `json`, and there is one already"),
    ],
)
def test_a_report_that_can_not_be_written(offered: Environment, repo: Repo, name: str, format_: str, why: str) -> None:
    root = judged(repo, "file")
    repo.write({"docs/DOD.md": "## Phase 1: One\n\n- [x] `a.md` exists\n"}).commit()
    out, err, code = offered.run("phase", "1", "--plugin", name, "--format", format_, cwd=root)
    assert (out, code) == ("", 2)
    assert err.startswith(f"dodcheck: the plugin {name} 1.0 {why}")


def test_a_value_that_a_plugin_can_not_read_is_a_mistake_with_its_place(offered: Environment, repo: Repo) -> None:
    told = offered.run("phase", "1", "--plugin", "reads", cwd=judged(repo, "reads"))
    said = "`word`: the plugin reads 1.0 can't read this value: KeyError: 'y' (reads.py:7)"
    assert told == ("", f"dodcheck: docs/DOD.md:4:32: {said}\n", 2)


def test_papers_that_are_damaged_are_told(offered: Environment, tmp_path: Path) -> None:
    said = "dodcheck: --plugin: the metadata of `torn` can't be read: "
    _, err, code = offered.run("rules", "--plugin", "torn", cwd=tmp_path)
    assert (err.startswith(said), code) == (True, 2)


@pytest.mark.parametrize("name", ["", ".", "../torn", "/etc", "a" * 500, "x\u202ey"])
def test_a_name_that_is_none(offered: Environment, tmp_path: Path, name: str) -> None:
    out, err, code = offered.run("rules", "--plugin", name, cwd=tmp_path)
    assert (out, code) == ("", 2)
    assert err.startswith("dodcheck: --plugin: no installed package is called `")


def test_a_package_that_offers_nothing(offered: Environment, tmp_path: Path) -> None:
    _, err, code = offered.run("rules", "--plugin", "plain", cwd=tmp_path)
    assert err.startswith("dodcheck: --plugin: the package plain 1.0 has no kinds and no reports for dodcheck\n")
    assert "\n  Installed plugins: address, combiner, empty, ends, " in err
    assert code == 2


def test_nothing_of_a_plugin_is_imported_from_the_judged_tree(offered: Environment, repo: Repo) -> None:
    marker = repo.root.parent / "marker"
    planted = f"open({str(marker)!r}, 'w')\n"
    repo.write({"inside.py": planted, "src/edited.py": planted, "docs/DOD.md": "## Phase 1: One\n\n- [x] `a` exists\n"})
    repo.commit()
    offered.register("inside", {"inside": "inside:Rule"})
    offered.register("edited", {"edited": "edited:Rule"})
    (offered.site / "_editable.py").write_text(FINDER.format(f"{repo.root}/src/edited.py"), encoding="utf-8")
    (offered.site / "_editable.pth").write_text("import _editable\n", encoding="utf-8")
    try:
        for name, why in (
            ("inside", "ModuleNotFoundError: No module named 'inside'"),
            (
                "edited",
                "JudgedTreeError: the module edited lies in the repository that is judged, and nothing of it is",
            ),
        ):
            _, err, code = offered.run("phase", "1", "--plugin", name, cwd=repo.root, PYTHONPATH=str(repo.root))
            assert err.startswith(f"dodcheck: the plugin {name} 1.0 can't be loaded: {why}")
            assert code == 2
    finally:
        (offered.site / "_editable.pth").unlink()
    assert not marker.exists()


FINDER = """\
import sys
from importlib.util import spec_from_file_location

class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        return spec_from_file_location(name, {0!r}) if name == "edited" else None

sys.meta_path.insert(0, Finder)
"""
