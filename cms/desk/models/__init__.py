"""What the desk itself keeps: who answers what, what was decided, ready reasons, first steps."""

from cms.desk.models.assignments import Assignment
from cms.desk.models.decisions import Decision
from cms.desk.models.first_steps import FirstSteps
from cms.desk.models.snippets import ReasonSnippet

__all__ = ["Assignment", "Decision", "FirstSteps", "ReasonSnippet"]
