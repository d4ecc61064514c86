"""The class site and the desk that reads it, for every test here."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # tests are no package

from class_site import Desk, Site  # noqa: E402


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def desk(site: Site) -> Desk:
    return Desk(site)
