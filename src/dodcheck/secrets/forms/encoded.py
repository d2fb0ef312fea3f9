"""Private keys that are encoded once more, as kubeconfig files and secrets of Kubernetes hold them."""

from __future__ import annotations

import random
import re

from dodcheck.secrets.checks import decode_any_base64
from dodcheck.secrets.form import NO, Answer, Candidate, Form
from dodcheck.secrets.forms import keys
from dodcheck.secrets.making import base64_text

_BEGIN = "LS0tLS1CRUdJTi"
"""Five dashes and BEGIN in base64."""
_ARMOUR = re.compile(keys.ARMOUR.encode("ascii"))
_MOST = keys.MAX_KEY // 3 * 4


def _holds_a_key(candidate: Candidate) -> Answer:
    """Look at what it decodes to as at a key in a file."""
    text = decode_any_base64(candidate.secret)
    armour = _ARMOUR.search(text) if text is not None else None
    if text is None or armour is None:
        return NO
    return keys.is_key(Candidate(text[armour.start() :], text[armour.end() :], text, armour.end()))


def _make(rng: random.Random) -> bytes:
    pem = next(form for form in keys.FORMS if form.id == "private-key").make(rng)
    return f"client-key-data: {base64_text(pem)}".encode()


FORMS = (
    Form(
        id="private-key-base64",
        what="private key in base64, as in a kubeconfig file",
        triggers=(_BEGIN,),
        pattern=rf"(?<![A-Za-z0-9+/]){_BEGIN}[A-Za-z0-9+/]{{100,{_MOST}}}={{0,2}}",
        room=_MOST + 20,
        sealed=True,
        checks=(_holds_a_key,),
        make=_make,
        source="Kubernetes's manual on kubeconfig files: a PEM key in base64, which decodes to a key",
    ),
)
"""The form of encoded keys."""
