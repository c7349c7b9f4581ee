"""The child process that reads and analyses: killed when a text takes too much time or memory, and started again."""

from desktop.worker.messages import Abandoned, Analyse, Done, Failed, Found, Paste, Read, Ready, Reply, Request
from desktop.worker.parent import Limits, Worker

__all__ = [
    "Abandoned",
    "Analyse",
    "Done",
    "Failed",
    "Found",
    "Limits",
    "Paste",
    "Read",
    "Ready",
    "Reply",
    "Request",
    "Worker",
]
