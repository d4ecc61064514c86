"""Prefect's own command, as our daemon starts it: what its process logs goes out with personal data masked."""

from __future__ import annotations

from tasks.logs import mask_logs

mask_logs()  # before Prefect and its web server make their first line

if __name__ == "__main__":
    from prefect.cli import app

    app()
