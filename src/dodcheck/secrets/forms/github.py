"""GitHub and GitLab."""

from __future__ import annotations

import random

from dodcheck.secrets.checks import base62_of_crc32, ends_with_crc32
from dodcheck.secrets.form import Form, Maker
from dodcheck.secrets.forms.prefixed import START, URL, WORD, Body, prefixed_form
from dodcheck.secrets.making import ALNUM, random_text, url_base64_text

_BLOG = "GitHub's blog, 2021-04-05: the last six characters are the CRC-32 of the thirty before, in base 62"


def sealed_token(prefix: str, count: int) -> Maker:
    """Return what makes a token of so many characters behind its prefix, and their checksum."""

    def make(rng: random.Random) -> bytes:
        body = random_text(rng, ALNUM, count)
        return f"{prefix}{body}{base62_of_crc32(body.encode()).decode()}".encode()

    return make


def _classic(form: str, what: str, prefix: str, counts: tuple[int, ...] = (36,)) -> Form:
    lengths = "|".join(f"[A-Za-z0-9]{{{count}}}" for count in counts)
    return Form(
        id=form,
        what=what,
        triggers=(prefix,),
        pattern=f"{START}{prefix}(?:{lengths})(?![A-Za-z0-9])",
        room=96,
        checks=(ends_with_crc32(len(prefix)),),
        sealed=True,
        make=sealed_token(prefix, counts[0] - 6),
        source=_BLOG,
    )


def _stateless(rng: random.Random) -> bytes:
    return f"ghs_{random_text(rng, ALNUM, 36)}".encode()


def _fine_grained(rng: random.Random) -> bytes:
    return f"github_pat_{random_text(rng, ALNUM, 22)}_{random_text(rng, ALNUM, 59)}".encode()


def _routable(rng: random.Random) -> bytes:
    body, checksum = url_base64_text(rng.randbytes(24)), random_text(rng, "0123456789abcdefghijklmnopqrstuvwxyz", 9)
    return f"glpat-{body}.01.{checksum}".encode()


FORMS = (
    _classic("github-pat", "GitHub personal access token", "ghp_"),
    _classic("github-oauth", "GitHub OAuth token", "gho_"),
    _classic("github-user-token", "GitHub App user token", "ghu_"),
    _classic("github-refresh-token", "GitHub refresh token", "ghr_", (76, 36)),
    Form(
        id="github-app-token",
        what="GitHub App installation token",
        triggers=("ghs_",),
        pattern=(
            f"{START}ghs_(?:[A-Za-z0-9]{{36}}(?![A-Za-z0-9])"
            r"|[0-9]{1,20}_[A-Za-z0-9_-]{10,1000}\.[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{20,1000})"
        ),
        room=4200,
        make=_stateless,
        source="GitHub's manual; no checksum is asked for: newer ones are signed instead",
    ),
    Form(
        id="github-fine-grained-pat",
        what="GitHub fine-grained access token",
        triggers=("github_pat_",),
        pattern=f"{START}github_pat_[A-Za-z0-9]{{22}}_[A-Za-z0-9]{{59}}(?![A-Za-z0-9_])",
        room=100,
        make=_fine_grained,
        source="GitHub's manual; its checksum is not published",
    ),
    Form(
        id="gitlab-pat-routable",
        what="GitLab routable access token",
        triggers=("glpat-",),
        pattern=f"{START}glpat-[A-Za-z0-9_-]{{20,300}}\\.(?:[0-9a-z]{{2}}\\.)?[0-9a-z]{{9}}(?![A-Za-z0-9_-])",
        room=340,
        make=_routable,
        source="GitLab's handbook on routable tokens",
    ),
    prefixed_form(
        ("gitlab-pat", "GitLab access token"),
        ("glpat-",),
        Body(URL, 20),
        "GitLab's manual on the prefixes of its tokens",
    ),
    prefixed_form(
        ("gitlab-token", "GitLab token of a runner, a pipeline, an agent or a deployment"),
        ("glrt-", "gldt-", "glcbt-", "glsoat-", "glft-", "glimt-", "glffct-", "glagent-", "gloas-"),
        Body(URL, 20, 100),
        "GitLab's manual on the prefixes of its tokens",
    ),
    prefixed_form(
        ("gitlab-ptt", "GitLab pipeline trigger token"), ("glptt-",), Body(WORD, 40), "GitLab's manual, the same"
    ),
)
"""The forms of GitHub and GitLab."""
