"""All tables of the store: whoever migrates or copies the whole database asks here, and names none of them."""

from __future__ import annotations

from tasks.store import (  # noqa: F401 - their tables belong to the metadata
    erasure_tables,
    lapse_tables,
    ledger_tables,
    linked_tables,
    outbox_tables,
    restore_tables,
    tables,
)
from tasks.store.columns import metadata

__all__ = ["metadata"]
