"""A module in the place of `ssl`, for a Python that runs inside a browser.

anyio imports `ssl` when it is imported and names some of its classes in annotations and
`except` clauses. A browser has no sockets, so nothing can ever use them: the names are
defined, and making a context is refused.
"""

import enum


class SSLError(OSError):
    """Never raised: there are no sockets."""


class SSLEOFError(SSLError):
    """Never raised: there are no sockets."""


class SSLSyscallError(SSLError):
    """Never raised: there are no sockets."""


class SSLWantReadError(SSLError):
    """Never raised: there are no sockets."""


class SSLWantWriteError(SSLError):
    """Never raised: there are no sockets."""


class SSLZeroReturnError(SSLError):
    """Never raised: there are no sockets."""


class SSLCertVerificationError(SSLError, ValueError):
    """Never raised: there are no sockets."""


CertificateError = SSLCertVerificationError


class Purpose(enum.Enum):
    """What a certificate is for."""

    SERVER_AUTH = "server"
    CLIENT_AUTH = "client"


OP_IGNORE_UNEXPECTED_EOF = 0


class _Refused:
    def __init__(self, *_args, **_kwargs):
        raise NotImplementedError("There is no TLS inside a browser's Python.")


class SSLContext(_Refused):
    """Cannot be made."""


class SSLSocket(_Refused):
    """Cannot be made."""


class SSLObject(_Refused):
    """Cannot be made."""


class MemoryBIO(_Refused):
    """Cannot be made."""


def create_default_context(*_args, **_kwargs):
    """Refuse to make a context."""
    return SSLContext()
