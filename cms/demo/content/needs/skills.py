"""Needs of a skill, most of them from home."""

from ..kinds import MON, WED, Access, Need, in_days, on, text

NEEDS = (
    Need(
        key="tresorier-relais",
        title="Mettre les comptes au clair avec la trésorière",
        association="le-panier-du-beffroi",
        scene="computers",
        description=text("""
            Nadia tient les comptes seule, sur un cahier et un tableur. Elle voudrait préparer le
            dossier de subvention avec quelqu’un qui aime les colonnes bien alignées.

            Deux soirées suffisent, à distance ou autour d’une table. Vous apprenez la
            comptabilité d’une association, elle dort mieux.
        """),
        domains=("gestion-finance-droit", "benevolat-competences"),
        activities=("comptabilite-finance", "responsabilites-associatives"),
        quartier="dunkerque-centre",
        place="Local du Panier ou visioconférence",
        bring="Un ordinateur, si possible.",
        welcome="Nadia, trésorière.",
        slots=(on(MON, "18:30", 2, 2, 0.0, week=1), on(MON, "18:30", 2, 2, 0.0, week=2)),
        access=Access(wheelchair=True),
        remote="possible",
        minimum_age=18,
        state="paused",
        posted_days_ago=4,
    ),
    Need(
        key="traduire-le-guide",
        title="Traduire le guide des premiers jours",
        association="bienvenue-a-quai",
        scene="conversation",
        description=text("""
            Douze pages pour dire l’essentiel : bus gratuits, urgences, école, marché. Nous
            cherchons des personnes qui parlent anglais, arabe, dari, ukrainien, polonais ou turc.

            Vous traduisez une page à la fois, quand vous voulez, et une autre personne relit.
        """),
        domains=("humanitaire", "communication"),
        activities=("documentation-traduction",),
        quartier=None,
        place="De chez vous",
        bring="Votre autre langue.",
        welcome="Samira, par messagerie ou au téléphone.",
        access=Access(wheelchair=True, little_french=True),
        remote="full",
        posted_days_ago=16,
    ),
    Need(
        key="photographier-les-benevoles",
        title="Photographier celles et ceux qui aident",
        association="embruns-et-lampions",
        scene="carnival",
        description=text("""
            Les plus belles affiches montrent de vraies personnes. Vous passez une heure sur une
            action, vous faites quelques portraits avec l’accord de chacun, nous les imprimons en
            grand.

            Un téléphone récent convient très bien. Une photographe donne ses conseils au début.
        """),
        domains=("communication", "benevolat-competences"),
        activities=("communication", "art"),
        quartier="rosendael",
        place="Rendez-vous devant la salle des fêtes de Rosendaël",
        bring="Un appareil photo ou un téléphone.",
        welcome="Louise.",
        slots=(on(WED, "14:00", 2, 4, 0.5, week=1),),
        access=Access(wheelchair=True, little_french=True),
        minimum_age=15,
        posted_days_ago=11,
    ),
    Need(
        key="conseil-juridique",
        title="Relire nos statuts avec un regard de juriste",
        association="le-pignon-voyageur",
        scene="computers",
        description=text("""
            Nos statuts datent de la création de l’atelier. Nous voudrions ouvrir le bureau aux
            mineurs et simplifier les votes, sans faire de bêtise.

            Une heure en visioconférence pour comprendre, une relecture chez vous, et un vélo
            révisé en remerciement.
        """),
        domains=("gestion-finance-droit", "benevolat-competences"),
        activities=("juridique", "conseil"),
        quartier=None,
        place="De chez vous, en visioconférence",
        bring="Vos codes, ou votre expérience.",
        welcome="Loïc.",
        slots=(in_days(15, "18:00", 1, 2, 0.0),),
        access=Access(wheelchair=True),
        remote="full",
        minimum_age=18,
        state="submitted",
        posted_days_ago=0,
    ),
)
