"""Slack, Discord, Telegram, Microsoft Teams."""

from __future__ import annotations

import base64
import random

from dodcheck.secrets.form import Form
from dodcheck.secrets.forms.prefixed import BEHIND_ESCAPE, SLASH, START
from dodcheck.secrets.making import ALNUM, HEX, URL_SAFE, random_digits, random_text

_SNOWFLAKE = "[MNO][DTjz][AEIMQUYcgk][w-z0-5]"
"""Three digits in base64."""


def _bot(rng: random.Random) -> bytes:
    return f"xoxb-{random_digits(rng, 12)}-{random_digits(rng, 13)}-{random_text(rng, ALNUM, 24)}".encode()


def _user(rng: random.Random) -> bytes:
    numbers = "-".join(random_digits(rng, count) for count in (12, 12, 13))
    return f"xoxp-{numbers}-{random_text(rng, HEX, 32)}".encode()


def _app(rng: random.Random) -> bytes:
    app = random_text(rng, "ABCDEFGHJK0123456789", 10)
    return f"xapp-1-A{app}-{random_digits(rng, 13)}-{random_text(rng, HEX, 64)}".encode()


def _slack_webhook(rng: random.Random) -> bytes:
    team, name = random_text(rng, "ABCDEFGHJK0123456789", 8), random_text(rng, "ABCDEFGHJK0123456789", 8)
    return f"https://hooks.slack.com/services/T{team}/B{name}/{random_text(rng, ALNUM, 24)}".encode()


def _discord_bot(rng: random.Random) -> bytes:
    user = base64.b64encode(random_digits(rng, 18).encode()).decode()
    return f"{user}.{random_text(rng, ALNUM, 6)}.{random_text(rng, URL_SAFE, 37)}a".encode()


def _discord_webhook(rng: random.Random) -> bytes:
    return f"https://discord.com/api/webhooks/{random_digits(rng, 18)}/{random_text(rng, URL_SAFE, 68)}".encode()


def _telegram(rng: random.Random) -> bytes:
    return f"bot_token: {random_digits(rng, 10)}:AA{random_text(rng, URL_SAFE, 32)}b".encode()


def _teams(rng: random.Random) -> bytes:
    def uuid() -> str:
        return "-".join(random_text(rng, HEX, count) for count in (8, 4, 4, 4, 12))

    address = f"https://contoso.webhook.office.com/webhookb2/{uuid()}@{uuid()}"
    return f"{address}/IncomingWebhook/{random_text(rng, HEX, 32)}/{uuid()}".encode()


FORMS = (
    Form(
        id="slack-bot-token",
        what="Slack bot token",
        triggers=("xoxb-",),
        pattern=f"{START}xoxb-[0-9]{{8,14}}-(?:[0-9]{{8,14}}-)?[A-Za-z0-9]{{18,36}}(?![A-Za-z0-9])",
        room=110,
        make=_bot,
        source="Slack's manual on token types",
    ),
    Form(
        id="slack-user-token",
        what="Slack token of a user or a workspace",
        triggers=("xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxo-", "xoxe-", "xoxe.xox", "xoxc-", "xoxd-"),
        pattern=f"{START}(?:xoxe\\.)?xox[acdeo-s]-(?:[0-9]{{1,14}}-){{0,4}}[A-Za-z0-9%+/]{{24,250}}(?![A-Za-z0-9])",
        room=360,
        make=_user,
        source="Slack's manual on token types",
    ),
    Form(
        id="slack-app-token",
        what="Slack app token",
        triggers=("xapp-",),
        pattern=f"{START}xapp-[0-9]-[A-Z0-9]{{9,14}}-[0-9]{{9,15}}-[0-9a-f]{{32,80}}(?![A-Za-z0-9])",
        room=140,
        make=_app,
        source="Slack's manual on token types",
    ),
    Form(
        id="slack-webhook-url",
        what="Slack webhook",
        trigger=rf"hooks\.slack\.com{SLASH}",
        pattern=(
            rf"hooks\.slack\.com{SLASH}(?:services{SLASH}T[A-Z0-9]{{6,14}}{SLASH}B[A-Z0-9]{{6,14}}{SLASH}"
            r"(?P<secret>[A-Za-z0-9]{20,28})"
            rf"|(?:workflows|triggers){SLASH}[A-Z0-9]{{6,14}}{SLASH}[A-Za-z0-9/\\]{{30,80}})(?![A-Za-z0-9])"
        ),
        room=140,
        make=_slack_webhook,
        source="Slack's manual on incoming webhooks",
    ),
    Form(
        id="discord-bot-token",
        what="Discord bot token",
        trigger=f"{_SNOWFLAKE}{_SNOWFLAKE}",
        pattern=(
            f"{START}(?:{_SNOWFLAKE}){{5,6}}[MNO]?[A-Za-z0-9_]{{0,3}}"
            r"\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,38}(?![A-Za-z0-9_-])"
        ),
        room=90,
        make=_discord_bot,
        source="Discord's manual: the number of the bot in base64, a time, a signature",
    ),
    Form(
        id="discord-webhook-url",
        what="Discord webhook",
        trigger=f"discord(?:app)?[.]com{SLASH}api{SLASH}webhooks{SLASH}",
        pattern=(
            f"discord(?:app)?[.]com{SLASH}api{SLASH}webhooks{SLASH}[0-9]{{17,20}}{SLASH}"
            "(?P<secret>[A-Za-z0-9_-]{60,72})(?![A-Za-z0-9_-])"
        ),
        room=150,
        make=_discord_webhook,
        source="Discord's manual on webhooks",
    ),
    Form(
        id="telegram-bot-api-token",
        what="Telegram bot token",
        trigger="[0-9]:AA[A-Za-z0-9_-]",
        pattern=f"(?:(?<![A-Za-z0-9])|(?<=/bot)|{BEHIND_ESCAPE})[0-9]{{8,10}}:AA[A-Za-z0-9_-]{{33}}(?![A-Za-z0-9_-])",
        before=10,
        room=60,
        make=_telegram,
        source="Telegram's manual on bots",
    ),
    Form(
        id="microsoft-teams-webhook",
        what="Microsoft Teams webhook",
        trigger=rf"\.webhook\.office\.com{SLASH}webhookb2{SLASH}",
        pattern=(
            rf"\.webhook\.office\.com{SLASH}webhookb2{SLASH}[0-9a-f-]{{36}}@[0-9a-f-]{{36}}{SLASH}IncomingWebhook{SLASH}"
            rf"(?P<secret>[0-9a-f]{{32}}){SLASH}[0-9a-f-]{{36}}"
        ),
        room=220,
        make=_teams,
        source="Microsoft's manual on incoming webhooks",
    ),
)
"""The forms of chat services."""
