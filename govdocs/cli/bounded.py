"""Work that may cost only so much: a child does it, and what is left of us tells of a stop.

The kernel holds the limits, so that nothing the work is given can get past them.
"""

from __future__ import annotations

import errno
import os
import resource
import signal
import sys
from enum import Enum

# No exit code of a command; a child that has no memory left can do no more than end.
_MEMORY = 99
# The kernel counts in ticks, so a program can end before its time is told: on a machine
# with much to do by a tenth and more (seen with a limit of one second).
_NEARLY = 0.7


class Stop(Enum):
    """Which limit the work went over."""

    TIME = "time"
    MEMORY = "memory"
    OTHER = "other"


def in_child(cpu_seconds: int, clock_seconds: int, memory: int) -> int | Stop | None:
    """Return None in a child with these limits; in its parent, how the child ended.

    That is its exit code, or the limit that it went over. `memory` is in bytes, and is
    that of the child and of each program it starts, as is the processor time.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child:
        return _ended(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    # What git maps of its packs is no data; a large repository is not to be refused.
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime) + cpu_seconds
    # At the upper one of the two the kernel gives no reason.
    resource.setrlimit(resource.RLIMIT_CPU, (most, most + 2))
    signal.alarm(clock_seconds)
    return None


def _ended(code: int) -> int | Stop:
    if code in (-signal.SIGXCPU, -signal.SIGALRM):
        return Stop.TIME
    if code == _MEMORY:
        return Stop.MEMORY
    return Stop.OTHER if code < 0 else code


def end_if_over(error: Exception, cpu_seconds: int) -> None:
    """End a child whose work stopped because of a limit, be it in a program it started."""
    if _is_memory(error) or (error.__cause__ and _is_memory(error.__cause__)):
        os._exit(_MEMORY)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    if used.ru_utime + used.ru_stime >= _NEARLY * cpu_seconds:
        os.kill(os.getpid(), signal.SIGALRM)


def _is_memory(error: BaseException) -> bool:
    is_system = isinstance(error, OSError) and error.errno == errno.ENOMEM
    # git says it in words, and the library hands them on.
    return isinstance(error, MemoryError) or is_system or "ut of memory" in str(error)
