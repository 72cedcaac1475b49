"""What waits for the officer, at the top of the administration."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from engagement.associations.models import Association
from engagement.needs.models import Need
from engagement.outbox.models import Message

TROUBLE = (Message.State.UNKNOWN, Message.State.FAILED)


class Queue(Component):
    """Needs to read, associations to verify, messages in trouble; each a link to its list."""

    name = "queue"
    order = 50
    template_name = "cms/desk/queue.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"tasks": list(tasks_for(parent_context["request"]))}


def tasks_for(request: HttpRequest) -> Iterator[dict[str, Any]]:
    """Yield what this account has to do now: words, address."""
    if request.user.has_perm("needs.change_need"):
        count = Need.objects.filter(state=Need.State.SUBMITTED).count()
        words = ngettext("%(n)d besoin à relire", "%(n)d besoins à relire", count)
        yield from _task(count, words, "need", Need.State.SUBMITTED)
    if request.user.has_perm("associations.change_association"):
        count = Association.objects.filter(state=Association.State.PENDING).count()
        words = ngettext("%(n)d association à vérifier", "%(n)d associations à vérifier", count)
        yield from _task(count, words, "association", Association.State.PENDING)
    if request.user.has_perm("outbox.view_message"):
        for state in TROUBLE:
            count = Message.objects.filter(state=state).count()
            words = ngettext("%(n)d message : ", "%(n)d messages : ", count) + str(state.label)
            yield from _task(count, words, "message", state)


def _task(count: int, words: str, viewset: str, state: str) -> Iterator[dict[str, Any]]:
    if count:
        yield {"words": words % {"n": count}, "url": f"{reverse(f'{viewset}:index')}?state={state}"}
