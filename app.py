"""Entry point for Hugging Face Spaces and for `python app.py`."""

from interview.wiring import build_demo, serve

demo = build_demo()

if __name__ == "__main__":
    serve(demo)
