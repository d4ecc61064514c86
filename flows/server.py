"""The Prefect server as a child of this process: started, waited for, and taken down with everything it started."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import TracebackType
from typing import Self

from tasks.domain.errors import CannotReach

_START_WITHIN = 120.0  # seconds; the first start of all takes 8 to 19
_STOP_WITHIN = 20.0


def claim_port(wanted: int) -> tuple[int, socket.socket]:
    """The wanted port if nobody has it, else one that the system gives, and the claim on it, to be kept open.

    A server takes seconds to listen; until then a name of its own (an abstract socket) keeps a second one away, which
    would else find the first one's port free, and then its answer healthy.
    """
    for port in (wanted, *[0] * 5):
        with socket.socket() as probe:
            claim = socket.socket(socket.AF_UNIX)
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
                claim.bind(f"\0rollcall-prefect-{probe.getsockname()[1]}")
            except OSError:
                claim.close()
                continue
            return int(probe.getsockname()[1]), claim
    raise CannotReach("本机没有可用的端口，Prefect 服务起不来。")


def server_environment(home: Path, port: int, password: str | None = None) -> Mapping[str, str]:
    """What server, runner and flows need to know, as environment; it also keeps Prefect from calling home.

    With a password ("name:password") the API and its page ask for it.
    """
    url = f"http://127.0.0.1:{port}"
    login = {"PREFECT_SERVER_API_AUTH_STRING": password, "PREFECT_API_AUTH_STRING": password} if password else {}
    return login | {
        "PREFECT_HOME": str(home),
        "PREFECT_API_URL": f"{url}/api",
        "PREFECT_SERVER_UI_API_URL": "/api",  # without it the page asks port 4200, wherever it is
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": url,  # with "*" any web page could read the API
        "PREFECT_SERVER_CSRF_PROTECTION_ENABLED": "true",
        "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
        "PREFECT_LOGGING_LEVEL": "INFO",  # to the run's page; on this screen only what went wrong
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "ERROR",
        "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
        "PREFECT_CLI_PROMPT": "false",
    }


class PrefectServer:
    """`with PrefectServer(home, port) as server:`; its environment is this process's from then on.

    It takes some seconds until it answers: `server.wait()` before the first question.
    """

    def __init__(self, home: Path, wanted_port: int = 4200, password: str | None = None) -> None:
        self.home = home
        self.port, self._claim = claim_port(wanted_port)
        self.note = "" if self.port == wanted_port else f"端口 {wanted_port} 已被占用，Prefect 界面改用 {self.port}。"
        self.log = home / "server.log"
        self._environment = server_environment(home, self.port, password)
        self._password = password
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.environ.update(self._environment)
        os.environ["PREFECT_API_SSL_CERT_FILE"] = str(_one_certificate(self.home))
        os.umask(0o077)  # Prefect's database, logs and the pages of the runs are the admins' alone
        log = self.log.open("ab")
        prefect = [sys.executable, "-m", "flows.masked_prefect"]
        command = [*prefect, "server", "start", "--host", "127.0.0.1", "--port", str(self.port)]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C is ours to pass on, when the runner has stopped
            preexec_fn=_die_with_parent,
        )
        log.close()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _is_well(self) -> bool:
        """Asked by hand: Prefect's own client would try each question four times, with longer and longer pauses."""
        login = b64encode((self._password or "").encode()).decode()
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/api/health", headers={"Authorization": f"Basic {login}"} if login else {})
            return connection.getresponse().status == 200
        except (OSError, HTTPException):  # it does not listen yet
            return False
        finally:
            connection.close()

    @property
    def is_alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def stop(self) -> None:
        """End the server and all of its children, after what this process still has to tell it."""
        if self._process is None:
            return
        if (handlers := sys.modules.get("prefect.logging.handlers")) and self.is_alive:
            handlers.APILogWorker.drain_all(timeout=5)
        for wish, patience in ((signal.SIGTERM, _STOP_WITHIN), (signal.SIGKILL, _STOP_WITHIN)):
            _signal_group(self._process.pid, wish)
            try:
                self._process.wait(patience)
                break
            except subprocess.TimeoutExpired:
                continue
        _signal_group(self._process.pid, signal.SIGKILL)
        self._process = None
        self._claim.close()

    def wait(self) -> None:
        """Return when it answers. Raises CannotReach, with its last words, when it does not in two minutes."""
        from prefect.context import refresh_global_settings_context

        refresh_global_settings_context()  # Prefect may have been imported when there was no server to know of
        until = time.monotonic() + _START_WITHIN
        while self.is_alive and time.monotonic() < until:
            if self._is_well():
                return
            time.sleep(0.2)
        last = self.log.read_text("utf-8", "replace").strip().splitlines()[-3:]
        raise CannotReach("\n".join([f"Prefect 服务没有起来，全文见 {self.log}：", *last]))


def _one_certificate(home: Path) -> Path:
    """Each of Prefect's many clients loads a file of certificates. This server is asked in clear, on loopback: one will
    do, since none is not allowed."""
    import certifi

    path, end = home / "one-certificate.pem", "-----END CERTIFICATE-----"
    path.write_text(Path(certifi.where()).read_text("utf-8").partition(end)[0] + end + "\n", "utf-8")
    return path


def _die_with_parent() -> None:
    """Also when this process is killed, the server does not stay behind (Linux: PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def _signal_group(group: int, wish: signal.Signals) -> None:
    try:
        os.killpg(group, wish)
    except ProcessLookupError:
        return
