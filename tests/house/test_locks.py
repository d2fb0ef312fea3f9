from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
MACHINES = ("x86_64", "aarch64")
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;]+) \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


def pins(lock: Path) -> dict[str, str]:
    found = [PIN.match(line) for line in lock.read_text(encoding="utf-8").splitlines()]
    return {pin["name"]: pin["version"] for pin in found if pin}


def installed(name: str) -> metadata.Distribution | None:
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None


def needs(name: str, python: str, machine: str) -> set[str]:
    environment = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "platform_machine": machine,
        "sys_platform": "linux",
        "platform_system": "Linux",
        "extra": "",
    }
    distribution = installed(name)
    wanted = [Requirement(line) for line in (distribution.requires or [])] if distribution else []
    return {canonicalize_name(need.name) for need in wanted if need.marker is None or need.marker.evaluate(environment)}


def test_the_four_locks_are_there() -> None:
    assert [lock.name for lock in LOCKS] == ["build.txt", "dev.txt", "lock.txt", "runtime.txt"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_pins_and_hashes_and_no_address(lock: Path) -> None:
    lines = [line for line in lock.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert [line for line in lines if not (PIN.match(line) or HASH.match(line))] == []
    assert pins(lock)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_pin_has_a_hash(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert re.findall(r"\\\n(?!    --hash=sha256:)", text) == []


def test_the_locks_agree_with_each_other() -> None:
    dev = pins(ROOT / "requirements/dev.txt")
    for name in ("runtime.txt", "build.txt"):
        assert pins(ROOT / "requirements" / name).items() <= dev.items()


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("lock", ["build.txt", "dev.txt", "runtime.txt"])
def test_a_lock_is_complete_on(lock: str, python: str, machine: str) -> None:
    locked = pins(ROOT / "requirements" / lock)
    wanted = {need for name in locked for need in needs(name, python, machine)}
    assert wanted - set(locked) == set()


def test_the_environment_is_the_locked_one() -> None:
    locked = pins(ROOT / "requirements/dev.txt")
    here = {name: found.version for name in locked if (found := installed(name))}
    assert here == locked
