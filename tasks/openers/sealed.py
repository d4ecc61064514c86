"""Shuts the opening process off from the network, on every machine and without special rights: no socket is made."""

from __future__ import annotations

import ctypes
import platform
import struct

_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _FILTER = 38, 22, 2
_LOAD, _IS, _AT_LEAST, _ANSWER = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050001  # the second: "operation not permitted"
_OTHER_NUMBERS = 0x40000000  # of the same calls, as another kind of program names them
_IO_URING = 425  # makes sockets without the call for it
# machine -> (what the kernel calls it, the number of socket())
_MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198), "riscv64": (0xC00000F3, 198)}
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000


def leave_the_network() -> None:
    """A network of its own, with nothing in it, where the machine lets us; for good, and for all that is forked."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_CLONE_NEWNET) != 0:
        libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)
    refuse_sockets()


def refuse_sockets() -> bool:
    """Whether the kernel now refuses to make any socket for this process and all that it starts."""
    known = _MACHINES.get(platform.machine())
    if known is None:
        return False
    machine, socket = known
    steps = [
        (_LOAD, 0, 0, 4),  # the machine that the call was made for
        (_IS, 0, 5, machine),  # another one's numbers are refused
        (_LOAD, 0, 0, 0),  # the call's number
        (_AT_LEAST, 3, 0, _OTHER_NUMBERS),
        (_IS, 2, 0, socket),
        (_IS, 1, 0, _IO_URING),
        (_ANSWER, 0, 0, _ALLOW),
        (_ANSWER, 0, 0, _REFUSE),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("<HBBI", *step) for step in steps))
    program = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_PR_SET_SECCOMP, _FILTER, ctypes.c_char_p(program), 0, 0) == 0)
