"""The signature of a commit, and the bytes that it is over: the commit without it."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.signatures.sshsig import BEGIN

NAMESPACE = "git"
"""The namespace of the signatures that git makes with SSH keys."""

HEADERS = {40: b"gpgsig", 64: b"gpgsig-sha256"}
"""The header that holds the signature, by the length of the ids of a repository."""


class SignedCommit(NamedTuple):
    """What a commit is signed with, as text, and what the signature is over."""

    signature: str
    content: bytes

    @property
    def by_ssh(self) -> bool:
        """Whether an SSH key made it; anything else is made by OpenPGP or X.509."""
        return self.signature.lstrip().startswith(BEGIN)


def split_signed_commit(raw: bytes, header: bytes) -> SignedCommit | None:
    """Return the signature of a commit object as git holds it, and what it is over; ``None`` where it has none.

    ``header`` is the one of ``HEADERS`` that holds it. All signatures are left out of what is signed.
    """
    head, gap, body = raw.partition(b"\n\n")
    kept: list[bytes] = []
    signature: list[bytes] = []
    into = kept
    for line in head.split(b"\n"):
        if not line.startswith(b" "):
            name, _, rest = line.partition(b" ")
            into = kept
            if name in HEADERS.values():
                into = signature if name == header and not signature else []
                line = b" " + rest  # noqa: PLW2901 - the rest is read as the lines that follow it
        into.append(line[1:] if into is not kept else line)
    if not signature:
        return None
    text = b"\n".join(signature).decode("ascii", "replace")
    return SignedCommit(text, b"\n".join(kept) + gap + body)
