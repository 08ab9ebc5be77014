"""Build the wheel, install it into an empty environment from the lock file, run the demo from it.

Called by ``make test`` as ``python -m tests.wheel``; exit status 0 when the demo left what it promises.
"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROMISED = ("*.docx", "*.svg", "*.sqlite", "**/*.warc.gz")


def run(*command: str | Path, cwd: Path = ROOT) -> None:
    subprocess.run([str(part) for part in command], cwd=cwd, check=True)


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
        (wheel,) = folder.glob("*.whl")
        venv.create(folder / "env", with_pip=True)
        python = folder / "env" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        pip = [python, "-m", "pip", "--disable-pip-version-check", "-q", "install"]
        run(*pip, "--require-hashes", "-r", ROOT / "requirements.lock")
        run(*pip, "--no-deps", wheel)
        # Outside the checkout, so that nothing of it can be imported by accident.
        run(python.parent / "dafu", "demo", "--dir", folder / "demo", cwd=folder)
        missing = [pattern for pattern in PROMISED if not any((folder / "demo").glob(pattern))]
        print(f"wheel {wheel.name}: demo left {'no ' + ', '.join(missing) if missing else 'all it promises'}")
    return bool(missing)


if __name__ == "__main__":
    sys.exit(main())
