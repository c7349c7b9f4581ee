"""Where a project names an entity: every mention with a little of the text around it."""

from dataclasses import dataclass

from desktop.annotation import ROLE, Status
from desktop.project import Project

AROUND = 40
"""How many code points of the text are given on each side of a mention."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names an entity: its release and annotation, its words, and what stands before and after."""

    release_id: int
    annotation_id: int
    words: str
    before: str
    after: str


def mentioned(project: Project, entity_id: int) -> list[Mention]:
    """Return the mentions of an entity release by release; rejected ones, roles and quotes are left out."""
    made: list[Mention] = []
    for release_id, found in project.meaning(entity_id).items():
        text = project.release(release_id).text
        for one in found:
            if one.quote is None and one.label != ROLE and one.status is not Status.REJECTED:
                before, after = text[max(0, one.start - AROUND) : one.start], text[one.end : one.end + AROUND]
                made.append(Mention(release_id, one.id, one.words(text), before, after))
    return made
