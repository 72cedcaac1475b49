"""Needs around school, French, screens and work."""

from ..kinds import FRI, SAT, THU, TUE, WED, Access, Need, in_days, on, text, weekly

NEEDS = (
    Need(
        key="aide-aux-devoirs",
        title="Aider aux devoirs le mardi soir",
        association="les-cahiers-du-soir",
        scene="homework",
        description=text("""
            Vous vous asseyez à côté d’un ou deux enfants de primaire. On lit la consigne
            ensemble, on cherche, on se trompe, on trouve. Pas besoin d’être enseignant : savoir
            écouter suffit.

            Claire est là du début à la fin et vous présente l’enfant avec qui vous travaillerez
            toute l’année, ou juste ce soir.
        """),
        domains=("education",),
        activities=("soutien-scolaire",),
        quartier="saint-pol-sur-mer",
        place="Salle des Cahiers, derrière la médiathèque",
        bring="Rien. Le goûter est prêt.",
        welcome="Claire, coordinatrice.",
        slots=weekly(TUE, "16:45", 1.5, 8, (0.88, 0.63, 0.5, 0.38, 0.25)),
        access=Access(wheelchair=True),
        minimum_age=16,
        posted_days_ago=50,
    ),
    Need(
        key="maths-troisieme",
        title="Réviser les maths avec des élèves de troisième",
        association="les-cahiers-du-soir",
        scene="homework",
        description=text("""
            Six élèves, un brevet à préparer, et Pythagore qui résiste. Vous aimez expliquer avec
            des dessins, des ballons ou des recettes ? Venez le jeudi.

            Les annales sont sur place. On travaille par deux, puis on compare au tableau.
        """),
        domains=("education",),
        activities=("soutien-scolaire", "mentorat-parrainage"),
        quartier="petite-synthe",
        place="Maison de quartier, salle du premier étage (ascenseur)",
        bring="Une calculatrice de collège si vous en avez une.",
        welcome="Rachid, ingénieur et ancien élève d’ici.",
        slots=weekly(THU, "17:30", 1.5, 3, (1.0, 0.67, 0.34)),
        access=Access(wheelchair=True),
        minimum_age=18,
        posted_days_ago=17,
    ),
    Need(
        key="lire-des-histoires",
        title="Lire des histoires à la bibliothèque de rue",
        association="les-cahiers-du-soir",
        scene="homework",
        description=text("""
            Le mercredi, un tapis, deux caisses d’albums, et les enfants du pied d’immeuble. Vous
            lisez à voix haute, dans la langue que vous voulez : le français, le polonais,
            l’arabe, le flamand ont tous leur public.

            S’il pleut, on lit dans le hall.
        """),
        domains=("education", "culture-loisirs"),
        activities=("animation", "transmission-pedagogie"),
        quartier="saint-pol-sur-mer",
        place="Au pied de la tour, à côté de l’aire de jeux",
        bring="Un livre que vous aimez, si vous voulez.",
        welcome="Bintou, animatrice.",
        slots=weekly(WED, "15:00", 1.5, 4, (0.75, 0.25, 0.0)),
        access=Access(wheelchair=True, with_children=True, little_french=True),
        initiative="des-vacances-sans-ennui",
        posted_days_ago=4,
    ),
    Need(
        key="conversation-en-francais",
        title="Discuter en français autour d’un thé",
        association="bienvenue-a-quai",
        scene="conversation",
        description=text("""
            Autour d’une table, quatre ou cinq personnes qui apprennent le français et vous. On
            parle du marché, du travail, des enfants, du vent. Pas de leçon de grammaire, juste de
            la conversation.

            Un jeu de cartes avec des sujets aide à lancer la discussion.
        """),
        domains=("education", "humanitaire"),
        activities=("alphabetisation", "animation"),
        quartier="dunkerque-centre",
        place="Salle commune du quai, à côté de la bibliothèque",
        bring="Des biscuits si le cœur vous en dit.",
        welcome="Samira.",
        slots=weekly(TUE, "18:00", 1.5, 5, (0.6, 0.4, 0.2, 0.0)),
        every_week=True,
        access=Access(wheelchair=True, with_children=True, little_french=True),
        posted_days_ago=38,
    ),
    Need(
        key="permanence-numerique",
        title="Aider à la permanence numérique du jeudi",
        association="la-boussole-numerique",
        scene="computers",
        description=text("""
            Quelqu’un arrive avec son téléphone ou un courrier, s’assoit, et l’on cherche
            ensemble. La règle d’or : la souris reste dans la main de la personne.

            Impôts, retraite, école, photos… Si vous ne savez pas, Karim sait, ou il cherche avec
            vous.
        """),
        domains=("numerique", "solidarite-insertion"),
        activities=("informatique", "soutien-accompagnement"),
        quartier="saint-pol-sur-mer",
        place="Espace numérique, au rez-de-chaussée de la mairie de quartier",
        bring="Rien.",
        welcome="Karim, médiateur.",
        slots=weekly(THU, "09:30", 2.5, 4, (0.75, 0.5, 0.25, 0.0)),
        access=Access(wheelchair=True),
        minimum_age=16,
        posted_days_ago=42,
    ),
    Need(
        key="reparer-les-ordinateurs",
        title="Redonner vie à de vieux ordinateurs",
        association="la-boussole-numerique",
        scene="computers",
        description=text("""
            On ouvre, on dépoussière, on ajoute de la mémoire, on installe un système libre.
            Chaque machine repart avec une étiquette au prénom de la personne qui l’a réparée.

            Si vous n’avez jamais tenu un tournevis, vous ferez équipe avec quelqu’un qui en a
            trois.
        """),
        domains=("numerique", "environnement"),
        activities=("maintenance-technique", "bricolage"),
        quartier="saint-pol-sur-mer",
        place="Atelier de la Boussole, fond de la cour",
        bring="Un tournevis cruciforme fin, si vous en avez un.",
        welcome="Wiktor, qui répare tout.",
        slots=(on(SAT, "14:00", 3, 6, 0.5), on(SAT, "14:00", 3, 6, 0.17, week=2)),
        access=Access(wheelchair=True, little_french=True),
        minimum_age=14,
        posted_days_ago=3,
    ),
    Need(
        key="simuler-un-entretien",
        title="Jouer le recruteur pour un entretien d’essai",
        association="la-boussole-numerique",
        scene="conversation",
        description=text("""
            Des personnes en recherche d’emploi s’entraînent avant un vrai rendez-vous. Vous jouez
            le recruteur pendant vingt minutes, puis vous dites ce qui vous a plu et ce qui peut
            grandir.

            Tous les métiers sont utiles : soudeuse, comptable, aide-soignant, chef de chantier.
        """),
        domains=("emploi", "benevolat-competences"),
        activities=("recrutement", "conseil"),
        quartier="rosendael",
        place="Maison de quartier de Rosendaël, salle Marée",
        bring="Votre expérience.",
        welcome="Karim et une conseillère en insertion.",
        slots=(in_days(9, "14:00", 3, 5, 0.4), in_days(30, "14:00", 3, 5, 0.0)),
        access=Access(wheelchair=True),
        remote="possible",
        minimum_age=18,
        posted_days_ago=5,
    ),
    Need(
        key="parrainer-un-jeune",
        title="Parrainer une jeune ou un jeune en apprentissage",
        association="les-cahiers-du-soir",
        scene="conversation",
        description=text("""
            Un appel par semaine, une rencontre par mois : vous accompagnez une apprentie ou un
            apprenti de 16 à 20 ans pendant sa première année. On parle du chef, du bus, du
            budget, du moral.

            Nous formons les duos après une rencontre collective. Comptez deux heures par mois.
        """),
        domains=("emploi", "education"),
        activities=("mentorat-parrainage",),
        quartier="saint-pol-sur-mer",
        place="Là où le duo se sent bien",
        bring="De la régularité.",
        welcome="Claire forme les duos.",
        access=Access(wheelchair=True),
        remote="possible",
        minimum_age=21,
        posted_days_ago=28,
    ),
    Need(
        key="gouter-lecture-mardyck",
        title="Animer un goûter-lecture à Mardyck",
        association="les-cahiers-du-soir",
        scene="homework",
        description=text("""
            Mardyck n’a pas de bibliothèque, mais une belle salle et une quinzaine d’enfants. On
            arrive avec les livres, on prépare le chocolat chaud, on lit et on dessine.

            Une première : si cela plaît, on recommence chaque mois.
        """),
        domains=("education", "culture-loisirs"),
        activities=("animation",),
        quartier="mardyck",
        place="Salle du village de Mardyck",
        bring="Un gâteau, éventuellement.",
        welcome="Claire.",
        slots=(on(FRI, "16:30", 2, 4, 0.0, week=3),),
        access=Access(wheelchair=True, with_children=True),
        state="draft",
        posted_days_ago=2,
    ),
)
