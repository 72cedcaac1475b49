"""What waits for the officer, at the top of the administration."""

from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component

from cms.desk.queue.waiting import waiting_for
from engagement.associations.models import AnswerPromise

SHOWN = 8


class QueuePanel(Component):
    """The most urgent of what waits, how many there are, and who answers."""

    name = "queue"
    order = 50
    template_name = "cms/desk/queue_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        request = parent_context["request"]
        promise = AnswerPromise.load(request)
        items = waiting_for(request.user, promise)
        return {
            "items": items[:SHOWN],
            "count": len(items),
            "promise": promise,
            "promise_url": reverse("wagtailsettings:edit", args=["associations", "answerpromise"]),
            "may_name": request.user.has_perm("associations.change_answerpromise"),
        }
