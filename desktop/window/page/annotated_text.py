"""The text of a release with its annotations painted, one of them outlined, and the speakers' names beside it."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QHelpEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QStyle, QToolTip, QWidget

from desktop.annotation import Annotation, Segment
from desktop.window.label_colours import LabelColours
from desktop.window.page.bounds import Edge
from desktop.window.page.flash import Flash
from desktop.window.page.found import Found
from desktop.window.page.gutter import Beside, Gutter
from desktop.window.page.hints import Explain, hint, rule, spoken
from desktop.window.page.moving import Moving
from desktop.window.page.painting import AnnotationPainter
from desktop.window.page.places import Patch, Places
from desktop.window.page.scrolling import scrolled
from desktop.window.page.sheet import Sheet
from desktop.window.page.standing_back import Passes, StandingBack
from desktop.window.page.strokes import Inks, measures
from desktop.window.page.text_column import TextColumn
from desktop.window.page.typography import line_height, text_document


class AnnotatedText(TextColumn):
    """Shows annotations, found places and a passing light; `moving` moves the outlined annotation's bounds."""

    def __init__(self, colours: LabelColours, parent: QWidget | None = None) -> None:
        super().__init__(colours.page, parent)
        self._colours = colours
        self._explain: Explain = rule
        self._inks = Inks(colours, measures(self.text_size()))
        self.sheet = Sheet()
        self._places = Places(self.document(), self.sheet)
        self._outlined: int | None = None
        self._reach: Segment | None = None
        self._found = Found()
        self._back = StandingBack()
        self._flash = Flash(self)
        self._flash.changed.connect(self._repaint_light)
        self.moving = Moving(self)
        self.moving.touched.connect(self._repaint)
        self.gutter = Gutter(self._beside, self._hint, lambda one: self._back.holds(one), self)
        self.set_palette(colours)
        self.show_release("", ())

    # What is shown

    def show_release(self, text: str, annotations: Sequence[Annotation]) -> None:
        """Show another text from its beginning; labels stay hidden that were hidden."""
        hidden = self.sheet.hidden
        self.sheet = Sheet(text, annotations)
        self.sheet.hide(hidden)
        self._outlined = None
        self._reach = None
        self._found = Found()
        self._flash.put_out()
        self.show_document(text_document(self.sheet.displayed, self.text_size(), self))
        self._places = Places(self.document(), self.sheet)
        self._attend()
        self._repaint_all()

    def change(self, annotations: Sequence[Annotation], gone: Collection[int] = ()) -> None:
        """Show added or changed annotations and take away those with an id in `gone`; only their places are painted."""
        stood = [self.sheet.standing(each.id) for each in annotations]
        touched = [segment for each in annotations for segment in self.sheet.reach(each.id)]
        touched += self.sheet.change(annotations, gone)
        moved = bool(gone) or stood != [self.sheet.standing(each.id) for each in annotations]
        if moved:
            self._places.forget()
        if not self.sheet.shows(self._outlined):
            self._outlined = None
        self._attend()
        # What comes, goes or moves may give way to others, or make room for them, in the whole paragraph.
        self._repaint(touched, paragraphs=moved)
        if self._outlined in {each.id for each in annotations}:
            self._announce()

    def set_hidden(self, labels: Collection[str]) -> None:
        """Show the annotations of all labels but these."""
        self.sheet.hide(labels)
        self._places.forget()
        self._attend()
        self._repaint_all()

    def want(self, passes: Passes | None) -> None:
        """Let annotations stand back for which `passes` is false; None lets all stand out."""
        self._back = StandingBack(passes)
        self._repaint_all()

    def set_palette(self, colours: LabelColours) -> None:
        """Show the page in other colours."""
        self._colours = colours
        self._inks = Inks(colours, measures(self.text_size()))
        self.colour(colours.page)
        self._repaint_all()

    # What is found

    def show_found(self, segments: Sequence[Segment], current: int | None = None) -> None:
        """Show the places a search has found, which do not overlap, and bring the current one (its number) into view.

        They are shown until `clear_found` or another release.
        """
        self._found = Found(segments, current)
        if self._found.current:
            self.bring_into_view(self._found.current)
        self.viewport().update()

    def clear_found(self) -> None:
        """Show no found places any more."""
        self.show_found(())

    def show_reach(self, segment: Segment | None) -> None:
        """Show paler than the selected text what would be taken along with it."""
        before, self._reach = self._reach, segment
        if before != segment:
            self._repaint([each for each in (before, segment) if each])

    def light(self, point: int) -> None:
        """Scroll a code point's line to the middle and light it for a moment."""
        line = self._places.line_of(point)
        self.scroll_to(line.center().y() - self.viewport().height() / 2)
        fading = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self) > 0
        self._flash.light(point, fading=fading)

    # What is outlined

    @property
    def outlined(self) -> Annotation | None:
        """The outlined annotation."""
        return None if self._outlined is None else self.sheet[self._outlined]

    def selected(self) -> int | None:
        """Return the id of the outlined annotation."""
        return self._outlined

    def outline(self, annotation_id: int | None) -> None:
        """Outline an annotation, or none."""
        touched = self.sheet.reach(self._outlined) + self.sheet.reach(annotation_id)
        self._outlined = annotation_id if self.sheet.shows(annotation_id) else None
        self._attend()
        self._repaint(touched)
        self._announce()

    def bring_into_view(self, segment: Segment) -> None:
        """Scroll no more than it takes to show a stretch of the text."""
        top = self._places.line_of(segment.start).top()
        bottom = self._places.line_of(max(segment.start, segment.end - 1)).bottom()
        height = self.viewport().height()
        self.scroll_to(scrolled(self.top(), height, top, bottom, line_height(self.text_size())))

    def under(self, point: QPoint) -> list[int]:
        """Return the annotations painted at a point of the viewport, the smallest first."""
        return self._places.at(QPointF(point) + QPointF(0, self.top()))

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the annotations of the paragraphs in view, then let Qt print the text over them."""
        painter = QPainter(self.viewport())
        painter.translate(0, -self.top())
        clip = QRectF(event.rect()).translated(0, self.top())
        artist = AnnotationPainter(painter, self.sheet, self._inks, self._back)
        for block in self._places.blocks(clip.top(), clip.bottom()):
            artist.paint(self._places.of(block, clip.top(), clip.bottom()), clip)
        self._paint_light(artist)
        self._paint_stretches(artist)
        self._paint_selected(artist)
        painter.end()
        super().paintEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the tooltip of the annotation under the cursor."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            ids = self.under(event.pos())
            QToolTip.showText(event.globalPos(), self._hint(ids) if ids else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Let the margin follow the text."""
        super().scrollContentsBy(dx, dy)
        self.gutter.update()

    def laid_out(self) -> None:
        """Find the annotations' places anew, and put the margin where it belongs."""
        self._places.forget()
        self._inks = Inks(self._colours, measures(self.text_size()))
        font = QFont(self.font())
        font.setPixelSize(max(12, min(18, round(self.text_size() * 0.8))))
        self.gutter.setFont(font)
        self.gutter.setGeometry(self.margin_area())
        self._repaint_all()

    # Painting

    def _paint_light(self, artist: AnnotationPainter) -> None:
        if self._flash.point is not None:
            artist.light(self._places.line_of(self._flash.point), self._flash.strength())

    def _paint_stretches(self, artist: AnnotationPainter) -> None:
        """Paint what lies over the annotations: found places, and what a selection will take along."""
        bottom = self.top() + self.viewport().height()
        if self._found:
            others = self._found.within(self._places.extent(self.top(), bottom))
            artist.found(self._patches(others), current=False)
        if self._found.current:
            artist.found(self._patches([self._found.current]), current=True)
        if self._reach:
            artist.reach(self._patches([self._reach]))

    def _paint_selected(self, artist: AnnotationPainter) -> None:
        if self._outlined is None or not self.sheet.shows(self._outlined):
            return
        annotation = self.sheet[self._outlined]
        if self.moving.held:
            artist.preview(self._patches(self.moving.preview()))
        else:
            artist.outline([patch for patch in self._in_view() if patch.id == annotation.id])
        if annotation.quote:
            words = [segment for segment in (annotation.quote.cue, annotation.quote.speaker) if segment]
            artist.point_out(self._patches(words))
        for grip in self.moving.grips():
            artist.grip(grip.across, grip.top, grip.bottom, starts=grip.bound.edge is Edge.START)

    def _patches(self, segments: Sequence[Segment]) -> list[Patch]:
        return self._places.of_segments(segments, self.top(), self.top() + self.viewport().height())

    def _in_view(self) -> list[Patch]:
        return self._places.between(self.top(), self.top() + self.viewport().height())

    def _beside(self) -> list[Beside]:
        quotes: dict[int, QRectF] = {}
        for patch in self._in_view():
            if self.sheet[patch.id].quote:
                quotes[patch.id] = quotes.get(patch.id, patch.rect).united(patch.rect)
        top, line = self.top(), line_height(self.text_size())
        beside = [
            Beside(self.sheet[each], rect.top() - top, rect.bottom() - top, line) for each, rect in quotes.items()
        ]
        return sorted(beside, key=lambda each: (each.top, each.annotation.start))

    def _repaint_all(self) -> None:
        self.viewport().update()
        self.gutter.show_in(self._colours, self._outlined)

    def _repaint(self, touched: Sequence[Segment], *, paragraphs: bool = False) -> None:
        """Repaint the lines in view that hold any of the segments, or the whole paragraphs they are in."""
        points, top = self.sheet.offsets.point, self.top()
        layout = self.document().documentLayout()
        for block in self._places.blocks(top, top + self.viewport().height()):
            here = Segment(points(block.position()), points(block.position() + block.length()))
            inside = [segment for segment in touched if here.overlaps(segment)]
            if inside and paragraphs:
                self._repaint_lines(layout.blockBoundingRect(block))
            for segment in () if paragraphs else inside:
                first = self._places.line_of(max(segment.start, here.start))
                self._repaint_lines(first.united(self._places.line_of(min(segment.end, here.end) - 1)))
        self.gutter.show_in(self._colours, self._outlined)

    def _repaint_lines(self, lines: QRectF) -> None:
        """Repaint lines of the text with what stands out of them."""
        area, room = lines.toAlignedRect().translated(0, -self.top()), self.text_size()
        self.viewport().update(area.adjusted(-area.left(), -room, area.left(), room))

    def _repaint_light(self) -> None:
        if self._flash.point is not None:
            line = self._places.line_of(self._flash.point).toAlignedRect()
            self.viewport().update(line.translated(0, -self.top()))

    def set_explaining(self, explain: Explain) -> None:
        """Let somebody who knows more give the reasons that tooltips tell."""
        self._explain = explain

    def _hint(self, ids: Sequence[int]) -> str:
        return hint([self.sheet[each] for each in ids], self.sheet.text, self._colours, self._explain)

    def _attend(self) -> None:
        """Let the bounds of the selected annotation be moved."""
        annotation = self.sheet[self._outlined] if self._outlined is not None else None
        self.moving.attend(self.sheet, self._places, annotation if self.sheet.shows(self._outlined) else None)

    def _announce(self) -> None:
        """Tell a screen reader what has been chosen: it cannot see what is painted."""
        if self._outlined is not None and QAccessible.isActive():
            words = spoken(self.sheet[self._outlined], self.sheet.text, self._colours)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
