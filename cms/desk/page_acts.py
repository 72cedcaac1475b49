"""What the officer does to pages that an editor proposes; Wagtail's log of pages tells of it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState

from cms.desk.acts import ActView
from engagement.people.models import Account


class PublishProposed(ActView):
    """Approves the step of the workflow: the page is published as it was proposed."""

    name = "publish-page"
    label = _("Publier la page")
    done = _("La page est publiée.")

    @classmethod
    def is_offered(cls, row: TaskState) -> bool:
        return row.status == TaskState.STATUS_IN_PROGRESS

    @classmethod
    def answer(cls, row: TaskState, by: Account, data: Mapping[str, Any]) -> str:
        row.task.specific.on_action(row, by, "approve")
        return str(cls.done)
