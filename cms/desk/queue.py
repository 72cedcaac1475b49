"""What waits for the officer, at the top of the administration."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from cms.desk.waiting import waiting_for
from engagement.associations.models import AnswerPromise
from engagement.outbox.models import Message

TROUBLE = (Message.State.UNKNOWN, Message.State.FAILED)


class Queue(Component):
    """What to answer, each with its promised time, who answers, and messages in trouble."""

    name = "queue"
    order = 50
    template_name = "cms/desk/queue.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        request = parent_context["request"]
        promise = AnswerPromise.load(request)
        return {
            "items": waiting_for(request.user, promise),
            "promise": promise,
            "promise_url": reverse("wagtailsettings:edit", args=["associations", "answerpromise"]),
            "may_name": request.user.has_perm("associations.change_answerpromise"),
            "tasks": list(tasks_for(request)),
        }


def tasks_for(request: HttpRequest) -> Iterator[dict[str, Any]]:
    """Yield the messages in trouble that this account may look at: words, address."""
    if not request.user.has_perm("outbox.view_message"):
        return
    for state in TROUBLE:
        count = Message.objects.filter(state=state).count()
        if count:
            words = ngettext("%(n)d message : ", "%(n)d messages : ", count) % {"n": count}
            url = f"{reverse('message:index')}?state={state}"
            yield {"words": words + str(state.label), "url": url}
