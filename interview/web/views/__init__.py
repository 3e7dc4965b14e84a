"""Records -> HTML: pure functions, tested without Gradio."""
