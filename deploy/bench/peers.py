"""The peers of the benchmarks, each brought into a folder of its own that is thrown away: never into the product."""

from __future__ import annotations

import atexit
import shutil
import subprocess
import sys
import tempfile

from bench import PeerMissing


def fetch(*packages: str) -> None:
    """Make these importable for this run. They lie behind our own packages, so that what both need is ours."""
    folder = tempfile.mkdtemp(prefix="bench-peer-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    done = subprocess.run([*pip, "--target", folder, *packages], capture_output=True, text=True, check=False)
    if done.returncode:
        raise PeerMissing(f"pip install {' '.join(packages)} did not work: {done.stderr.strip().splitlines()[-1:]}")
    sys.path.append(folder)
