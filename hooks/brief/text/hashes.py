"""The SHA-256 of words, in hexadecimal: by it others see that a text is the same."""

from __future__ import annotations

from hashlib import sha256


def text_hash(text: str) -> str:
    """Of a text's UTF-8."""
    return sha256(text.encode()).hexdigest()


def body_hash(body: str) -> str:
    """What pins a source: of the text below the front matter, line ends LF, without the blank lines around it."""
    return text_hash(body.strip("\n"))
