"""What each item of a VSAQ form becomes, and the row that tells of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from candor.domain.condition import After
from candor.domain.question import QuestionKind
from candor.questionnaires.forms.cases import Wish
from candor.questionnaires.forms.drafted import Draft, Form, Group, Row
from candor.questionnaires.forms.lenient_json import Part
from candor.questionnaires.forms.paragraphs import cut, one_paragraph
from candor.questionnaires.forms.vsaq.conditions import Standing, Target, names_in
from candor.questionnaires.forms.vsaq.items import Item, describe, what
from candor.workflows.forms import Fate

HIDDEN = "The form never shows it."


@dataclass(slots=True)
class Level:
    """Where the walk is: the headings around it, their conditions, the notes that wait for a question, and the last
    question."""

    path: tuple[Group, ...]
    standing: Standing
    line: int = 1
    waiting: list[tuple[Row, Item]] = field(default_factory=list)
    last: Draft | None = None
    hidden: bool = False

    def leave(self) -> None:
        """Notes that no question follows."""
        for row, _ in self.waiting:
            row.fate, row.sentence = Fate.LEFT_OUT, "No question follows this note in its block."
        self.waiting = []


@dataclass(slots=True)
class Names:
    """An extension's ids begin with its namespace."""

    prefix: str = ""

    def of(self, name: str) -> str:
        return f"{self.prefix}:{name}" if self.prefix and name else name


class Tellers:
    """Takes in one item after the other."""

    def __init__(self, form: Form, targets: dict[str, Target], standings: dict[str, Standing]) -> None:
        self._form, self._targets, self._standings = form, targets, standings
        self.names = Names()
        self._asked: dict[str, Draft] = {}
        self._order: dict[str, int] = {}

    def name(self, item: Item, target: Target, remarks: list[str], choice: str = "") -> None:
        """Lets conditions speak of an item by its id; the first one of a name holds."""
        name = choice or item.id
        known = [each for each in dict.fromkeys((name, self.names.of(name))) if each]
        if any(self._targets.setdefault(each, target) is not target for each in known):
            remarks.append(f"The id “{cut(one_paragraph(name), 40)}” stands twice; conditions look at the first.")

    def one(self, item: Item, level: Level) -> None:
        """Any item but a block."""
        standing = Standing(item.cond, level.standing)
        if item.hidden or level.hidden:
            self._form.tell(item.place, what(item), Fate.LEFT_OUT, HIDDEN)
            self.name(item, Target(Standing("false"), None), item.remarks)
        elif item.type == "spacer":
            self._form.tell(item.place, "spacer", Fate.LEFT_OUT, "It is only white space.")
        elif item.type == "info":
            self._note(item, level, standing)
        elif item.type == "tip":
            self._tip(item, level, standing)
        else:
            self._question(item, level, standing)

    def _note(self, item: Item, level: Level, standing: Standing) -> None:
        self.name(item, Target(standing, None), item.remarks)
        if not item.text:
            self._form.tell(item.place, "info", Fate.LEFT_OUT, "It has no text.")
            return
        row = self._form.tell(item.place, item.text, Fate.CHANGED, "Became why it matters, for the next question.")
        if item.cond:
            item.remarks.append("Its condition was left out.")
        level.waiting.append((row, item))

    def _tip(self, item: Item, level: Level, standing: Standing) -> None:
        self.name(item, Target(standing, None), item.remarks)
        about = self._about(item) or level.last
        if about is None or not (item.text or item.word("name")):
            sentence = "There is no question that this tip could go to." if item.text else "It has no text."
            self._form.tell(item.place, what(item), Fate.LEFT_OUT, sentence)
            return
        short, severity = item.plain("name") or item.plain("customTitle"), item.word("severity")
        grave = f" ({one_paragraph(severity)})" if severity else ""
        words = f"{short}{grave}: {item.text}" if short and item.text else f"{short or item.text}{grave}"
        warns = item.word("warn").lower() in ("yes", "true") or item.value.get("warn") is True
        (about.warning if warns else about.why).append(words)
        about.sources += item.sources
        became = "Became the warning sign" if warns else "Became why it matters,"
        sentence = f"{became} of “{cut(about.say, 60)}”." if warns else f"{became} for “{cut(about.say, 60)}”."
        if why := item.plain("why"):
            about.probes.append(why)
            sentence += " What it asks to explain became a probe."
        row = self._form.tell(item.place, short or item.text, Fate.CHANGED, sentence)
        item.told(row)

    def _about(self, item: Item) -> Draft | None:
        """The latest question that the tip's condition looks at."""
        names = [name for word in names_in(item.cond) for name in (word, word.rpartition("/")[0]) if name]
        found = {draft.id: draft for name in names if (draft := self._asked.get(name))}
        return max(found.values(), key=lambda draft: self._order[draft.id], default=None)

    def radios(self, items: list[Item], level: Level) -> None:
        """Single radio buttons that follow each other are the choices of one question."""
        first = items[0]
        if len(items) == 1 or level.hidden or any(item.hidden for item in items):
            for item in items:
                self.one(item, level)
            return
        draft = Draft(first.place, first.value.line, "", name=first.id, path=level.path, kind=QuestionKind.ONE_OF)
        draft.named = [(item.id or f"choice {number}", item.text) for number, item in enumerate(items, 1)]
        draft.remarks += ["Radio buttons that stand together became the choices of one question."]
        draft.remarks += [remark for item in items for remark in item.remarks]
        self._ask(draft, Standing("", level.standing), level)
        self._name_question(Item(Part(first.value.line)), draft, Standing("", level.standing))
        for item in items[1:]:
            self._form.tell(item.place, item.text, Fate.CHANGED, f"Became a choice of “{cut(draft.say, 60)}”.")

    def _question(self, item: Item, level: Level, standing: Standing) -> None:
        draft = Draft(item.place, item.value.line, item.text, name=self.names.of(item.id), path=level.path)
        describe(draft, item)
        draft.remarks += item.remarks
        draft.sources += item.sources
        self._ask(draft, standing, level)
        self._name_question(item, draft, standing)

    def _ask(self, draft: Draft, standing: Standing, level: Level) -> None:
        self._take_notes(draft, level)
        self._form.ask(draft)
        self._order[draft.id] = len(self._order)
        self._standings[draft.id] = standing
        level.last = draft

    def _take_notes(self, draft: Draft, level: Level) -> None:
        if not draft.say and not level.waiting and level.last:
            draft.say = level.last.say
            draft.remarks.append("It has no words of its own; those of the question before it were taken.")
        for row, note in reversed(level.waiting):
            if not draft.say:
                draft.say = note.text
                row.sentence = "Became the words of the next question."
            else:
                draft.why.insert(0, note.text)
            draft.sources += note.sources
            note.told(row)
        level.waiting = []

    def _name_question(self, item: Item, draft: Draft, standing: Standing) -> None:
        self._remember(item.id, draft)
        if draft.kind is QuestionKind.YES_NO:
            yes, no = (After(question=draft.id, chosen=(name,)) for name in ("yes", "no"))
            self.name(item, Target(standing, yes, no), draft.remarks)
            return
        taken: Wish = After(question=draft.id, answered=True)
        if draft.choices.choices:
            taken = After(question=draft.id, chosen=tuple(choice.id for choice in draft.choices.choices))
        self.name(item, Target(standing, taken), draft.remarks)
        for name, own in draft.choices.ids.items():
            self._remember(name, draft)
            self.name(item, Target(standing, After(question=draft.id, chosen=(own,))), draft.remarks, name)

    def _remember(self, name: str, draft: Draft) -> None:
        for known in (name, self.names.of(name)) if name else ():
            self._asked.setdefault(known, draft)
