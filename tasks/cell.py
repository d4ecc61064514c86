"""One cell of a run: a Prefect task while a flow runs under Prefect, a plain call otherwise."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Coroutine
from typing import Any, ParamSpec, TypeVar

from tasks.logs import mask_error, mask_logs, pass_over_asked_endings

mask_logs()  # no flow runs without cells: what its process logs, Prefect's own lines included, is masked
pass_over_asked_endings()
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
) -> Callable[[Callable[P, Coroutine[Any, Any, R]]], Callable[P, Coroutine[Any, Any, R]]]:
    """Make an async step a cell with a Chinese name. Retries are Prefect's, `retry_delay` is in seconds."""

    def make(step: Callable[P, Coroutine[Any, Any, R]]) -> Callable[P, Coroutine[Any, Any, R]]:
        task = functools.cache(lambda: _task_of(step, name, retries, retry_delay))

        @functools.wraps(step)
        async def run(*args: P.args, **kwargs: P.kwargs) -> R:
            if under_prefect():
                result: R = await task()(lambda: step(*args, **kwargs))
                return result
            return await step(*args, **kwargs)

        return run

    return make


def _task_of(step: Callable[..., Coroutine[Any, Any, Any]], name: str, retries: int, retry_delay: float) -> Any:
    """The step as a Prefect task whose only parameter is the call itself.

    Prefect walks through the parameters of a task, stores some of them and may copy them; a roster of thousands or an
    open connection is none of its business, and a secret even less.
    """
    from prefect import task
    from prefect.cache_policies import NO_CACHE

    async def call(the_call: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
        try:
            return await the_call()
        except Exception as error:
            mask_error(error)
            raise

    for attribute in ("__module__", "__name__", "__qualname__", "__doc__"):  # what Prefect tells tasks apart by
        setattr(call, attribute, getattr(step, attribute))
    return task(
        name=name, retries=retries, retry_delay_seconds=retry_delay, cache_policy=NO_CACHE, persist_result=False
    )(call)
