"""What is asked: checks, ranking, probing, competencies, our own bank, and what is said around a question."""
