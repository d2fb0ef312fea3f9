"""Signs an attestation with a person's SSH key: `ssh-keygen` does it, so that the key stays where it is."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

from dodcheck.errors import user_error
from dodcheck.exceptions.signed_text import NAMESPACE, signed_text
from dodcheck.model.exception import Attestation
from dodcheck.signatures.key import Key
from dodcheck.signatures.sshsig import BEGIN, END, SshSignature, read_signature
from dodcheck.signatures.wire import MalformedError
from dodcheck.snapshot.git import search_path

_WAIT = 300
"""Seconds for somebody to type a passphrase or to touch a security key."""

_INSTEAD = "Or sign the commit that brings it instead: git commit -S"


def sign_with_key(attestation: Attestation, key: Path, root: Path) -> tuple[Attestation, Key]:
    """Return an attestation with a signature by a key, and that key. Raises ``UserError`` where there is none."""
    text = _signature(_ask_ssh_keygen(signed_text(attestation), key, root))
    signed = _read_own_signature(text)
    if not signed.is_over(signed_text(attestation)):
        raise user_error("the signature that ssh-keygen gave does not fit", _INSTEAD)
    return replace(attestation, signature=text), signed.key


def _ask_ssh_keygen(text: bytes, key: Path, root: Path) -> str:
    if not key.is_file():
        raise user_error(
            f"--sign {key}: there is no such file", "Name a private key, or the public one of an agent's key."
        )
    path = search_path(root)
    program = shutil.which("ssh-keygen", path=path)
    if program is None:
        raise user_error(
            "ssh-keygen is not installed, or not on the search path", f"Install OpenSSH 8.1 or newer. {_INSTEAD}"
        )
    try:
        done = subprocess.run(  # noqa: S603 - an absolute program, no shell
            [program, "-Y", "sign", "-f", str(key.resolve()), "-n", NAMESPACE],
            input=text,
            capture_output=True,
            env={**os.environ, "PATH": path},
            timeout=_WAIT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise user_error(f"ssh-keygen gave no answer: {problem}", _INSTEAD) from problem
    if done.returncode:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise user_error(f"ssh-keygen did not sign: {words[-1] if words else 'it gave no reason'}", _INSTEAD)
    return done.stdout.decode("ascii", "replace")


def _signature(armoured: str) -> str:
    """Return what stands between the lines around a signature, on one line."""
    return "".join(armoured.strip().removeprefix(BEGIN).removesuffix(END).split())


def _read_own_signature(text: str) -> SshSignature:
    try:
        return read_signature(text)
    except MalformedError as problem:
        raise user_error(f"the signature that ssh-keygen gave can't be read: {problem}", _INSTEAD) from problem
