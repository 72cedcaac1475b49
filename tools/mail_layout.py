"""Compile the layout of messages from MJML to what mail programs understand.

    python tools/mail_layout.py

Run it after a change of templates/emails/layout.mjml; the result is committed beside it.
"""

from pathlib import Path

from mjml import mjml2html

EMAILS = Path(__file__).resolve().parents[1] / "templates" / "emails"
SOURCE, RESULT = EMAILS / "layout.mjml", EMAILS / "layout.html"
HEAD = """\
{% comment %}
Every message's HTML, written by tools/mail_layout.py from layout.mjml. A message fills:
  preheader  what the inbox shows after the subject: one sentence
  title      the heading
  content    paragraphs; a button with _components/email_button.html
  why        one sentence of the footer: why the reader receives this
Context of every message: subject, site_url; unsubscribe_url where there is something to leave.
{% endcomment %}
{% load city i18n %}
{% get_current_language as LANGUAGE_CODE %}
{% get_current_language_bidi as LANGUAGE_BIDI %}
"""


def compiled() -> str:
    return HEAD + mjml2html(SOURCE.read_text(encoding="utf-8")).strip() + "\n"


if __name__ == "__main__":
    RESULT.write_text(compiled(), encoding="utf-8")
