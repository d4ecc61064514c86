"""A real Prefect server for the tests of the flows: started once, in a home of its own."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator

import pytest
from prefect.context import refresh_global_settings_context

from flows.server import PrefectServer


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrefectServer]:
    """The server's environment is set for the tests that ask for it, and taken back at the end."""
    before = dict(os.environ)
    umask = os.umask(0o022)
    os.environ["PREFECT_RUNNER_POLL_FREQUENCY"] = "2"
    try:
        with PrefectServer(tmp_path_factory.mktemp("prefect"), 0) as server:
            server.wait()
            refresh_global_settings_context()  # other tests imported Prefect before there was a server
            yield server
    finally:
        os.umask(umask)
        os.environ.clear()
        os.environ.update(before)
        # what Prefect's threads still want to say at the very end must not start a server of their own
        os.environ["PREFECT_SERVER_ALLOW_EPHEMERAL_MODE"] = "false"
        logging.getLogger("prefect").setLevel(logging.CRITICAL)
        refresh_global_settings_context()
