"""How far to scroll so that something is in view."""


def scrolled(now: int, height: int, top: float, bottom: float, line: float) -> int:
    """Return the new top of a view of `height` pixels that shows [top, bottom) with a line of text around it.

    What is in view already is left where it is, what is near is scrolled to the nearer edge, what is far comes to the
    upper third; of what is higher than the view the beginning is shown.
    """
    if now <= top and min(bottom, top + height - 2 * line) <= now + height:
        return now
    low = top - line
    high = min(bottom, top + height - 2 * line) + line
    if low < now - height or high > now + 2 * height:
        return max(0, round(top - height / 3)) if high - low < height * 2 / 3 else max(0, round(low))
    return max(0, round(low if low < now else high - height))
