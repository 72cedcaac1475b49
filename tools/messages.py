"""The words of the interface: French in the sources, English beside it.

    python tools/messages.py collect    takes up what the sources say, compiles both catalogues
    python tools/messages.py check      fails where a string is missing, untranslated or doubtful

French is the language of the sources; its catalogue repeats them so that French plural rules
("0 place") hold. Needs gettext.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("engagement", "cms", "templates", "manage.py", "locale")
LANGUAGES = ("en", "fr")
# A date that changes with every run would hide what a change really says.
DATE = re.compile(r'^"(?:POT-Creation|PO-Revision)-Date:.*\n', re.MULTILINE)


def catalogue(root: Path, language: str) -> Path:
    return root / "locale" / language / "LC_MESSAGES" / "django.po"


def run(*command: str, cwd: Path) -> bytes:
    done = subprocess.run(  # noqa: S603  gettext's own tools, on our own files
        command,
        cwd=cwd,
        env={**os.environ, "DEBUG": "1"},
        check=True,
        stdout=subprocess.PIPE,
    )
    return done.stdout


def collect(root: Path) -> None:
    """Bring the catalogues below `root` in line with its sources, and compile them."""
    catalogue(root, "fr").unlink(missing_ok=True)
    languages = [f"--locale={language}" for language in LANGUAGES]
    options = ("--no-location", "--no-wrap", "--no-obsolete", "--ignore=templates/dev/*")
    run(sys.executable, "manage.py", "makemessages", *languages, *options, cwd=root)
    french = str(catalogue(root, "fr"))
    run("msgen", "--no-wrap", "--lang=fr", "-o", french, french, cwd=root)
    for language in LANGUAGES:
        source = catalogue(root, language)
        source.write_text(DATE.sub("", source.read_text(encoding="utf-8")), encoding="utf-8")
        source.with_suffix(".mo").write_bytes(compiled(source))


def compiled(source: Path) -> bytes:
    return run("msgfmt", "-o", "-", str(source), cwd=ROOT)


def entries(path: Path) -> list[str]:
    """Return the msgids of a catalogue, sorted."""
    text = run(
        "msgattrib", "--no-obsolete", "--no-wrap", "--clear-fuzzy", str(path), cwd=ROOT
    ).decode()
    return sorted(line for line in text.splitlines() if line.startswith("msgid"))


def check() -> list[str]:
    """Return what is wrong, one line each."""
    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name)
        for source in SOURCES:
            place = shutil.copytree if (ROOT / source).is_dir() else shutil.copy
            place(ROOT / source, fresh / source)
        collect(fresh)
        wrong = [
            f"locale/{language}: out of date, run make messages"
            for language in LANGUAGES
            if entries(catalogue(ROOT, language)) != entries(catalogue(fresh, language))
        ]
    wrong += [
        f"locale/{language}: the compiled catalogue is older than its source, run make messages"
        for language in LANGUAGES
        if catalogue(ROOT, language).with_suffix(".mo").read_bytes()
        != compiled(catalogue(ROOT, language))
    ]
    for flag in ("--untranslated", "--only-fuzzy"):
        found = run("msgattrib", flag, "--no-obsolete", str(catalogue(ROOT, "en")), cwd=ROOT)
        wrong += [
            f"{flag.strip('-')}: {line}"
            for line in found.decode().splitlines()
            if line.startswith("msgid ") and line != 'msgid ""'
        ]
    return wrong


def main() -> int:
    if sys.argv[1:] == ["collect"]:
        collect(ROOT)
        return 0
    if sys.argv[1:] == ["check"]:
        wrong = check()
        sys.stderr.write("".join(f"{line}\n" for line in wrong))
        return 1 if wrong else 0
    sys.stderr.write(__doc__ or "")
    return 2


if __name__ == "__main__":
    raise SystemExit(main())
