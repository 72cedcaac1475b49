"""No template lies about unused, and none that is named is missing."""

import re
from fnmatch import fnmatch

from tests.architecture.order import ROOT

# A name may have a part that is filled in: f"residents/welcome_{step}.html".
NAME = re.compile(r"""["']([\w./{}-]+\.(?:html|txt))["']""")
FILLED_IN = re.compile(r"{\w+}")
# Found by name through Django, Wagtail or allauth: by folder, or by the message's own name.
BY_CONVENTION = re.compile(r"^(?:\d{3}\.html|cms/\w+_page\.html|emails/|account/|mfa/|allauth/)")


def templates() -> set[str]:
    folder = ROOT / "templates"
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def named() -> set[str]:
    sources = [
        *ROOT.glob("engagement/**/*.py"),
        *ROOT.glob("cms/**/*.py"),
        *ROOT.glob("templates/**/*.html"),
        *ROOT.glob("templates/**/*.txt"),
    ]
    found = {name for path in sources for name in NAME.findall(path.read_text(encoding="utf-8"))}
    return {FILLED_IN.sub("*", name) for name in found}


def test_every_template_is_used():
    patterns = named()
    unused = {
        name
        for name in templates()
        if not BY_CONVENTION.match(name) and not any(fnmatch(name, known) for known in patterns)
    }
    assert unused == set()


def test_every_message_template_is_sent_by_somebody():
    stems = {name.split("/")[-1].rsplit(".")[0] for name in templates() if "emails/" in name}
    stems = {stem for stem in stems if not stem.startswith("_")}
    sources = [*ROOT.glob("engagement/**/*.py"), *ROOT.glob("cms/**/*.py")]
    code = "".join(path.read_text(encoding="utf-8") for path in sources)
    layouts = {"layout"}
    unsent = {stem for stem in stems - layouts if f'"{stem}"' not in code}
    assert unsent == set()
