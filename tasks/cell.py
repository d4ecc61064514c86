"""One cell of a run: a Prefect task while a flow runs under Prefect, a plain call otherwise."""

from __future__ import annotations

import functools
import sys
from collections.abc import Awaitable, Callable
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def under_prefect() -> bool:
    """Whether this code runs inside a Prefect flow run. Prefect is not imported to find out."""
    if "prefect" not in sys.modules:
        return False
    from prefect.context import FlowRunContext

    return FlowRunContext.get() is not None


def cell(
    name: str, *, retries: int = 0, retry_delay: float = 0
) -> Callable[[Callable[P, Awaitable[R]]], Callable[P, Awaitable[R]]]:
    """Make an async step a cell with a Chinese name. Retries are Prefect's, of the grain of minutes."""

    def make(step: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
        @functools.lru_cache(maxsize=1)
        def task() -> Any:
            from prefect import task as prefect_task
            from prefect.cache_policies import NO_CACHE

            # nothing of a county's data is hashed, cached or written by Prefect; the store keeps what matters
            return prefect_task(
                name=name,
                retries=retries,
                retry_delay_seconds=retry_delay,
                cache_policy=NO_CACHE,
                persist_result=False,
            )(step)

        @functools.wraps(step)
        async def run(*args: P.args, **kwargs: P.kwargs) -> R:
            if under_prefect():
                result: R = await task()(*args, **kwargs)
                return result
            return await step(*args, **kwargs)

        return run

    return make
