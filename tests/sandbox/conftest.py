from __future__ import annotations

from collections.abc import Iterator

import pytest

from tasks.sandbox.box import Sandbox
from tasks.sandbox.story import Story


@pytest.fixture(scope="session")
def story() -> Story:
    return Story.of(7)


@pytest.fixture
def box(story: Story) -> Iterator[Sandbox]:
    with Sandbox(story, website_port=0) as box:
        yield box
