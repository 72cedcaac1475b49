"""Answers to the forms of pages: who reads them, how they leave, when they go."""

from datetime import timedelta
from typing import Any, ClassVar

from django.utils import timezone
from wagtail.contrib.forms.models import FormSubmission
from wagtail.contrib.forms.views import SubmissionsListView

from cms.pages.models import FormPage
from engagement.base.sheets import inert


class SubmissionsView(SubmissionsListView):
    """The list of answers; its files hold nothing that a spreadsheet runs."""

    custom_value_preprocess: ClassVar[dict[Any, Any]] = {
        **SubmissionsListView.custom_value_preprocess,
        str: {"csv": inert, "xlsx": inert},
    }


def forget_old_submissions() -> int:
    """Erase the answers that are older than their form said; return how many."""
    forgotten = 0
    for page in FormPage.objects.all():
        before = timezone.now() - timedelta(days=page.keep_days)
        old = FormSubmission.objects.filter(page=page, submit_time__lt=before)
        forgotten += old.delete()[0]
    return forgotten


def only_for_readers(user: Any, forms: Any) -> Any:
    """Keep answers from those who write pages and are told nothing of residents."""
    return forms if user.has_perm("wagtailforms.view_formsubmission") else forms.none()
