"""The words of Pressmark as frozen values: what a release, an annotation, a quote are. Standard library only."""

from dataclasses import dataclass, field
from enum import StrEnum

PER, LOC, ORG = "PER", "LOC", "ORG"
DATE, MONEY, PERCENT = "DATE", "MONEY", "PERCENT"
ROLE, QUOTE = "ROLE", "QUOTE"
NAMES = (PER, LOC, ORG)
VALUES = (DATE, MONEY, PERCENT)
LABELS = (*NAMES, *VALUES, ROLE, QUOTE)
"""The labels every project starts with; a user's own come after them."""

LOW_CONFIDENCE = 60
"""Quotes below this confidence (per cent) are shown as doubtful."""


class Kind(StrEnum):
    """How a quote gives the words: the speaker's own, a fragment of them, or retold."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Status(StrEnum):
    """What the user has made of an annotation; whatever was added by hand is accepted."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


class Origin(StrEnum):
    """Who first made an annotation."""

    MACHINE = "machine"
    REMEMBERED = "remembered"
    MANUAL = "manual"
    IMPORT = "import"


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """A half-open stretch [start, end) of a release's text, in Unicode code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that stand here in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: "Segment") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Segment") -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Quote:
    """What an annotation labelled QUOTE knows besides its segments.

    `speaker` is the mention beside the quote, `speaker_name` the entity it stands for; `confidence` is in per cent.
    """

    kind: Kind
    cue: Segment | None = None
    speaker: Segment | None = None
    speaker_name: str | None = None
    confidence: int = 100


@dataclass(frozen=True, slots=True)
class Annotation:
    """One thing marked in a release: a label and one or more segments in order of the text.

    `id` is 0 until the project has stored it. `normal` is the normal form, `entity` the display name of who or
    what is meant, `rule` the id of the language rule that decided. `quote` is there if and only if the label is QUOTE.
    """

    label: str
    segments: tuple[Segment, ...]
    id: int = 0
    normal: str = ""
    entity: str | None = None
    status: Status = Status.SUGGESTED
    origin: Origin = Origin.MACHINE
    rule: str = ""
    note: str = ""
    quote: Quote | None = None

    @property
    def start(self) -> int:
        """The first segment's start."""
        return self.segments[0].start

    @property
    def end(self) -> int:
        """The last segment's end."""
        return self.segments[-1].end

    def words(self, text: str) -> str:
        """Return the annotated words, the segments joined with an ellipsis."""
        return " … ".join(segment.of(text) for segment in self.segments)


def reading_order(annotation: Annotation) -> tuple[int, int, int]:
    """Sort key of every list and table: start, longer first, then id."""
    return annotation.start, -annotation.end, annotation.id


class Analysed(StrEnum):
    """How far the machine has come with a release."""

    PENDING = "pending"
    NAMES = "names"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Release:
    """One opened text in canonical form, with its title, date (ISO, or None) and source (the path as given).

    `id` is 0 until the project has stored it. `format` and `encoding` say how the file was read (`txt`, `docx`;
    `utf-8`, `cp1251`, …), `remark` what the reader or the analysis has to tell the user, a Russian sentence; `done`
    is set where the user has said that nothing is left to do here. `engine` names the models and rules that have
    analysed the text to its end.
    """

    text: str
    source: str = ""
    title: str = ""
    date: str | None = None
    id: int = 0
    format: str = ""
    encoding: str = ""
    remark: str = ""
    note: str = ""
    analysed: Analysed = Analysed.PENDING
    done: bool = False
    engine: str = ""

    @property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of the text's UTF-8."""
        # Imported where it is needed: a start without a new release need not wait for it.
        import hashlib

        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Findings:
    """One stage of an analysis: the annotations it has found, and whether it is the last stage.

    Stages add up: each gives only what the earlier ones had not. `remark` is a Russian sentence for the user,
    `engine` the version of the models and rules.
    """

    annotations: tuple[Annotation, ...]
    last: bool = True
    remark: str = ""
    engine: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """What a verb has changed: panes that show it reread it.

    `releases` are the ids of releases whose own row or whose annotations changed, `annotations` the ids of changed,
    added or deleted annotations; `listed` is set where the list of releases has grown, shrunk or been relabelled;
    `labels` where the project's labels or entities changed.
    """

    verb: str
    releases: tuple[int, ...] = ()
    annotations: tuple[int, ...] = ()
    listed: bool = False
    labels: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A label of the project: its Russian name, key (a Latin letter or digit, or ""), and whether it is shown.

    `colour` is the user's own: `#rrggbb`, or the number of a spare colour of labels.toml; "" for the label's own.
    """

    id: str
    name: str
    key: str = ""
    shown: bool = True
    place: int = 0
    colour: str = ""


class Refused(Exception):
    """An input or a wish that cannot be met, with one Russian sentence that says what is wrong and what to do."""


class Progress(StrEnum):
    """How far the user has come with a release: nothing decided, something decided, said to be done."""

    NEW = "new"
    WORK = "work"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Effort:
    """What a release has cost the user: seconds spent on it, and keys pressed."""

    seconds: float = 0.0
    keys: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """A row of the release list: the release without its text, with its numbers of annotations.

    `hidden` is how many of those suggested stand under labels that are switched off.
    """

    id: int
    title: str
    date: str | None
    source: str
    analysed: Analysed
    remark: str = ""
    suggested: int = 0
    decided: int = 0
    quotes: int = 0
    added: str = ""
    done: bool = False
    hidden: int = 0
    note: str = ""

    @property
    def waiting(self) -> int:
        """How many annotations that can be seen wait for the user."""
        return self.suggested - self.hidden

    @property
    def reviewed(self) -> int:
        """How many annotations the user has decided on."""
        return self.decided

    @property
    def total(self) -> int:
        """How many annotations there are to review, rejected ones too, but no suggestions out of sight."""
        return self.waiting + self.decided

    @property
    def progress(self) -> Progress:
        """How far the user has come."""
        return Progress.DONE if self.done else Progress.WORK if self.decided else Progress.NEW


@dataclass(frozen=True, slots=True)
class Decision:
    """What the user has said of a name, kept for the releases that come.

    `key` is what equal names have in common, `label` the label they had; `verb` is accept, reject, relabel (`value`:
    the new label), rename or merge (`value`: the new name; `entity`: the one renamed, or merged away); `words` are
    what the list of decisions shows, `made` is ISO time in UTC.
    """

    key: str
    label: str
    verb: str
    words: str = ""
    value: str = ""
    entity: int | None = None
    id: int = 0
    made: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, an organisation or a place that annotations of a project mean."""

    id: int
    name: str
    label: str
    aliases: tuple[str, ...] = field(default=())
