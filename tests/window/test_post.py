"""Replies of the worker on their way to the window."""

from threading import Thread

from PySide6.QtCore import QTimer

from desktop.window.opening import Post


def test_between_two_replies_the_window_listens_to_its_user(qtbot):
    post = Post()
    heard: list[object] = []

    def hear(reply: object) -> None:
        heard.append(reply)
        QTimer.singleShot(0, lambda: heard.append("user"))

    def send_three() -> None:
        for number in range(3):
            post.send(number)

    post.arrived.connect(hear)
    sender = Thread(target=send_three)
    sender.start()
    sender.join()
    qtbot.waitUntil(lambda: len(heard) == 6)
    assert heard == [0, "user", 1, "user", 2, "user"]
