"""What is remembered of who has spoken while a release's quotes are read in order."""

from dataclasses import dataclass, field

from desktop.analysis.entities import Known
from desktop.analysis.entities.roles import Role
from desktop.analysis.quotes.mentions import Mention
from desktop.annotation import Segment


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved source: its name, and whether the text says so outright or it had to be guessed."""

    name: str | None
    sure: bool = True
    known: Known | None = None


@dataclass(slots=True)
class Talk:
    """What is remembered while a release's quotes are read in order."""

    last: Speaker | None = None
    person: Speaker | None = None
    foreign: Speaker | None = None
    """The last organisation with a name in Latin letters that spoke: mostly a paper."""
    place: int = -1
    gender: str = ""
    """The grammatical gender of the last mention."""
    told: int = -1
    """Where the last person's mention ended."""
    roles: list[tuple[Role, Speaker]] = field(default_factory=list)
    spoken: list[Speaker] = field(default_factory=list)
    """The persons who have spoken, in order."""
    groups: list[str] = field(default_factory=list)
    bodies: list[tuple[str, Speaker, int]] = field(default_factory=list)
    retold: tuple[Segment | None, Speaker] = (None, Speaker(None))
    """The last quote's word of speech and source: marked words inside what is retold have the same."""

    def heard(self, gender: str) -> Known | None:
        """Return the last person of this gender who has spoken."""
        people = (speaker.known for speaker in reversed(self.spoken[-9:]))
        return next((known for known in people if known is not None and known.gender == gender), None)

    def near(self, text: str, mention: Mention) -> bool:
        """Tell whether the last quote stood in this paragraph or the one before."""
        return text.count("\n", max(self.place, 0), mention.items[0].start) <= 2
