"""The messages of the outbox, as their recipients read them, whatever the mail backend."""

from csp.decorators import csp_replace
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

from engagement.outbox.models import Message
from engagement.outbox.rendering import render as render_message

PER_PAGE = 50


COLUMNS = [
    {"label": _("Objet")},
    {"label": _("Destinataire")},
    {"label": _("Genre")},
    {"label": _("État")},
    {"label": _("Écrit le")},
]


def messages(request: HttpRequest) -> HttpResponse:
    """List the messages, newest first."""
    page = Paginator(Message.objects.all(), PER_PAGE).get_page(request.GET.get("page"))
    rows = [_row(message) for message in page]
    return render(request, "dev/mail.html", {"page": page, "columns": COLUMNS, "rows": rows})


def message(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one message: what is known of it, its text, its HTML in a frame."""
    found = get_object_or_404(Message, pk=pk)
    rendered = None if found.is_forgotten else render_message(found)
    return render(request, "dev/mail_message.html", {"message": found, "rendered": rendered})


FRAME_POLICY = {"default-src": ["'none'"], "style-src": ["'unsafe-inline'"], "img-src": ["*"]}


@xframe_options_sameorigin
@csp_replace(FRAME_POLICY)  # type: ignore[arg-type]  # django-csp's types know no view arguments
def message_html(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the HTML part alone, for the frame; its links open in the whole window."""
    found = get_object_or_404(Message.objects.exclude(to=""), pk=pk)
    return framed(render_message(found).html)


def framed(html: str) -> HttpResponse:
    """Return a message's HTML for a frame of the page around it."""
    return HttpResponse(html.replace("<head>", '<head><base target="_top">', 1))


def _row(message: Message) -> list[dict[str, object]]:
    subject = message.template if message.is_forgotten else render_message(message).subject
    return [
        {"text": subject, "url": reverse("dev:mail_message", args=[message.pk])},
        {"text": message.to},
        {"text": message.get_kind_display()},
        {"text": message.get_state_display()},
        {"text": date_format(localtime(message.created_at), "d/m/Y H:i:s")},
    ]
