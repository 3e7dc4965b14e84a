"""The page's own lines and downloads beside Gradio's."""
