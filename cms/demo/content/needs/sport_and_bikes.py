"""Needs of the pitch and of the bicycle workshop."""

from ..kinds import FRI, SAT, SUN, WED, Access, Need, in_days, on, text, weekly

NEEDS = (
    Need(
        key="tournoi-des-petits",
        title="Arbitrer le tournoi des moins de neuf ans",
        association="l-etoile-des-salines",
        scene="football",
        description=text("""
            Douze équipes, des matchs de huit minutes, des maillots trop grands. Vous sifflez peu,
            vous encouragez beaucoup, vous refaites les lacets.

            Une fiche d’une page suffit pour les règles. Le carton vert récompense les plus beaux
            gestes.
        """),
        domains=("sport",),
        activities=("sport", "encadrement-d-equipes"),
        quartier="fort-mardyck",
        place="Terrain de Fort-Mardyck, entrée côté vestiaires",
        bring="Des baskets. Sifflet fourni.",
        welcome="Bruno, casquette jaune.",
        slots=(on(SUN, "09:00", 3.5, 8, 0.63, week=1), on(SUN, "13:30", 3.5, 8, 0.25, week=1)),
        access=Access(little_french=True),
        minimum_age=14,
        posted_days_ago=12,
    ),
    Need(
        key="buvette-du-club",
        title="Tenir la buvette du dimanche",
        association="l-etoile-des-salines",
        scene="football",
        description=text("""
            Café, crêpes et commentaires d’experts : la buvette est le cœur du club. Elle finance
            les déplacements des jeunes.

            On est toujours deux, dont une personne qui connaît la caisse. Vous voyez le match
            depuis le comptoir.
        """),
        domains=("sport", "vivre-ensemble"),
        activities=("restauration-hotellerie", "evenementiel"),
        quartier="fort-mardyck",
        place="Chalet de la buvette, au bord du terrain",
        bring="Un pull aux couleurs du club ou non.",
        welcome="Maria, reine des crêpes.",
        slots=weekly(SUN, "13:30", 3, 3, (1.0, 0.67, 0.34, 0.0)),
        access=Access(wheelchair=True, with_children=True, little_french=True),
        minimum_age=16,
        posted_days_ago=31,
    ),
    Need(
        key="foot-en-marchant",
        title="Compléter l’équipe de foot en marchant",
        association="l-etoile-des-salines",
        scene="football",
        description=text("""
            Un football sans courir, ouvert à partir de cinquante ans, mais les plus jeunes
            peuvent compléter une équipe. Le mercredi soir, on joue, on rit et l’on souffle.

            Vous aidez à installer les buts et à compter les points, puis vous jouez.
        """),
        domains=("sport", "sante"),
        activities=("sport", "animation"),
        quartier="petite-synthe",
        place="City-stade, derrière le collège",
        bring="Des baskets et de l’eau.",
        welcome="Ahmed, ancien ailier droit.",
        slots=weekly(WED, "18:00", 1.5, 4, (0.5, 0.25, 0.0)),
        access=Access(little_french=True),
        minimum_age=16,
        posted_days_ago=2,
    ),
    Need(
        key="atelier-velo",
        title="Réparer des vélos à l’atelier du samedi",
        association="le-pignon-voyageur",
        scene="bike_workshop",
        description=text("""
            Freins, chambres à air, chaînes : chaque samedi une vingtaine de personnes viennent
            avec un vélo fatigué. Vous montrez, elles font, et tout le monde repart en roulant.

            Si vous débutez, vous commencerez par les crevaisons et finirez par les dérailleurs.
        """),
        domains=("batiment-industrie-logistique", "environnement"),
        activities=("bricolage", "transmission-pedagogie"),
        quartier="petite-synthe",
        place="Atelier du Pignon, ancien garage près de la place Louis-XIV",
        bring="Des vêtements qui aiment la graisse.",
        welcome="Loïc, au fond, sous les roues suspendues.",
        slots=weekly(SAT, "14:00", 3, 5, (0.8, 0.4, 0.2, 0.2), discovery=2),
        access=Access(wheelchair=True, little_french=True),
        minimum_age=15,
        posted_days_ago=44,
    ),
    Need(
        key="premiers-tours-de-roue",
        title="Apprendre à des adultes à faire du vélo",
        association="le-pignon-voyageur",
        scene="bike_workshop",
        description=text("""
            Elles et ils ont trente, cinquante ou soixante-dix ans et n’ont jamais appris. On
            commence sans pédales, sur une place plate et calme, et l’on court à côté.

            Le jour où la personne file toute seule, tout le monde pleure un peu.
        """),
        domains=("sport", "vivre-ensemble"),
        activities=("transmission-pedagogie", "sport"),
        quartier="saint-pol-sur-mer",
        place="Esplanade devant la salle des fêtes",
        bring="De bonnes jambes.",
        welcome="Nguyen, monitrice de vélo.",
        slots=(on(SUN, "10:00", 2, 4, 0.25), on(SUN, "10:00", 2, 4, 0.0, week=2)),
        access=Access(little_french=True),
        minimum_age=18,
        posted_days_ago=0,
    ),
    Need(
        key="rue-aux-enfants",
        title="Fermer la rue aux voitures à la sortie de l’école",
        association="le-pignon-voyageur",
        scene="bike_workshop",
        description=text("""
            Le vendredi, la rue de l’école devient une cour de récréation. Il faut deux personnes
            à chaque bout pour poser les barrières, expliquer gentiment aux conducteurs et laisser
            passer les riverains.

            Gilets, panneaux et craies fournis. La police municipale passe vous saluer.
        """),
        domains=("prevention-protection", "vivre-ensemble"),
        activities=("prevention-sensibilisation", "mediation-information"),
        quartier="rosendael",
        place="Devant l’école, à Rosendaël",
        bring="Un imperméable, au cas où.",
        welcome="Amélie, parente d’élève.",
        slots=(
            *weekly(FRI, "16:00", 1.5, 4, (0.75, 0.5, 0.25)),
            in_days(40, "16:00", 1.5, 4, 0.0),
        ),
        access=Access(wheelchair=True, with_children=True),
        minimum_age=18,
        initiative="la-rue-aux-enfants",
        posted_days_ago=10,
    ),
)
