"""One parser under atheris, which looks for inputs that reach new code.

For instance ``python fuzz/target.py docx -runs=50000``.

The targets, and what must hold of each, are those of `evaluation/fuzz/targets.py`; ``python fuzz/target.py``
names them. Options after the name go to libFuzzer. Needs the group `fuzz` of pyproject.toml (atheris; Linux).
Inputs that end badly are written to the current folder, as libFuzzer does.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))
with atheris.instrument_imports(include=["ulo_classify"]):
    import ulo_classify.cli.assess
    import ulo_classify.consultation.reader
    import ulo_classify.governance
    import ulo_classify.model.bundle
    import ulo_classify.people
    import ulo_classify.reading.docx
    import ulo_classify.reading.extract
    import ulo_classify.reading.markdown
    import ulo_classify.reading.odt
    import ulo_classify.reading.pdf
    import ulo_classify.reading.plain_text
    import ulo_classify.reading.rtf
    import ulo_classify.reading.web_page  # noqa: F401

    from evaluation.fuzz.targets import TARGETS

_MOST_SEEDS = 200


def main() -> None:
    """Run the target that is named."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"Name a target: {', '.join(TARGETS)}.")
    name, *options = sys.argv[1:]
    target = TARGETS[name]
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(target.seeds()[:_MOST_SEEDS]):
            data = seed if isinstance(seed, bytes) else seed.encode("utf-8", "surrogatepass")
            (Path(folder) / str(number)).write_bytes(data)
        atheris.Setup([sys.argv[0], *options, folder], target.run)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
