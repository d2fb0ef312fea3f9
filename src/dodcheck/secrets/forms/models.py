"""Language models and data for them: OpenAI, Anthropic, Hugging Face, Replicate, Groq, Perplexity, Google, xAI."""

from __future__ import annotations

import random

from dodcheck.secrets.form import Form
from dodcheck.secrets.forms.prefixed import AS_GITLEAKS, HEXES, LETTER, START, URL, WORD, Body, prefixed_form
from dodcheck.secrets.making import ALNUM, URL_SAFE, random_text


def _openai(rng: random.Random) -> bytes:
    return f"sk-proj-{random_text(rng, URL_SAFE, 74)}T3BlbkFJ{random_text(rng, URL_SAFE, 73)}x".encode()


def _openai_old(rng: random.Random) -> bytes:
    return f"sk-{random_text(rng, ALNUM, 20)}T3BlbkFJ{random_text(rng, ALNUM, 20)}".encode()


def _openai_any(rng: random.Random) -> bytes:
    return rng.choice((_openai, _openai_old))(rng)


FORMS = (
    Form(
        id="openai-api-key",
        what="OpenAI API key",
        triggers=("T3BlbkFJ",),
        pattern=(
            f"{START}sk-(?:(?:proj|svcacct|admin|None)-[A-Za-z0-9_-]{{20,80}}T3BlbkFJ[A-Za-z0-9_-]{{20,80}}"
            "|[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})(?![A-Za-z0-9_-])"
        ),
        before=92,
        room=100,
        make=_openai_any,
        source="OpenAI's keys hold “OpenAI” in base64, as its partners' scanners are told",
    ),
    prefixed_form(
        ("anthropic-api-key", "Anthropic API key"),
        ("sk-ant-api03-", "sk-ant-admin01-", "sk-ant-oat01-", "sk-ant-ort01-", "sk-ant-sid01-"),
        Body(URL, 80, 120),
        "Anthropic's manual on API keys",
    ),
    prefixed_form(
        ("huggingface-access-token", "Hugging Face token"),
        ("hf_", "api_org_"),
        Body(LETTER, 34),
        "Hugging Face's manual on user access tokens",
        bits=3.5,
    ),
    prefixed_form(
        ("replicate-api-token", "Replicate API token"), ("r8_",), Body(WORD, 37), "Replicate's manual", bits=3.5
    ),
    prefixed_form(("groq-api-key", "Groq API key"), ("gsk_",), Body(WORD, 52), "Groq's manual", bits=3.5),
    prefixed_form(("perplexity-api-key", "Perplexity API key"), ("pplx-",), Body(WORD, 48, 56), AS_GITLEAKS),
    prefixed_form(("openrouter-api-key", "OpenRouter API key"), ("sk-or-v1-",), Body(HEXES, 64), "OpenRouter's manual"),
    prefixed_form(("xai-api-key", "xAI API key"), ("xai-",), Body(WORD, 80), "xAI's manual", bits=4.0),
    prefixed_form(
        ("langsmith-api-key", "LangSmith API key"),
        ("lsv2_pt_", "lsv2_sk_"),
        Body(HEXES, 32),
        "LangSmith's manual",
    ),
)
"""The forms of services for models."""
