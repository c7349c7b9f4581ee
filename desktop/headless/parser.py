"""Argparse that speaks Russian."""

import argparse
import re
from typing import Any, NoReturn

_ERRORS = (
    (r"the following arguments are required: (.*)", r"не хватает аргумента: \1"),
    (r"unrecognized arguments: (.*)", r"лишние аргументы: \1"),
    (r"argument (.*?): expected one argument", r"после \1 нужно значение"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", r"\1: нет такого значения: \2 (есть \3)"),
    (r"argument (.*?): ignored explicit argument (.*)", r"\1: значение \2 здесь лишнее"),
    (r"argument (.*?): (.*)", r"\1: \2"),
)


class _Help(argparse.RawDescriptionHelpFormatter):
    """Argparse's help with a Russian heading."""

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Begin with the Russian word for usage."""
        super().add_usage(usage, actions, groups, "Использование: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser of one command's arguments; `given` and `options` are the groups that arguments are added to."""

    def __init__(self, program: str, usage: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=program,
            usage=f"{program} {usage}",
            description=description,
            epilog=epilog,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_Help,
        )
        self.given = self.add_argument_group("аргументы")
        self.options = self.add_argument_group("ключи")
        self.options.add_argument("-h", "--help", action="help", help="показать эту справку")

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong in Russian and exit with status 2."""
        for english, russian in _ERRORS:
            if re.fullmatch(english, message, re.DOTALL):
                message = re.sub(english, russian, message, count=1, flags=re.DOTALL)
                break
        self.exit(2, f"{self.format_usage()}{self.prog}: {message}\n")
