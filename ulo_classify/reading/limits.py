"""How much time, memory and text one file may take."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost before it is given up with a ReadingError.

    Attributes:
        seconds: wall-clock and processor time of the child process that reads the file.
        memory_mb: address space of that child, in MiB (Unix; elsewhere only the other limits hold).
        file_mb: size of the file on disk, and of one unpacked member of a zip-based format, in MiB.
        characters: length of the text that comes out.
        html_mb: size of a web page, in MiB; every HTML parser can be stalled by a small page.
    """

    seconds: float = 20
    memory_mb: int = 1024
    file_mb: float = 50
    characters: int = 5_000_000
    html_mb: float = 2

    def __post_init__(self) -> None:
        for field in fields(self):
            if not getattr(self, field.name) > 0:
                raise ValueError(f"{field.name} must be more than 0.")
