"""Needs of company, of health and of first aid."""

from ..kinds import FRI, MON, SAT, SUN, THU, TUE, Access, Need, in_days, on, text, weekly

NEEDS = (
    Need(
        key="belote-du-lundi",
        title="Jouer à la belote le lundi après-midi",
        association="le-fauteuil-d-a-cote",
        scene="card_game",
        description=text("""
            Il manque toujours un quatrième. À la résidence, trois tables jouent à la belote et
            une au rami ; les partenaires changent, la mauvaise foi reste.

            Vous ne savez pas jouer ? Marcel vous apprendra, puis prétendra que vous trichez.
        """),
        domains=("vivre-ensemble", "solidarite-insertion"),
        activities=("lutte-contre-isolement", "animation"),
        quartier="rosendael",
        place="Salon de la résidence, face au parc",
        bring="Votre sens du bluff.",
        welcome="Thérèse, près de la bouilloire.",
        slots=weekly(MON, "14:30", 2, 4, (0.75, 0.5, 0.5, 0.25)),
        access=Access(wheelchair=True, with_children=True, little_french=True),
        posted_days_ago=35,
    ),
    Need(
        key="visite-hebdomadaire",
        title="Rendre visite à une voisine ou un voisin âgé",
        association="le-fauteuil-d-a-cote",
        scene="card_game",
        description=text("""
            Une heure par semaine, chez la personne, à deux pas de chez vous. On parle, on regarde
            des photos, on descend les poubelles ou l’on va voir la mer.

            La première visite se fait avec Thérèse. Ensuite vous choisissez vos jours ensemble,
            et une équipe vous soutient.
        """),
        domains=("solidarite-insertion", "vivre-ensemble"),
        activities=("lutte-contre-isolement", "visites"),
        quartier="rosendael",
        place="Au domicile de la personne, dans votre quartier",
        bring="Du temps.",
        welcome="Thérèse, qui vous présente.",
        access=Access(with_children=True),
        minimum_age=18,
        initiative="une-porte-un-voisin",
        posted_days_ago=48,
    ),
    Need(
        key="appels-du-dimanche",
        title="Passer un coup de fil le dimanche, depuis chez vous",
        association="le-fauteuil-d-a-cote",
        scene="card_game",
        description=text("""
            Le dimanche est long quand on vit seul. De votre canapé, vous appelez une ou deux
            personnes qui attendent ce moment toute la semaine.

            On parle de tout et de rien. Votre numéro reste caché, et une référente vous rappelle
            le lundi pour prendre des nouvelles.
        """),
        domains=("solidarite-insertion", "sante"),
        activities=("ecoute-permanence", "aide-psychologique"),
        quartier=None,
        place="Chez vous, par téléphone",
        bring="Un téléphone et une oreille.",
        welcome="Georges vous forme en une heure.",
        slots=weekly(SUN, "16:00", 1, 6, (0.67, 0.34, 0.17)),
        access=Access(wheelchair=True),
        remote="full",
        minimum_age=18,
        initiative="une-porte-un-voisin",
        posted_days_ago=15,
    ),
    Need(
        key="don-du-sang-accueil",
        title="Accueillir les donneurs de sang",
        association="l-etoile-des-salines",
        scene="first_aid",
        description=text("""
            Le club prête sa salle pour une journée de don. Vous orientez, vous rassurez les
            premières fois, et surtout vous tenez la collation : sandwichs, gaufres et jus
            d’orange.

            Les soignants font le reste. On peut être bénévole sans donner.
        """),
        domains=("sante",),
        activities=("accueil-de-public", "sante-soins"),
        quartier="fort-mardyck",
        place="Salle du club, à côté du terrain",
        bring="Le sourire.",
        welcome="Bruno, président du club.",
        slots=(in_days(13, "09:00", 4, 5, 0.4), in_days(13, "13:00", 4, 5, 0.2)),
        access=Access(wheelchair=True, little_french=True),
        minimum_age=14,
        posted_days_ago=6,
    ),
    Need(
        key="gestes-qui-sauvent",
        title="Apprendre puis transmettre les gestes qui sauvent",
        association="l-etoile-des-salines",
        scene="first_aid",
        description=text("""
            En deux heures, une monitrice vous apprend à alerter, masser, utiliser un
            défibrillateur. Vous aidez ensuite à tenir un stand d’initiation, avec des mannequins
            et beaucoup de curieux.

            Objectif : une personne formée dans chaque rue de Saint-Pol.
        """),
        domains=("prevention-protection", "sante"),
        activities=("secourisme", "prevention-sensibilisation"),
        quartier="saint-pol-sur-mer",
        place="Maison des sports, hall d’entrée",
        bring="Une tenue souple.",
        welcome="Sandrine, pompière volontaire.",
        slots=(on(SAT, "10:00", 4, 10, 0.5, week=1), on(TUE, "18:30", 2, 10, 0.1, week=3)),
        access=Access(little_french=True),
        minimum_age=16,
        posted_days_ago=9,
    ),
    Need(
        key="marche-douce",
        title="Fermer la marche douce du vendredi",
        association="l-etoile-des-salines",
        scene="harbour",
        description=text("""
            Quinze marcheuses et marcheurs, dont plusieurs reprennent après une maladie. Il faut
            une personne en queue de groupe, qui ne presse jamais personne et connaît les bancs.

            Trois kilomètres autour du port, une pause à mi-chemin, un chocolat au retour.
        """),
        domains=("sante", "sport"),
        activities=("sport", "soutien-accompagnement"),
        quartier="dunkerque-centre",
        place="Départ au pied du phare",
        bring="De bonnes chaussures.",
        welcome="Leïla, éducatrice sportive.",
        slots=(
            *weekly(FRI, "10:00", 1.5, 2, (1.0, 0.5, 0.0)),
            on(THU, "10:00", 1.5, 2, 0.0, week=4),
        ),
        access=Access(little_french=True),
        minimum_age=16,
        posted_days_ago=24,
    ),
)
