"""The languages of an XLSForm's columns, as language tags: "label::French (fr)", "label::français", "LABEL::FR"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from candor.questionnaires.format.limits import MOST_LANGUAGES
from candor.questionnaires.forms.imported import slug
from candor.questionnaires.forms.languages import language

_MOST = MOST_LANGUAGES - 1
"""Languages beside the first: what the format holds, and one to spare."""
_IN_BRACKETS = re.compile(r"\(\s*([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)\s*\)")
_CODE = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")

_NAMES = {
    "sq": "albanian shqip",
    "am": "amharic አማርኛ",
    "ar": "arabic العربية عربي arabe árabe",
    "hy": "armenian հայերեն",
    "az": "azerbaijani azeri",
    "bn": "bengali bangla বাংলা",
    "bs": "bosnian bosanski",
    "bg": "bulgarian български",
    "my": "burmese myanmar မြန်မာ",
    "ca": "catalan català",
    "zh": "chinese mandarin 中文 汉语 漢語 chinois",
    "hr": "croatian hrvatski",
    "cs": "czech čeština český",
    "da": "danish dansk",
    "prs": "dari دری",
    "nl": "dutch nederlands",
    "en": "english anglais inglés inglês englisch",
    "et": "estonian eesti",
    "fa": "farsi persian فارسی",
    "fi": "finnish suomi",
    "fr": "french français francais francés francês französisch",
    "ka": "georgian ქართული",
    "de": "german deutsch allemand alemán alemão",
    "el": "greek ελληνικά",
    "ht": "haitian kreyòl kreyol",
    "ha": "hausa",
    "he": "hebrew עברית",
    "hi": "hindi हिन्दी हिंदी",
    "hu": "hungarian magyar",
    "ig": "igbo",
    "id": "indonesian bahasa",
    "it": "italian italiano",
    "ja": "japanese 日本語",
    "km": "khmer ខ្មែរ",
    "rw": "kinyarwanda",
    "rn": "kirundi",
    "ko": "korean 한국어",
    "ku": "kurdish kurdî kurmanji",
    "ckb": "sorani",
    "lo": "lao ລາວ",
    "lv": "latvian latviešu",
    "ln": "lingala",
    "lt": "lithuanian lietuvių",
    "lg": "luganda",
    "mk": "macedonian македонски",
    "mg": "malagasy",
    "ms": "malay melayu",
    "mn": "mongolian монгол",
    "ne": "nepali नेपाली",
    "no": "norwegian norsk",
    "ny": "chichewa nyanja",
    "om": "oromo",
    "ps": "pashto پښتو",
    "pl": "polish polski",
    "pt": "portuguese português portugues portugais portugués",
    "pa": "punjabi",
    "ro": "romanian română",
    "ru": "russian русский russe",
    "sr": "serbian српски srpski",
    "sn": "shona",
    "sk": "slovak slovenčina",
    "sl": "slovenian slovenščina",
    "so": "somali soomaali",
    "es": "spanish español espanol espagnol espanhol castellano",
    "sw": "swahili kiswahili",
    "sv": "swedish svenska",
    "tl": "tagalog filipino",
    "tg": "tajik",
    "ta": "tamil தமிழ்",
    "th": "thai ไทย",
    "ti": "tigrinya ትግርኛ",
    "tr": "turkish türkçe turkce",
    "uk": "ukrainian українська",
    "ur": "urdu اردو",
    "uz": "uzbek",
    "vi": "vietnamese tiếng việt",
    "wo": "wolof",
    "xh": "xhosa",
    "yo": "yoruba",
    "zu": "zulu",
}
_TAGS = {name: tag for tag, names in _NAMES.items() for name in names.split()}


def language_tag(text: str) -> str:
    """The tag of a language as a form names it; "" for no language, ``und-`` and its name where we do not know it."""
    name = " ".join(text.split())
    if not name or name.casefold() == "default":
        return ""
    bracketed = _IN_BRACKETS.search(name)
    if bracketed:
        return language(bracketed.group(1)) or "und"
    for word in re.findall(r"[^\W\d_]+", name.casefold()):
        if word in _TAGS:
            return _TAGS[word]
    if _CODE.match(name):
        return language(name) or "und"
    plain = slug(name).replace("-", "")[:8]
    return f"und-{plain}" if len(plain) >= 2 else "und"


@dataclass(frozen=True, slots=True)
class Tongues:
    """The language a form is asked in first, and the others it has words for. ``guessed`` where the form names none."""

    main: str
    others: tuple[str, ...] = ()
    guessed: bool = False
    _order: tuple[str, ...] = field(default=("",))

    @classmethod
    def of(cls, default: str, asked: Iterable[str], offered: Iterable[str] = ()) -> Tongues:
        """``default`` is what the settings say, ``asked`` the languages of the questions' labels in order, "" for none,
        ``offered`` those of the choices."""
        languages = tuple(dict.fromkeys(asked))
        named = language_tag(default)
        unnamed = "" in languages
        main = named or ("en" if unnamed or not languages else languages[0])
        order = (main, "") if named or not unnamed else ("", main)
        others = tuple(dict.fromkeys(tag for tag in (*languages, *offered) if tag and tag != main))[:_MOST]
        return cls(main, others, guessed=not named and (unnamed or not languages), _order=order)

    def main_words(self, texts: Mapping[str, str]) -> str:
        """The words of the main language, or ""."""
        return next((texts[tag] for tag in self._order if texts.get(tag)), "")

    def words(self, texts: Mapping[str, str]) -> tuple[str, str]:
        """The words of the main language and "", or of the first other language that has any, and its tag."""
        if main := self.main_words(texts):
            return main, ""
        return next(((text, tag) for tag, text in texts.items() if text), ("", ""))
