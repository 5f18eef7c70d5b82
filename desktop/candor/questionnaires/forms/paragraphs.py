"""Other people's texts as plain paragraphs: HTML and Markdown become words, by patterns that fetch and run nothing."""

from __future__ import annotations

import html
import re

_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u202d\u202e\ud800-\udfff\ufeff\ufffe\uffff]")
_UNSEEN = re.compile(r"<!--|<(?:script|style)\b", re.IGNORECASE)
_LINK = re.compile(
    r"<a\b[^<>]{0,500}?\bhref\s*=\s*[\"']?(https?://[^\"'\s<>]{1,500})[^<>]{0,500}>([^<]{0,500})</a\s*>", re.IGNORECASE
)
_BREAK = re.compile(
    r"</?(?:br|p|div|li|ul|ol|tr|td|th|table|h[1-6]|hr|blockquote|section|dd|dt|dl)\b[^<>]{0,500}>", re.IGNORECASE
)
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|cite|code|del|em|font|i|iframe|img|input|ins|kbd|label|mark|pre|q|s|small|span|strike|strong|"
    r"sub|sup|svg|tbody|tfoot|thead|tt|u|var|html|head|body|form|button|object|embed|script|style|link|meta)"
    r"(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_MARKED = re.compile("[*_`\\[#>•·▪◦‣]")
_MARKDOWN_IMAGE = re.compile(r"!\[([^\[\]]{0,300})\]\([^()\s]{1,500}\)")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]]{1,300})\]\((https?://[^()\s]{1,500})\)")
_MARKDOWN_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_]{1,500}?)(?<=\S)\1")
_MARKDOWN_SLANT = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,500}?)(?<=[^\s*])\*(?![\w*])")
_MARKDOWN_CODE = re.compile(r"`([^`\n]{1,500})`")
_MARKDOWN_LINE = re.compile(r"^[ \t]{0,8}(?:#{1,6}[ \t]+|>[ \t]+|[*•·▪◦‣][ \t]+)", re.MULTILINE)


def written(text: str) -> str:
    """The text as it stands, lines and all, without the characters that a file of ours may not hold."""
    if text.isprintable():
        return text
    return _UNWANTED.sub("", re.sub("\r\n?|[\x0b\x0c]", "\n", text))


def one_paragraph(text: str) -> str:
    """One paragraph of plain words. A sign that only looks like markup ("margin < 5", "2 * 3") stays."""
    if "<" in text:
        text = _without_unseen(text)
        text = _LINK.sub(_linked, text)
        text = _TAG.sub("", _BREAK.sub(" ", text))
    if "&" in text:
        text = html.unescape(text)
    if _MARKED.search(text):
        text = _without_markdown(text)
    text = " ".join(text.split())
    return text if text.isprintable() else " ".join(_UNWANTED.sub("", text).split())


def _without_unseen(text: str) -> str:
    """Without comments, scripts and styles; one that never ends stays text. Goes through the text once."""
    small, kept, at = text.lower(), "", 0
    while opening := _UNSEEN.search(text, at):
        ending = "-->" if opening.group() == "<!--" else f"</{opening.group()[1:].lower()}"
        end = small.find(ending, opening.end())
        if end < 0 or len(small) != len(text):
            break
        end = small.find(">", end + len(ending) - 1)
        kept, at = f"{kept}{text[at : opening.start()]} ", end + 1 if end >= 0 else len(text)
    return kept + text[at:]


def _without_markdown(text: str) -> str:
    text = _MARKDOWN_IMAGE.sub(r"\1", text)
    text = _MARKDOWN_LINK.sub(lambda found: _beside(found.group(1), found.group(2)), text)
    text = _MARKDOWN_LINE.sub("", text)
    text = _MARKDOWN_BOLD.sub(r"\2", text)
    return _MARKDOWN_CODE.sub(r"\1", _MARKDOWN_SLANT.sub(r"\1", text))


def _linked(found: re.Match[str]) -> str:
    return _beside(found.group(2), found.group(1))


def _beside(words: str, address: str) -> str:
    """A link as it can be read on paper."""
    return words if words.strip() == address else f"{words} ({address})"


def cut(text: str, longest: int) -> str:
    """At most this many characters, with an ellipsis where something is missing."""
    if len(text) <= longest:
        return text
    space = text.rfind(" ", longest * 2 // 3, longest - 1)
    return text[: space if space > 0 else longest - 1].rstrip() + "…"
