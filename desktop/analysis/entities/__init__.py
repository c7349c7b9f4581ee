"""The release's entity table."""

from desktop.analysis.entities.table import Known, Table, Tables

__all__ = ["Known", "Table", "Tables"]
