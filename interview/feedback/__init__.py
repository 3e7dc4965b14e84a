"""What is said of an answer: read by a small trained model, judged on a written scale, told with the person's words."""
