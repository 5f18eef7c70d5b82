"""The words and signs by which people say yes and no, in the languages we meet, in small letters."""

from __future__ import annotations

YES_WORDS = frozenset(
    (
        *("yes", "y", "true", "x", "1", "✓", "✔", "ja", "j", "oui", "o", "sí", "si", "sì", "sim", "tak", "ano", "evet"),
        *("kyllä", "igen", "ναι", "да", "так", "نعم", "כן", "是", "はい", "예", "네"),
    )
)
NO_WORDS = frozenset(
    (
        *(
            "no",
            "n",
            "false",
            "0",
            "nein",
            "nee",
            "nej",
            "nei",
            "non",
            "não",
            "nao",
            "nie",
            "ne",
            "hayır",
            "ei",
            "nem",
            "όχι",
        ),
        *("нет", "ні", "لا", "לא", "否", "いいえ", "아니요", "아니오"),
    )
)
