"""Headings of resumes in seven languages, frequent ones first: written for this project, case as in running text."""

from __future__ import annotations


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|"))


HEADINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "about": _split(
            "Summary | Profile | Professional Summary | About Me | Objective | Career Objective | Personal"
            " Profile | About | Career Summary | Executive Summary | Personal Statement | Introduction | Who"
            " I Am | Career Profile | Professional Profile | Summary of Qualifications | Overview | At a"
            " Glance"
        ),
        "experience": _split(
            "Experience | Work Experience | Professional Experience | Employment History | Work History |"
            " Employment | Career History | Relevant Experience | Professional Background | Career |"
            " Positions Held | Employment Record | Where I've Worked | Clinical Experience | Teaching"
            " Experience | Job History | Professional Appointments | Experience and Internships |"
            " Appointments | Industry Experience"
        ),
        "education": _split(
            "Education | Education and Training | Academic Background | Qualifications | Academic"
            " Qualifications | Educational Background | Studies | Education & Training | Academic History |"
            " Schooling | Training | Degrees | Education and Qualifications | Formal Education | Academic"
            " Record"
        ),
        "skills": _split(
            "Skills | Technical Skills | Key Skills | Core Competencies | Skills & Tools | Areas of"
            " Expertise | Expertise | Skills and Abilities | Core Skills | Professional Skills | Strengths |"
            " Competencies | Tools | Technologies | What I Know | Technical Proficiencies | Skills Summary |"
            " Computer Skills | Skill Set"
        ),
        "projects": _split(
            "Projects | Selected Projects | Personal Projects | Key Projects | Notable Projects | Side"
            " Projects | Portfolio | Project Experience | Project Work | Things I've Made | Selected Work |"
            " Academic Projects | Open Source"
        ),
        "certifications": _split(
            "Certifications | Certificates | Licenses & Certifications | Licences and Certificates | Courses"
            " | Licenses | Professional Certifications | Professional Development | Credentials | Further"
            " Training | Courses and Certificates | Training and Certifications | Accreditations |"
            " Registrations"
        ),
        "languages": _split("Languages | Language Skills | Languages Spoken | Spoken Languages | Languages Known"),
        "contact": _split(
            "Contact | Contact Details | Contact Me | Personal Details | Get in Touch | Details | Personal Info"
        ),
    },
    "de": {
        "about": _split(
            "Profil | Kurzprofil | Über mich | Zusammenfassung | Persönliches Profil | Zur Person | Mein Profil"
        ),
        "experience": _split(
            "Berufserfahrung | Beruflicher Werdegang | Berufspraxis | Praktische Erfahrung | Berufliche"
            " Stationen | Erfahrung | Beschäftigungen | Tätigkeiten | Arbeitserfahrung | Berufstätigkeit"
        ),
        "education": _split(
            "Ausbildung | Bildung | Bildungsweg | Schulbildung und Studium | Akademische Ausbildung |"
            " Studium | Werdegang | Aus- und Weiterbildung | Schule und Ausbildung | Bildungsgang"
        ),
        "skills": _split(
            "Kenntnisse | Fähigkeiten | Kompetenzen | Fachkenntnisse | Kenntnisse und Fähigkeiten | Stärken"
            " | EDV-Kenntnisse | Qualifikationen | IT-Kenntnisse | Besondere Kenntnisse"
        ),
        "projects": _split("Projekte | Ausgewählte Projekte | Eigene Projekte | Projekterfahrung | Arbeitsproben"),
        "certifications": _split(
            "Zertifikate | Weiterbildung | Zertifizierungen | Fortbildungen | Kurse | Lizenzen | Lehrgänge"
            " und Zertifikate"
        ),
        "languages": _split("Sprachen | Sprachkenntnisse | Fremdsprachen"),
        "contact": _split("Kontakt | Persönliche Daten | Kontaktdaten | Angaben zur Person | Anschrift"),
    },
    "fr": {
        "about": _split(
            "Profil | À propos | Résumé | Présentation | Objectif | Profil professionnel | À propos de moi"
        ),
        "experience": _split(
            "Expérience professionnelle | Expériences professionnelles | Expérience | Parcours professionnel"
            " | Expériences | Emplois occupés | Carrière | Postes occupés"
        ),
        "education": _split(
            "Formation | Formations | Éducation | Études | Diplômes | Formation académique | Parcours"
            " scolaire | Études et formation | Diplômes et formations | Cursus"
        ),
        "skills": _split(
            "Compétences | Compétences clés | Savoir-faire | Compétences techniques | Atouts | Compétences"
            " professionnelles | Outils | Domaines de compétence"
        ),
        "projects": _split("Projets | Projets personnels | Réalisations | Projets réalisés | Principaux projets"),
        "certifications": _split(
            "Certifications | Certificats | Formations complémentaires | Habilitations | Permis et certificats"
        ),
        "languages": _split("Langues | Langues parlées | Compétences linguistiques"),
        "contact": _split("Contact | Coordonnées | Informations personnelles | Me contacter"),
    },
    "es": {
        "about": _split("Perfil | Perfil profesional | Sobre mí | Resumen | Objetivo | Extracto | Resumen profesional"),
        "experience": _split(
            "Experiencia laboral | Experiencia profesional | Experiencia | Historial laboral | Trayectoria"
            " profesional | Trayectoria laboral | Empleos"
        ),
        "education": _split(
            "Formación académica | Educación | Formación | Estudios | Formación y estudios | Datos académicos | Títulos"
        ),
        "skills": _split(
            "Habilidades | Competencias | Conocimientos | Aptitudes | Destrezas | Habilidades técnicas |"
            " Informática | Competencias clave"
        ),
        "projects": _split("Proyectos | Proyectos destacados | Proyectos personales | Portafolio"),
        "certifications": _split(
            "Certificaciones | Cursos | Certificados | Formación complementaria | Cursos y certificados | Otros títulos"
        ),
        "languages": _split("Idiomas | Lenguas | Conocimiento de idiomas"),
        "contact": _split("Contacto | Datos personales | Datos de contacto | Información personal"),
    },
    "it": {
        "about": _split("Profilo | Profilo professionale | Chi sono | Sintesi | Obiettivo | Presentazione | Su di me"),
        "experience": _split(
            "Esperienza lavorativa | Esperienze professionali | Esperienza professionale | Esperienze"
            " lavorative | Esperienza | Carriera | Percorso professionale"
        ),
        "education": _split(
            "Istruzione e formazione | Formazione | Istruzione | Titoli di studio | Studi | Percorso di studi"
        ),
        "skills": _split(
            "Competenze | Capacità e competenze | Competenze tecniche | Competenze professionali | Abilità | Conoscenze"
        ),
        "projects": _split("Progetti | Progetti personali | Progetti principali | Portfolio"),
        "certifications": _split("Certificazioni | Corsi | Attestati | Corsi e certificati | Abilitazioni | Patenti"),
        "languages": _split("Lingue | Competenze linguistiche | Lingue straniere | Conoscenze linguistiche"),
        "contact": _split("Contatti | Dati personali | Informazioni personali | Recapiti"),
    },
    "pt": {
        "about": _split(
            "Perfil | Resumo | Sobre mim | Objetivo | Resumo profissional | Perfil profissional | Apresentação"
        ),
        "experience": _split(
            "Experiência profissional | Experiência | Histórico profissional | Percurso profissional |"
            " Carreira | Empregos"
        ),
        "education": _split(
            "Formação acadêmica | Formação | Educação | Formação académica | Escolaridade | Estudos |"
            " Educação e formação"
        ),
        "skills": _split(
            "Competências | Habilidades | Conhecimentos | Competências técnicas | Aptidões | Habilidades e competências"
        ),
        "projects": _split("Projetos | Projetos pessoais | Principais projetos | Portfólio"),
        "certifications": _split(
            "Certificações | Cursos | Certificados | Cursos complementares | Formação complementar"
        ),
        "languages": _split("Idiomas | Línguas | Competências linguísticas"),
        "contact": _split("Contato | Contacto | Dados pessoais | Informações pessoais"),
    },
    "nl": {
        "about": _split("Profiel | Over mij | Samenvatting | Persoonlijk profiel | Doel | Wie ben ik"),
        "experience": _split(
            "Werkervaring | Ervaring | Loopbaan | Professionele ervaring | Arbeidsverleden | Relevante werkervaring"
        ),
        "education": _split("Opleiding | Opleidingen | Opleiding en training | Onderwijs | Studie | Scholing"),
        "skills": _split(
            "Vaardigheden | Competenties | Kennis | Kennis en vaardigheden | Kwaliteiten | IT-vaardigheden"
        ),
        "projects": _split("Projecten | Eigen projecten | Persoonlijke projecten | Portfolio"),
        "certifications": _split("Certificaten | Cursussen | Certificeringen | Diploma's en certificaten | Trainingen"),
        "languages": _split("Talen | Talenkennis | Taalvaardigheid"),
        "contact": _split("Contact | Contactgegevens | Persoonlijke gegevens | Gegevens"),
    },
}
