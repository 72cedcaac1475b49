"""The addresses of ideas for residents and visitors."""

from django.urls import path

from engagement.web.residents.ideas import (
    draws,
    mine,
    pages,
    proposing,
    reporting,
    together,
    writing,
)

urlpatterns = [
    path("idees/", pages.ideas, name="ideas"),
    path("idees/proposer/", proposing.propose, name="propose_idea"),
    path("idees/proposer/semblables/", proposing.similar_ideas, name="similar_ideas"),
    path("idees/les-miennes/", mine.my_ideas, name="my_ideas"),
    path("idees/tirages/", draws.draws, name="idea_draws"),
    path("idees/tirages/<int:pk>/", draws.draw, name="idea_draw"),
    path("idees/<slug:slug>/", pages.idea, name="idea"),
    path("idees/<slug:slug>/soutenir/", together.support, name="support_idea"),
    path("idees/<slug:slug>/commenter/", together.comment, name="comment_idea"),
    path("idees/<slug:slug>/rejoindre/", together.join, name="join_idea"),
    path("idees/<slug:slug>/reprendre/", writing.rewrite, name="rewrite_idea"),
    path("idees/<slug:slug>/retirer/", writing.withdraw, name="withdraw_idea"),
    path("idees/<slug:slug>/versions/", writing.versions, name="idea_versions"),
    path("idees/<slug:slug>/signaler/", reporting.report_idea, name="report_idea"),
    path(
        "idees/<slug:slug>/commentaires/<int:pk>/signaler/",
        reporting.report_comment,
        name="report_comment",
    ),
]
