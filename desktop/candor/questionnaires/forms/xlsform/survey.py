"""The survey sheet from the first row to the last: questions into sections, and a true word about every row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from candor.domain.question import Question, Section
from candor.questionnaires.format.limits import LONGEST_LABEL, LONGEST_PARAGRAPH, MOST_SECTIONS
from candor.questionnaires.forms.book.opened import BookRow
from candor.questionnaires.forms.paragraphs import cut
from candor.questionnaires.forms.xlsform.choices import Lists
from candor.questionnaires.forms.xlsform.kinds import RowKind, Turn, row_kind
from candor.questionnaires.forms.xlsform.languages import Tongues
from candor.questionnaires.forms.xlsform.question import MOST_AROUND, QuestionMaker, Texts
from candor.questionnaires.forms.xlsform.sections import Entry, Group, Sections
from candor.questionnaires.forms.xlsform.sheet import Table
from candor.questionnaires.forms.xlsform.words import all_spoken, only_refers, prettified, spoken
from candor.questionnaires.forms.yes_and_no import YES_WORDS
from candor.questionnaires.opening import LARGEST
from candor.workflows.forms import FormUnreadable


@dataclass(slots=True)
class Survey:
    """What was made of the sheet. ``rows`` and ``asked`` give the row of each question by its id, and what is told of
    it; ``settings`` is what the old way of writing puts among the questions."""

    sections: tuple[Section, ...]
    entries: list[Entry]
    rows: Mapping[str, BookRow]
    asked: Mapping[str, Entry]
    settings: Mapping[str, str]


def survey_read(table: Table, tongues: Tongues, lists: Lists, title: str, name: str) -> Survey:
    """Every row under the headings, in order. Raises FormUnreadable where there is more than a questionnaire holds."""
    walk = _Walk(table, tongues, lists, title, name)
    for row in table.rows:
        walk.step(row)
    return walk.ended()


@dataclass(slots=True)
class _Note:
    entry: Entry
    words: Texts


@dataclass(slots=True)
class _Walk:
    """Where the reading has come to: the groups that are open, the notes that wait for a question."""

    table: Table
    tongues: Tongues
    lists: Lists
    title: str
    name: str
    _entries: list[Entry] = field(default_factory=list)
    _notes: list[_Note] = field(default_factory=list)
    _rows: dict[str, BookRow] = field(default_factory=dict)
    _asked: dict[str, Entry] = field(default_factory=dict)
    _weight: int = 0
    _settings: dict[str, str] = field(default_factory=dict)
    _open: list[Group] = field(init=False)
    _maker: QuestionMaker = field(init=False)
    _sections: Sections = field(init=False)
    _deepest: int = field(init=False)

    def __post_init__(self) -> None:
        self._open = [Group(None, self.title)]
        self._maker = QuestionMaker(self.table, self.tongues, self.lists)
        self._sections = Sections(self.tongues.main)
        self._deepest = _deepest(self.table)

    def step(self, row: BookRow) -> None:
        table = self.table
        kind = row_kind(table.text(row, "type"))
        what = table.text(row, "label") or table.text(row, "name") or table.text(row, "type")
        entry = Entry(table.place(row), (what or row.first)[:400])
        self._entries.append(entry)
        if table.text(row, "disabled").casefold() in YES_WORDS:
            entry.left = "The form itself has switched it off."
        elif kind.turn is Turn.SILENT:
            entry.left = kind.remark
        elif kind.turn is Turn.SETTING:
            self._settings.setdefault(_setting(table.text(row, "type")), table.text(row, "name"))
        elif kind.turn is Turn.NOTE:
            self._note(row, entry)
        elif kind.turn is Turn.BEGIN:
            self._begin(row, kind, entry)
        elif kind.turn is Turn.END:
            self._end(kind, entry)
        else:
            self._question(row, kind, entry)

    def _question(self, row: BookRow, kind: RowKind, entry: Entry) -> None:
        said, labelled = self.table.text(row, "type"), self.table.text(row, "label")
        name = self.table.text(row, "name")
        if not kind.known:
            if not said and not (labelled and name):
                entry.left = "It has no type, so the form takes it for a remark."
                return
            if not labelled:
                entry.left = f"“{cut(said, 60)}” is no kind of question known here, and the row has no words to ask."
                return
            known = f"“{cut(said, 60)}” is no kind of question known here" if said else "It has no type"
            entry.remarks.append(f"{known}; it is asked in words.")
        elif not (labelled or name or self.table.text(row, "hint")):
            entry.left = "It has neither words nor a name; there is nothing to ask."
            return
        group = self._open[-1]
        hint = all_spoken(self.table.texts(row, "hint"))
        notes = self._fitting(hint)
        question, remarks = self._maker.made(row, kind, group.around, [note.words for note in notes])
        for note in notes:
            note.entry.remarks.append(f"It now stands under why it matters of “{cut(question.say, 60)}”.")
        self._notes.clear()
        entry.remarks += remarks
        self._rows[question.id], self._asked[question.id] = row, entry
        self._weigh(question)
        self._sections.add(group, question)
        for each in self._open:
            each.asked += 1

    def _fitting(self, hint: Texts) -> list[_Note]:
        """The notes just before this question, the nearest first to find room; the others are left out."""
        fitting: list[_Note] = []
        room = LONGEST_PARAGRAPH - len(self.tongues.main_words(hint))
        for note in reversed(self._notes):
            longest = max(len(words) for words in note.words.values()) + 1
            if longest <= room:
                room -= longest
                fitting.insert(0, note)
            else:
                note.entry.left = (
                    "A note with more words than the next question has room for; nobody is asked anything."
                )
        return fitting

    def _weigh(self, question: Question) -> None:
        """A list of two hundred choices in thousands of questions is more than any file of ours may hold; it is noticed
        before it is written."""
        choices = sum(len(choice.label) + 30 for choice in question.choices)
        depends = sum(60 + sum(map(len, after.chosen)) for after in question.when.depends)
        self._weight += len(question.say) + len(question.why) + choices * (1 + len(question.translations)) + depends
        if self._weight > LARGEST:
            raise FormUnreadable(
                f"“{self.name}” holds more text than one questionnaire can carry; split it into several files."
            )

    def _note(self, row: BookRow, entry: Entry) -> None:
        raw = self.table.texts(row, "label")
        words = all_spoken(raw) or all_spoken(self.table.texts(row, "hint"))
        if not words:
            entry.left = "A note without words; there is nothing to ask."
            return
        if only_refers(self.tongues.words(raw)[0]):
            entry.left = "It only shows what was answered or worked out before; there is nothing to ask."
            return
        entry.remarks += spoken(self.tongues.words(raw)[0]).remarks
        if condition := self.table.text(row, "relevant"):
            entry.remarks.append(f"It is shown always: its condition is not kept (“{cut(condition, 120)}”).")
        self._notes.append(_Note(entry, words))

    def _begin(self, row: BookRow, kind: RowKind, entry: Entry) -> None:
        outer, table = self._open[-1], self.table
        titles = all_spoken(table.texts(row, "label"))
        label, name = self.tongues.words(titles)[0], table.text(row, "name")
        relevant = table.text(row, "relevant")
        around = (*outer.around, self._maker.condition(relevant))[-MOST_AROUND - 1 :] if relevant else outer.around
        group = Group(entry, cut(label or prettified(name) or "Questions", LONGEST_LABEL), around=around)
        group.looped = kind.repeats
        group.titles = {tag: titles[tag] for tag in self.tongues.others if tag in titles} if label else {}
        group.home = self._home(row, kind, group, outer, entry, labelled=bool(label))
        if group.home is None and kind.repeats:
            group.repeats = cut(prettified(name).lower() or group.title, 60)
            if count := table.text(row, "repeat_count"):
                entry.remarks.append(f"How often it is asked is decided in the interview, not by “{cut(count, 80)}”.")
        self._open.append(group)

    def _home(
        self, row: BookRow, kind: RowKind, group: Group, outer: Group, entry: Entry, *, labelled: bool
    ) -> Group | None:
        """None for a group that is a section of its own; else the one whose section takes its questions."""
        appearance = self.table.text(row, "appearance").casefold()
        again = f"the section that is asked again for each {outer.owner.repeats}"
        if outer.owner.repeats:
            entry.remarks.append(
                f"It repeats within {again}; here it is asked once in each round."
                if kind.repeats
                else f"Its questions stand in {again}."
            )
            return outer.owner
        if not kind.repeats and not labelled and ("-list" in appearance or outer.entry is not None):
            entry.remarks.append("It has no words; its questions stay in the section around it.")
            return outer.owner
        if len(self._open) > self._deepest:
            lost = "; it is asked once" if kind.repeats else ""
            entry.remarks.append(f"There is no room for more sections; its questions stay in the one around it{lost}.")
            return outer.owner
        if not labelled:
            entry.remarks.append("It has no words, so its section is called by its name.")
        if outer.entry is not None:
            entry.remarks.append(f"It stood inside “{cut(outer.title, 60)}”; sections stand in a row here.")
        return None

    def _end(self, kind: RowKind, entry: Entry) -> None:
        if len(self._open) == 1:
            entry.left = "It ends a group that never began."
            return
        group = self._open.pop()
        if kind.repeats is not group.looped:
            entry.remarks.append("It ends what began as the other of group and repeat.")
        if not group.asked and group.entry is not None:
            group.entry.left = "Nothing in it is asked."
            entry.left = "It ends a group in which nothing is asked."

    def ended(self) -> Survey:
        for group in self._open[1:]:
            if group.entry is not None and not group.asked:
                group.entry.left = "Nothing in it is asked."
            elif group.entry is not None:
                group.entry.remarks.append("Its end is missing; it goes on to the end of the form.")
        for note in self._notes:
            note.entry.left = "A note with no question after it; nobody is asked anything."
        return Survey(self._sections.made(), self._entries, self._rows, self._asked, self._settings)


def _setting(said: str) -> str:
    return "_".join(said.replace("_", " ").casefold().split()).removeprefix("set_")


def _deepest(table: Table) -> int:
    """How deep groups may be sections of their own, so that there are never more of them than the format takes."""
    begun: list[int] = []
    depth = 0
    for turn in _turns(table):
        if turn is Turn.BEGIN:
            depth += 1
            begun.append(depth)
        elif turn is Turn.END:
            depth = max(depth - 1, 0)
    deepest = max(begun, default=0)
    while deepest and 2 * sum(each <= deepest for each in begun) + 8 > MOST_SECTIONS:
        deepest -= 1
    return deepest


def _turns(table: Table) -> Iterator[Turn]:
    return (row_kind(table.text(row, "type")).turn for row in table.rows)
