"""Wagtail's administration without its own e-mails: what is said to people is in the outbox."""

from wagtail.admin.apps import WagtailAdminAppConfig

ITS_LETTERS = {
    "task_submitted": "group_approval_task_submitted_email_notification",
    "workflow_submitted": "workflow_state_submitted_email_notification",
    "workflow_rejected": "workflow_state_rejected_email_notification",
    "workflow_approved": "workflow_state_approved_email_notification",
}


class QuietAdmin(WagtailAdminAppConfig):
    """Would write within the request of an editor, through a mail server that may be slow."""

    def ready(self) -> None:
        super().ready()
        # They need the models, loaded after the app configs.
        from wagtail import signals
        from wagtail.models import TaskState, WorkflowState

        for name, uid in ITS_LETTERS.items():
            sender = TaskState if name == "task_submitted" else WorkflowState
            getattr(signals, name).disconnect(sender=sender, dispatch_uid=uid)
