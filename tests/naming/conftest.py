"""The generated corpus lies beside the benchmarks, which measure a larger one of the same making."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "deploy" / "bench"))
