"""What is asked next and in which words: plan, agenda, questions, follow-ups, remarks, our own bank."""
