"""Every message that some room enqueues has its two templates, and both can be read."""

import re

import pytest
from django.template.loader import get_template

from tests.architecture.order import ROOT

NAMED = re.compile(r"""template=["'](\w+)["']""")
CODE = [path.read_text(encoding="utf-8") for path in ROOT.glob("engagement/**/*.py")]
WRITTEN = {
    path.stem
    for path in (ROOT / "templates" / "emails").iterdir()
    if not path.stem.startswith("_") and path.stem != "layout"
}


@pytest.mark.parametrize(
    "name", sorted({n for text in CODE for n in NAMED.findall(text)} | WRITTEN)
)
@pytest.mark.parametrize("part", ["txt", "html"])
def test_a_message_has_a_text_and_a_page_on_the_common_layout(name, part):
    source = get_template(f"emails/{name}.{part}").template.source
    assert f'"emails/layout.{part}"' in source
