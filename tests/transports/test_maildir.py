"""Mail that is kept instead of sent."""

from __future__ import annotations

import mailbox
from types import SimpleNamespace

from tasks.transports import find_transport
from tasks.transports.outcome import Sent, TryLater


def test_it_keeps_every_mail(tmp_path, message):
    folder = SimpleNamespace(path=str(tmp_path / "sent"))
    with find_transport("maildir").open_transport(folder, None) as transport:
        assert transport.send(message) == Sent()
        assert transport.send(message) == Sent()
    assert len(mailbox.Maildir(tmp_path / "sent")) == 2


def test_it_says_when_it_cannot_write(tmp_path, message):
    (tmp_path / "file").write_text("")
    folder = SimpleNamespace(path=str(tmp_path / "file"))
    with find_transport("maildir").open_transport(folder, None) as transport:
        assert isinstance(transport.send(message), TryLater)
