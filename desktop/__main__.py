"""Arguments and start: the window, or a command without one."""

import gc
import io
import multiprocessing
import os
import sys
from pathlib import Path

from desktop import locations
from desktop.annotation import Refused
from desktop.headless import arguments, screen
from desktop.headless.progress import say

_INTERRUPTED = 130


def main() -> int:
    """Run what the command line asks for and return the exit status."""
    # In the bundle the child process starts here too, and goes no further than this line.
    multiprocessing.freeze_support()
    _speak_utf8()
    try:
        status = _run(arguments.parse(sys.argv[1:]))
        if sys.stdout is not None:
            sys.stdout.flush()
    except Refused as refusal:
        say(str(refusal))
        return 1
    except KeyboardInterrupt:
        say("Прервано.")
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read the table has had enough; Python would complain once more while it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        say(f"Не получилось: {locations.reason(error)}. Проверьте диск и права доступа и повторите.")
        return 1
    return status


def window() -> int:
    """Start from the desktop: the window with the files or the project given."""
    return main()


def _run(wish: arguments.Wish) -> int:
    if isinstance(wish, arguments.Window):
        return _open_window(wish)
    from desktop.headless import commands

    match wish:
        case arguments.Annotate(explain=True):
            from desktop.headless.explaining import explain

            return 0 if explain(wish.paths, wish.table.output) else 1
        case arguments.Annotate():
            return commands.annotate(wish)
        case arguments.Export():
            return commands.export(wish)
        case arguments.Check():
            return commands.check(wish)


def _open_window(wish: arguments.Window) -> int:
    """Open the window; the worker's process is on its way before Qt is."""
    if not screen.is_there():
        say(screen.NO_SCREEN)
        return 1
    # Looking for garbage among what is being imported would take a tenth of the time to the first picture; the window
    # lets the collector work again when it is painted. The models of the worker wait for that too.
    gc.disable()
    from desktop.worker import Worker

    worker = Worker()
    worker.start(loading=False)
    try:
        from desktop.window.app import run

        return run([Path(name) for name in wish.files], wish.project, worker)
    finally:
        worker.close()


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale; a file name that is no UTF-8 must not stop the table."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
