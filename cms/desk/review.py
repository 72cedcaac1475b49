"""An editor proposes, the officer publishes: the workflow of every page."""

from django.contrib.auth.models import Group
from django.db import connection, transaction
from wagtail.models import GroupApprovalTask, Page, Task, Workflow, WorkflowPage, WorkflowTask

from cms.desk.roles import Officer

NAME = "Relecture"
STOCK = "Moderators approval"  # of Wagtail's first migrations, by a group that is not there


@transaction.atomic
def ensure_review() -> None:
    """Have every page read by the officers before an editor's change is published.

    Repeatable; a workflow that somebody gave to the root stays. Does nothing before the page
    tree exists (a partial migrate).
    """
    if WorkflowPage._meta.db_table not in connection.introspection.table_names():
        return
    Workflow.objects.filter(name=STOCK).delete()
    Task.objects.filter(name=STOCK).delete()
    root = Page.get_first_root_node()
    if root is None or WorkflowPage.objects.filter(page=root).exists():
        return
    workflow, _created = Workflow.objects.get_or_create(name=NAME)
    task, _created = GroupApprovalTask.objects.get_or_create(name=NAME)
    task.groups.set(Group.objects.filter(name=Officer.name))
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    WorkflowPage.objects.create(page=root, workflow=workflow)
