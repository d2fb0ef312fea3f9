"""Files of allowed signers, signatures, and commits that hold some."""

from __future__ import annotations

from dodcheck.signatures.commit import HEADERS, split_signed_commit
from dodcheck.signatures.signers_file import read_signers
from dodcheck.signatures.sshsig import BEGIN, END, read_signature
from dodcheck.signatures.wire import MalformedError
from fuzz.campaign import TEXT, Campaign, Given
from fuzz.texts import soup

KEY = "AAAAC3NzaC1lZDI1NTE5AAAAINC973pMkFVidp3ggXGoIPI4KRIaJV8ix/vyJzBikwze"
SIGNED = (
    "U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAg0L3vekyQVWJ2neCBcagg8jgpEholXyLH+/InMGKTDN4AAAAUZG9kY2hlY2stYXR0ZXN0"
    "YXRpb24AAAAAAAAABnNoYTUxMgAAAFMAAAALc3NoLWVkMjU1MTkAAABAbNrYOIjpuDKke/IvjhHW0Gkfkk4qGhMuxurSViUA10DP/s3qM3Y4vi9E"
    "XEGqw0g6ngfwj90LIr3dG53U3YdZCg=="
)
PIECES = (
    "ada@example.org ", "*", "!", "?", ",", '"', " ", "\n", "\t", "#", "=", 'namespaces="git" ',
    'valid-after="20260101" ', 'valid-before="20260230Z",', "cert-authority ", "ssh-ed25519 ", "ssh-rsa ",
    "ecdsa-sha2-nistp256 ", "ssh-dss ", KEY,
    SIGNED, SIGNED[:40], BEGIN, END, "tree 1\n", "gpgsig ", "gpgsig-sha256 ", "\n\n", "A" * 60, "/", "+", "AAAA",
)  # fmt: skip


def check(given: Given) -> None:
    """Read a text as each of the three."""
    data = given[TEXT]
    signers = read_signers("dodcheck.allowed_signers", data)
    lines = data.count(b"\n") + 1
    numbers = [*(one.line for one in signers.entries), *(one.line for one in signers.unread)]
    assert all(1 <= number <= lines for number in numbers)
    assert all(one.principals and one in signers.lines_of_key(one.key) for one in signers.entries)
    for header in HEADERS.values():
        found = split_signed_commit(data, header)
        if found is not None:
            assert len(found.content) < len(data)
            assert split_signed_commit(found.content, header) is None
            _signed(found.signature)
    _signed(data.decode("latin-1"))


def _signed(text: str) -> None:
    try:
        found = read_signature(text)
    except MalformedError as problem:
        assert str(problem)
        return
    # Nobody signed this.
    assert not found.is_over(b"what nobody signed")


CAMPAIGN = Campaign(
    name="signatures", about="allowed signers, signatures, commits", fresh=soup(PIECES), check=check, pieces=PIECES
)
"""One campaign per file; each is found by itself through its ``CAMPAIGN``."""
