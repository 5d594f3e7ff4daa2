"""A path and bytes in, the file out whole: never half-written, and never over another one unasked."""

import os
from contextlib import suppress
from tempfile import mkstemp

from findings.refusal import why
from findings.text import Text


def write_file(path: str, data: bytes, *, force: bool) -> Text | None:
    """Writes `data` to `path`, all of it or nothing; what hinders it, or None.

    A file that is there already is kept unless `force`. It is written beside its place and moved there, so that
    whoever reads it meets the old file or the new one; through a link, what the link leads to is replaced.
    """
    try:
        return _written(path, os.path.realpath(path), data, force)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = why(error)
        return Text(f'"{path}" kunde inte skrivas: {reason.sv}', f'"{path}" could not be written: {reason.en}')


def hindrance(path: str, *, force: bool) -> Text | None:
    """What hinders a file from being written at `path`, seen before there is anything to write; or None."""
    try:
        real = os.path.realpath(path)
        folder = os.path.dirname(real)
        if not os.path.isdir(folder):
            return Text(
                f'"{path}" kunde inte skrivas: mappen finns inte',
                f'"{path}" could not be written: there is no such folder',
            )
        if not os.access(folder, os.W_OK):
            return Text(
                f'"{path}" kunde inte skrivas: mappen får inte skrivas i',
                f'"{path}" could not be written: the folder may not be written in',
            )
        return _in_the_way(path, real, force)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = why(error)
        return Text(f'"{path}" kunde inte skrivas: {reason.sv}', f'"{path}" could not be written: {reason.en}')


def _written(path: str, real: str, data: bytes, force: bool) -> Text | None:
    problem = _in_the_way(path, real, force)
    if problem is None:
        _replace(real, data)
    return problem


def _in_the_way(path: str, real: str, force: bool) -> Text | None:
    if os.path.isdir(real):
        return Text(f'"{path}" är en mapp', f'"{path}" is a folder')
    if os.path.exists(real) and not os.path.isfile(real):
        return Text(f'"{path}" är ingen vanlig fil', f'"{path}" is not a regular file')
    if os.path.exists(real) and not force:
        return Text(
            f'"{path}" finns redan; --force skriver över den', f'"{path}" exists already; --force writes over it'
        )
    return None


def _replace(real: str, data: bytes) -> None:
    """Puts `data` in the place of `real`, with the rights that it had."""
    handle, beside = mkstemp(prefix=".malkoll-", dir=os.path.dirname(real))
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(beside, os.stat(real).st_mode & 0o777 if os.path.exists(real) else 0o666 & ~_umask())
        os.replace(beside, real)
    finally:
        # Gone once it has taken the place of `real`; left where anything stopped it on the way, Ctrl-C too.
        with suppress(FileNotFoundError):
            os.unlink(beside)


def _umask() -> int:
    """The rights that new files are not given; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
