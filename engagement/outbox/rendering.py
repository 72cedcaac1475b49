"""Turns a row into an e-mail: two templates, the recipient's language, the headers."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from engagement.outbox.content import content_of
from engagement.outbox.models import Message


@dataclass(frozen=True)
class Rendered:
    """What the recipient reads."""

    subject: str
    text: str
    html: str


def render(message: Message) -> Rendered:
    """Render a row as its recipient reads it."""
    if message.content_id:
        content = content_of(message.content_id)
        texts = content.text_for(message.context), content.html_for(message.context)
        return Rendered(content.subject, *texts)
    return render_template(message.template, message.language, message.context)


def render_template(template: str, language: str, values: dict[str, Any]) -> Rendered:
    """Render both templates in a language; the text's first line is the subject."""
    with translation.override(language):
        context = {"site_url": settings.SITE_URL.rstrip("/"), **values}
        subject, _, text = _render_text(template, context).partition("\n")
        subject = " ".join(subject.split())
        html = get_template(f"emails/{template}.html").render({**context, "subject": subject})
    return Rendered(subject, text.strip() + "\n", html)


def message_templates() -> list[str]:
    """Return the name of every message that has its templates, sorted."""
    engines: list[Any] = settings.TEMPLATES
    folders = [Path(folder) / "emails" for engine in engines for folder in engine["DIRS"]]
    stems = {path.stem for folder in folders for path in folder.glob("*.txt")}
    return sorted(stem for stem in stems if stem != "layout" and not stem.startswith("_"))


def _render_text(template: str, context: dict) -> str:
    # The engine escapes for HTML whatever the file's name; plain text must not be.
    plain: Any = get_template(f"emails/{template}.txt")
    return plain.template.render(Context(context, autoescape=False)).strip()


def compose(message: Message) -> EmailMultiAlternatives:
    """Return the e-mail of this row; rendering it twice gives the same Message-ID."""
    rendered = render(message)
    email: Any = EmailMultiAlternatives(
        rendered.subject, rendered.text, to=[message.to], headers=_headers(message)
    )
    email.attach_alternative(rendered.html, "text/html")
    # Read by Anymail alone: our id comes back with its events; nobody is followed.
    email.metadata = {"message_id": message.message_id}
    email.track_opens = email.track_clicks = False
    return email


def _headers(message: Message) -> dict[str, str]:
    headers = {"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"}
    unsubscribe_url = message.context.get("unsubscribe_url")
    if unsubscribe_url and message.kind != Message.Kind.CODE:
        headers["List-Unsubscribe"] = f"<{unsubscribe_url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers
