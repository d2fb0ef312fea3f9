from __future__ import annotations

import base64
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from dodcheck.signatures.key import key_from_base64
from dodcheck.signatures.sshsig import BEGIN, END, read_signature
from dodcheck.signatures.wire import MAX_ENCODED, MalformedError, wire_string
from support.signing import blob, public, signature
from support.yaml_files import loaded

MADE = loaded(Path(__file__).parent / "openssh.yml")
CASES = [pytest.param(one, id=f"{one['type']} {one['hash']} {len(one['key'])}") for one in MADE]
NAMESPACE = "dodcheck-attestation"


@pytest.mark.parametrize("made", CASES)
def test_what_openssh_signs_fits_and_nothing_else(made: dict[str, Any]) -> None:
    signed, message = read_signature(made["signature"]), made["message"].encode()
    assert signed.key == key_from_base64(made["type"], made["key"])
    assert (signed.namespace, signed.hashed) == (NAMESPACE, made["hash"])
    assert signed.key.fingerprint.endswith(f" {made['fingerprint']}")
    assert signed.is_over(message)
    others = [read_signature(one["signature"]) for one in MADE if one["key"] != made["key"]]
    assert not any(other.is_over(message) for other in others)
    assert not any(signed.is_over(other) for other in (b"", message[:-1], message + b"\n", message.upper()))


@pytest.mark.parametrize("made", CASES)
def test_no_byte_of_a_signature_may_be_another(made: dict[str, Any]) -> None:
    body = "".join(made["signature"].replace(BEGIN, "").replace(END, "").split())
    whole, message = base64.b64decode(body), made["message"].encode()
    for at in range(0, len(whole), 1 if len(whole) < 400 else 7):
        changed = bytearray(whole)
        changed[at] ^= 1 << at % 8
        try:
            fits = read_signature(base64.b64encode(changed).decode()).is_over(message)
        except MalformedError:
            continue
        assert not fits, at


def test_the_lines_around_it_are_not_needed() -> None:
    made = MADE[0]
    bare = "".join(made["signature"].replace(BEGIN, "").replace(END, "").split())
    assert read_signature(bare) == read_signature(made["signature"])


def test_what_the_tests_sign_is_what_openssh_takes(tmp_path: Path) -> None:
    program = shutil.which("ssh-keygen")
    if program is None:
        pytest.skip("ssh-keygen is not here")
    for name, content in (("signers", f"ada {public('Ada')}\n"), ("sig", _armoured(signature("Ada", b"words")))):
        (tmp_path / name).write_text(content, encoding="ascii")
    asked = [program, "-Y", "verify", "-f", "signers", "-I", "ada", "-n", NAMESPACE, "-s", "sig"]
    for given, code in ((b"words", 0), (b"other words", 255)):
        done = subprocess.run(asked, cwd=tmp_path, input=given, capture_output=True, check=False)  # noqa: S603 - the test's own words
        assert done.returncode == code, done.stderr


def _armoured(text: str) -> str:
    return "\n".join([BEGIN, *(text[at : at + 70] for at in range(0, len(text), 70)), END, ""])


GOOD = {"key": blob("Ada"), "namespace": b"git", "reserved": b"", "hashed": b"sha512", "told": b"x"}


def of(begun: bytes = b"SSHSIG\0\0\0\1", more: bytes = b"", **other: bytes) -> str:
    whole = begun + b"".join(map(wire_string, {**GOOD, **other}.values())) + more
    return base64.b64encode(whole).decode()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it ends too early"),
        ("no base64!", "it is not base64"),
        ("AAB=", "it is base64 that does not end as it has to"),
        (f"{BEGIN}\n{END}", "it ends too early"),
        (f"{BEGIN}\nAAAA", "it is not base64"),
        (f"{'A' * len(BEGIN)}{of()}{END}", "it is not base64"),
        ("A" * MAX_ENCODED, "it is no SSH signature"),
        ("A" * (MAX_ENCODED + 4), "it is longer than 24,000 characters"),
        (of(begun=b"SSHSIX\0\0\0\1"), "it is no SSH signature"),
        (of(begun=b"SSHSIG\0\0\0\2"), "it is of another version of the format"),
        (of(more=b"!"), "something stands after its end"),
        (of(reserved=b"x"), "it says something that is not known"),
        (of(hashed=b"md5"), "it says something that is not known"),
        (of(namespace=b"g\0it"), "a name in it is no plain word"),
        (of(namespace="git\u202e".encode()), "a name in it is no plain word"),
        (of(key=wire_string(b"ssh-dss")), "keys of the type `ssh-dss` are not read"),
        (of(key=wire_string(b"x" * 61)), f"keys of the type `{'x' * 60}` are not read"),
        (of(key=blob("Ada") + b"x"), "something stands after its end"),
        (of(key=wire_string(b"ssh-ed25519") + wire_string(b"")), "its numbers are those of no key"),
        (base64.b64encode(b"SSHSIG\0\0\0\1\xff\xff\xff\xff").decode(), "it ends too early"),
    ],
)
def test_what_is_no_signature_is_told(text: str, why: str) -> None:
    with pytest.raises(MalformedError) as caught:
        read_signature(text)
    assert str(caught.value) == why


@pytest.mark.parametrize(
    "told", [b"", wire_string(b"ssh-ed25519"), wire_string(b"ssh-rsa") + wire_string(b"x"), b"\xff" * 8]
)
def test_a_signature_that_is_none_fits_nothing(told: bytes) -> None:
    assert not read_signature(of(told=told)).is_over(b"")
