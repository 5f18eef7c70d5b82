"""The words by which people head the columns of their spreadsheets, in the languages we meet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

HEADINGS: Mapping[str, Mapping[str, str]] = {
    "say": {
        "en": "question|questions|question text|assessment question|control question|due diligence question|query|"
        "what to ask|ask|prompt|question to vendor|question description|request|information request",
        "de": "frage|fragen|fragestellung|fragetext",
        "fr": "question posée|questions posées|intitulé de la question|libellé de la question",
        "es": "pregunta|preguntas|cuestión",
        "it": "domanda|domande|quesito",
        "nl": "vraag|vragen",
        "pt": "pergunta|perguntas|questão",
        "pl": "pytanie|pytania",
        "sv": "fråga|frågor",
        "da": "spørgsmål",
        "fi": "kysymys|kysymykset",
        "cs": "otázka|otázky",
        "hu": "kérdés|kérdések",
        "tr": "soru|sorular",
        "el": "ερώτηση|ερωτήσεις",
        "ru": "вопрос|вопросы",
        "uk": "питання|запитання",
        "ar": "سؤال|السؤال|الأسئلة",
        "he": "שאלה|שאלות",
        "zh": "问题|問題|提问",
        "ja": "質問|設問|質問内容",
        "ko": "질문|문항",
    },
    "say-2": {
        "en": "requirement|requirements|control|controls|item|statement|criterion|criteria|control description|"
        "requirement description|control text|requirement text|check|test",
        "de": "anforderung|anforderungen|kriterium|prüfpunkt|maßnahme",
        "fr": "exigence|exigences|critère|contrôle",
        "es": "requisito|requisitos|criterio|control a evaluar",
        "it": "requisito richiesto|criterio di valutazione",
        "nl": "eis|eisen|criterium",
        "pt": "requisito a cumprir|critério",
        "zh": "要求|控制项",
        "ja": "要求事項|要件",
    },
    "section": {
        "en": "section|domain|category|area|topic|chapter|theme|group|subject|control family|family|pillar",
        "de": "abschnitt|bereich|kategorie|kapitel|thema|themenbereich|gruppe",
        "fr": "rubrique|domaine|catégorie|chapitre|thème|thématique",
        "es": "sección|categoría|área|tema|capítulo|dominio",
        "it": "sezione|categoria|ambito|argomento",
        "nl": "sectie|categorie|onderwerp|hoofdstuk",
        "pt": "seção|secção|domínio|tópico",
        "pl": "sekcja|kategoria",
        "sv": "avsnitt|kategori|område",
        "ru": "раздел|категория",
        "zh": "部分|类别|章节|领域",
        "ja": "セクション|カテゴリ|分類|区分",
    },
    "short": {
        "en": "short name|short title|title|name|label|question title|control name|summary|sub topic|subtopic",
        "de": "kurzname|kurztitel|titel|bezeichnung",
        "fr": "titre|intitulé|nom court",
        "es": "título|nombre|nombre corto",
        "it": "titolo|nome",
        "nl": "korte naam",
        "zh": "标题|名称",
        "ja": "タイトル|見出し",
    },
    "why": {
        "en": "why it matters|why|guidance|explanation|help|help text|rationale|hint|instructions|clarification|intent|"
        "question guidance|purpose",
        "de": "warum|hinweis|hinweise|erläuterung|erklärung|begründung|hilfe|hilfetext",
        "fr": "pourquoi|aide|explication|précisions|consigne|commentaire explicatif",
        "es": "por qué|orientación|explicación|ayuda|guía",
        "it": "perché|spiegazione|guida",
        "nl": "waarom|toelichting|uitleg",
        "pt": "por que|orientação|explicação|ajuda",
        "ru": "пояснение|описание",
        "zh": "说明|描述|指引",
        "ja": "説明|補足|解説",
    },
    "why-2": {
        "en": "description|context|background|details|notes|note|additional information|further information|remarks",
        "de": "beschreibung|anmerkung|anmerkungen|bemerkung|bemerkungen",
        "fr": "description détaillée|remarques",
        "es": "descripción|notas",
        "it": "descrizione|note aggiuntive",
        "nl": "omschrijving|opmerkingen",
        "pt": "descrição|observações",
    },
    "kind": {
        "en": "kind of answer|kind|type|answer type|response type|question type|answer format|response format|format",
        "de": "antworttyp|typ|fragetyp|antwortart|art der antwort",
        "fr": "type de réponse|type de question",
        "es": "tipo|tipo de respuesta|tipo de pregunta",
        "it": "tipo di risposta|tipo di domanda",
        "nl": "antwoordtype|vraagtype",
        "pt": "tipo de resposta",
        "zh": "类型|题型",
        "ja": "種類|回答形式",
    },
    "choices": {
        "en": "choices|options|response options|answer options|possible answers|allowed values|valid responses|"
        "answer choices|possible responses|permitted values|response choices|values|select from",
        "de": "auswahl|antwortmöglichkeiten|antwortoptionen|optionen|mögliche antworten",
        "fr": "choix|options de réponse|réponses possibles",
        "es": "opciones|opciones de respuesta|respuestas posibles",
        "it": "opzioni|risposte possibili|scelte",
        "nl": "opties|keuzes|antwoordopties",
        "pt": "opções|opções de resposta",
        "ru": "варианты ответа|варианты ответов",
        "zh": "选项|可选答案",
        "ja": "選択肢|回答の選択肢",
    },
    "strong": {
        "en": "strong answer|strong|good answer|expected answer|ideal answer|what good looks like|good looks like|"
        "best practice",
        "de": "gute antwort|erwartete antwort",
        "fr": "bonne réponse|réponse attendue",
        "es": "respuesta esperada|buena respuesta",
    },
    "warning": {
        "en": "warning sign|warning signs|warning|red flag|red flags|bad answer|poor answer|concerns",
        "de": "warnsignal|warnzeichen|schlechte antwort",
        "fr": "signal d'alerte|signaux d'alerte",
        "es": "señal de alerta|señales de alerta",
    },
    "evidence": {
        "en": "evidence asked for|evidence required|required evidence|evidence requested|evidence|evidence needed|"
        "documents required|documents requested|supporting documents|supporting evidence|supporting documentation|"
        "documentation required|proof|artefacts|artifacts",
        "de": "nachweis|nachweise|erforderliche nachweise|belege|dokumente",
        "fr": "preuve|preuves|justificatif|justificatifs|pièces justificatives|documents demandés",
        "es": "evidencia|evidencias|documentos requeridos",
        "it": "evidenza|evidenze|documenti richiesti",
        "nl": "bewijs|bewijsstukken",
        "pt": "evidência|evidências",
        "zh": "证据|证明材料",
        "ja": "証跡|証拠|エビデンス",
    },
    "must-ask": {
        "en": "must ask|mandatory|required|obligatory|must|must have|compulsory|is required|mandatory question",
        "de": "pflicht|pflichtfrage|pflichtfeld|verpflichtend|muss",
        "fr": "obligatoire|requis",
        "es": "obligatorio|obligatoria|requerido",
        "it": "obbligatorio|obbligatoria",
        "nl": "verplicht",
        "pt": "obrigatório|obrigatória",
        "zh": "必填|必答",
        "ja": "必須",
    },
    "number": {
        "en": "number|no|nr|num|id|ref|reference|question id|question no|question number|question nr|control id|"
        "item no|item number|ref no|reference number|s no|sl no|sr no|serial|q|q id|q no|index|code|#|row",
        "de": "nummer|lfd nr|lfd nummer|fragennummer|kennung|ziffer",
        "fr": "numéro|n°|réf|référence|identifiant",
        "es": "número|núm|referencia",
        "it": "numero|n",
        "nl": "volgnummer",
        "pl": "numer|lp",
        "ru": "номер|№",
        "zh": "编号|序号|題號",
        "ja": "番号|項番",
    },
    "answer": {
        "en": "answer|answers|response|responses|vendor response|vendor answer|supplier response|supplier answer|reply|"
        "your answer|your response|company response|respondent answer|vendor comments|supplier comments|"
        "compliance|compliant|comply|"
        "implementation description|implementation status",
        "de": "antwort|antworten|ihre antwort|antwort des anbieters|lieferantenantwort",
        "fr": "réponse|réponses|votre réponse|réponse du fournisseur",
        "es": "respuesta|respuestas|su respuesta|respuesta del proveedor",
        "it": "risposta|risposte",
        "nl": "antwoord|antwoorden|uw antwoord",
        "pt": "resposta|respostas",
        "pl": "odpowiedź",
        "sv": "svar",
        "da": "besvarelse",
        "fi": "vastaus",
        "ru": "ответ",
        "ar": "الإجابة|إجابة",
        "zh": "回答|答案|答复",
        "ja": "回答",
        "ko": "답변",
    },
    "probes": {"en": "probes|follow up questions|follow ups|follow up", "de": "nachfragen|rückfragen"},
    "minutes": {"en": "minutes", "de": "minuten"},
}
"""By role and language, in small letters without signs; "say-2" and "why-2" count where nothing better is there."""

_SIGNS = re.compile(r"[\s_/\\.:;,()\[\]{}*?!\"“”„«»–—-]+")


def heading_words(text: str) -> str:
    """A heading in small letters, without signs and without what stands in brackets."""
    bare = re.sub(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]", " ", text) if len(text) < 400 else text
    plain = unicodedata.normalize("NFC", bare).casefold()
    return " ".join(_SIGNS.sub(" ", plain).split()) or "".join(text.split()).casefold()


_KNOWN = {
    heading_words(heading): (role, language)
    for role, languages in HEADINGS.items()
    for language, headings in languages.items()
    for heading in headings.split("|")
}

_ALLOWED = frozenset(
    (
        *("allowed", "allowable", "possible", "permitted", "permissible", "valid", "available", "predefined"),
        *("zulässige", "erlaubte", "mögliche", "autorisées", "possibles", "admises", "permises"),
        *("permitidas", "posibles", "válidas", "admitidas", "ammesse", "consentite", "possibili"),
        *("toegestane", "mogelijke", "possíveis", "możliwe", "dozwolone", "möjliga", "tillåtna", "mulige"),
    )
)
"""Beside a word for answers, these make the heading one of choices."""


def role_of(heading: str) -> tuple[str, str]:
    """The role and language of a column with this heading; ("", "") where it says nothing known. A heading of several
    words that ends or begins with a known one counts ("Security question", "Question (English)")."""
    words = heading_words(heading)
    if not words or len(words) > 60:
        return "", ""
    if words in _KNOWN:
        return _KNOWN[words]
    parts = words.split()
    if len(parts) > 5:
        return "", ""
    if parts[-1] in ("id", "no", "nr", "number", "#", "ref", "nummer", "n°", "code"):
        return "number", _KNOWN.get(parts[0], ("", "en"))[1]
    if parts[-1] in ("title", "name") and _KNOWN.get(parts[-2], ("", ""))[0] == "section":
        return _KNOWN[parts[-2]]
    for size in range(len(parts) - 1, 0, -1):
        for piece in (" ".join(parts[-size:]), " ".join(parts[:size])):
            if piece in _KNOWN and len(piece) > 3:
                role, language = _KNOWN[piece]
                return ("choices" if role == "answer" and _ALLOWED.intersection(parts) else role), language
    return "", ""
