"""An error of the operating system in, why it refused out, in both languages."""

import errno

from findings.text import Text, same


def why(error: Exception) -> Text:
    """The reason of an OSError in words; what the system itself says of one that is not among the commonest."""
    number = error.errno if isinstance(error, OSError) else None
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return _reasons().get(number or 0) or same(said)


def _reasons() -> dict[int, Text]:
    return {
        errno.ENOENT: Text("mappen finns inte", "there is no such folder"),
        errno.ENOTDIR: Text("en del av sökvägen är en fil, inte en mapp", "a part of the path is a file, not a folder"),
        errno.EISDIR: Text("det är en mapp", "it is a folder"),
        errno.EACCES: Text("behörighet saknas", "permission is missing"),
        errno.EPERM: Text("behörighet saknas", "permission is missing"),
        errno.EROFS: Text("disken kan bara läsas", "the disk is read-only"),
        errno.ENOSPC: Text("disken är full", "the disk is full"),
        errno.EDQUOT: Text("utrymmet på disken är slut", "the disk quota is used up"),
        errno.ENAMETOOLONG: Text("namnet är för långt", "the name is too long"),
        errno.ELOOP: Text("länkarna leder runt till varandra", "the links lead round to one another"),
        errno.EIO: Text("disken svarar inte som den ska", "the disk does not answer as it should"),
        errno.EBUSY: Text("filen används av ett annat program", "the file is in use by another program"),
    }
