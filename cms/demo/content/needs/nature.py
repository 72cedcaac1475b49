"""Needs of the garden, the trees and the water, most of them in Petite-Synthe."""

from ..kinds import SAT, SUN, WED, Access, Need, in_days, on, text, weekly

NEEDS = (
    Need(
        key="jardinage-samedi",
        title="Jardinage du samedi au potager partagé",
        association="graines-de-polder",
        scene="allotment",
        description=text("""
            Bêcher, semer, désherber, arroser : le samedi matin, on entretient ensemble les
            parcelles communes. Une jardinière expérimentée guide chaque petit groupe.

            Les enfants ont leur carré et leurs arrosoirs. À midi, on partage la récolte du jour.
        """),
        domains=("environnement",),
        activities=("jardinage",),
        quartier="petite-synthe",
        place="Jardin partagé, derrière les immeubles de la rue du Banc-Vert",
        bring="Des bottes ou de vieilles chaussures. Gants et outils sur place.",
        welcome="Marguerite, au portillon vert.",
        slots=weekly(SAT, "09:30", 2.5, 12, (0.84, 0.5, 0.34, 0.25, 0.09), discovery=1),
        access=Access(wheelchair=True, with_children=True, little_french=True),
        posted_days_ago=60,
    ),
    Need(
        key="planter-le-verger",
        title="Planter les trente premiers arbres du verger",
        association="graines-de-polder",
        scene="tree_planting",
        description=text("""
            Pommiers, poiriers, cerisiers : le verger de Petite-Synthe commence ce jour-là. Les
            trous sont faits, il reste à planter, tuteurer, pailler et arroser.

            On travaille par trois autour de chaque arbre. Chaque équipe donne un nom au sien, et
            pourra venir le voir grandir.

            Une pépiniériste explique les bons gestes au début de chaque créneau.
        """),
        domains=("environnement", "vivre-ensemble"),
        activities=("jardinage", "transmission-pedagogie"),
        quartier="petite-synthe",
        place="Terrain du futur verger, entrée côté école",
        bring="Des bottes, et une bêche si vous en avez une.",
        welcome="Marguerite et la pépiniériste, sous la tonnelle.",
        slots=(
            on(SAT, "09:00", 3, 15, 0.6, week=2),
            on(SAT, "13:30", 3, 15, 0.2, week=2),
            on(SUN, "09:30", 3, 15, 0.07, week=2),
        ),
        access=Access(with_children=True, little_french=True),
        initiative="un-verger-pour-petite-synthe",
        posted_days_ago=8,
    ),
    Need(
        key="haie-des-oiseaux",
        title="Tresser une haie sèche pour les oiseaux",
        association="graines-de-polder",
        scene="tree_planting",
        description=text("""
            Avec les branches taillées par la ville, nous tressons une haie où nicheront
            rouges-gorges et hérissons. C’est un geste ancien, simple et très apaisant.

            Une heure suffit pour apprendre. On repart avec l’envie d’en faire une chez soi.
        """),
        domains=("environnement",),
        activities=("jardinage", "activites-manuelles"),
        quartier="petite-synthe",
        place="Lisière du jardin partagé, le long du canal",
        bring="Des gants épais et un sécateur si possible.",
        welcome="Stanislas, le plus ancien jardinier.",
        slots=(on(SUN, "14:00", 3, 8, 0.75), on(SUN, "14:00", 3, 8, 0.13, week=3)),
        access=Access(with_children=True, little_french=True),
        posted_days_ago=16,
    ),
    Need(
        key="compost-du-mercredi",
        title="Ouvrir le composteur du quartier le mercredi",
        association="graines-de-polder",
        scene="allotment",
        description=text("""
            Une quarantaine de foyers apportent leurs épluchures. Pendant une heure et demie, vous
            ouvrez le bac, vous aidez à bien trier, vous ajoutez du broyat et vous retournez.

            Non, ça ne sent pas mauvais quand c’est bien fait. Nous vous apprenons comment.
        """),
        domains=("environnement",),
        activities=("sensibilisation", "jardinage"),
        quartier="petite-synthe",
        place="Composteur collectif, à l’angle du square",
        bring="Rien, la fourche vous attend.",
        welcome="Fatiha, maîtresse composteuse.",
        slots=weekly(WED, "17:00", 1.5, 2, (1.0, 1.0, 0.5, 0.0)),
        access=Access(wheelchair=True, with_children=True, little_french=True),
        minimum_age=14,
        posted_days_ago=33,
    ),
    Need(
        key="nettoyer-watergang",
        title="Nettoyer les berges du watergang",
        association="graines-de-polder",
        scene="tree_planting",
        description=text("""
            Les watergangs sont ces petits canaux qui gardent le polder au sec. Bouteilles et
            emballages s’y prennent dans les roseaux. On marche le long de la berge avec des
            pinces et des sacs, sans déranger les nids.

            Deux équipes : une sur la berge, une au tri et à la pesée. Le résultat est affiché au
            jardin.
        """),
        domains=("environnement",),
        activities=("ramassage-dechets",),
        quartier="petite-synthe",
        place="Pont du watergang, près de l’arrêt de bus",
        bring="Des bottes et des vêtements qui ne craignent rien.",
        welcome="Mehdi, gilet orange.",
        slots=(on(SAT, "14:00", 2.5, 20, 0.45, week=1),),
        access=Access(with_children=True, little_french=True),
        posted_days_ago=6,
    ),
    Need(
        key="compter-les-oiseaux",
        title="Compter les oiseaux au petit matin",
        association="les-veilleurs-de-l-estran",
        scene="tree_planting",
        description=text("""
            Pendant une heure, on s’assoit, on écoute, on note. Vous faites équipe avec une
            personne qui connaît les chants ; il suffit de bons yeux et d’un peu de silence.

            Les relevés rejoignent un suivi scientifique ouvert, que chacun peut consulter.
        """),
        domains=("recherche", "environnement"),
        activities=("sensibilisation", "visites"),
        quartier="petite-synthe",
        place="Observatoire en bois, au bord de l’étang",
        bring="Des jumelles si vous en avez, un vêtement chaud.",
        welcome="Yann, avec une thermos.",
        slots=(on(SUN, "07:30", 1.5, 6, 1.0), on(SUN, "07:30", 1.5, 6, 0.34, week=2)),
        access=Access(wheelchair=True, little_french=True),
        minimum_age=10,
        posted_days_ago=11,
    ),
    Need(
        key="potager-ecole-fort-mardyck",
        title="Aider au potager de l’école",
        association="graines-de-polder",
        scene="allotment",
        description=text("""
            Les CE1 ont des carottes, des questions et vingt-quatre arrosoirs. Il faut deux
            adultes calmes pour accompagner le petit groupe pendant que la maîtresse garde
            l’autre.

            Vous montrez, ils font. On finit toujours par une histoire de ver de terre.
        """),
        domains=("education", "environnement"),
        activities=("jardinage", "transmission-pedagogie"),
        quartier="fort-mardyck",
        place="Cour de l’école, portail de la rue des écoles",
        bring="Une tenue qui peut se salir.",
        welcome="Marguerite et l’enseignante.",
        slots=(in_days(8, "14:00", 1.5, 3, 0.67), in_days(22, "14:00", 1.5, 3, 0.0)),
        access=Access(wheelchair=True),
        minimum_age=18,
        posted_days_ago=10,
    ),
    Need(
        key="jardin-des-senteurs",
        title="Imaginer un jardin des senteurs à la résidence",
        association="graines-de-polder",
        scene="allotment",
        description=text("""
            Les habitants d’une résidence pour aînés de Rosendaël veulent un jardin que l’on sente
            et que l’on touche : menthe, lavande, tomates-cerises à hauteur de fauteuil.

            On construit trois bacs surélevés en bois, puis on plante avec les résidents.
        """),
        domains=("environnement", "sante"),
        activities=("jardinage", "bricolage"),
        quartier="rosendael",
        place="Jardin de la résidence, entrée par la grille bleue",
        bring="Une visseuse si vous en avez une.",
        welcome="Thérèse et le gardien.",
        slots=(on(SAT, "13:30", 4, 8, 0.25, week=3),),
        access=Access(wheelchair=True, with_children=True, little_french=True),
        posted_days_ago=0,
    ),
)
