"""The tokens of theme.css as a Gradio theme, so that Gradio's own components look the part."""

from __future__ import annotations

from pathlib import Path

import gradio as gr

SHEETS = ("theme.css", "prepare.css", "live.css", "camera.css", "results.css", "delivery.css")
CSS = [Path(__file__).parent / "static" / name for name in SHEETS]
FONTS = ["ui-sans-serif", "system-ui", "-apple-system", "Segoe UI", "sans-serif"]
MONO = ["ui-monospace", "SFMono-Regular", "Menlo", "monospace"]


def build_theme() -> gr.themes.Base:
    """Light and dark share one set of values: the CSS variables change underneath."""
    theme = gr.themes.Base(font=FONTS, font_mono=MONO)
    values = {
        "body_background_fill": "var(--paper)",
        "body_text_color": "var(--ink)",
        "body_text_color_subdued": "var(--soft)",
        "background_fill_primary": "var(--card)",
        "background_fill_secondary": "var(--paper)",
        "block_background_fill": "var(--card)",
        "block_border_color": "var(--line)",
        "block_label_background_fill": "var(--card)",
        "block_label_text_color": "var(--soft)",
        "block_title_text_color": "var(--ink)",
        "block_info_text_color": "var(--soft)",
        "border_color_primary": "var(--line)",
        "border_color_accent": "var(--accent)",
        "color_accent_soft": "var(--accent-wash)",
        "input_background_fill": "var(--card)",
        "input_border_color": "var(--edge)",
        "input_border_color_focus": "var(--accent)",
        "input_placeholder_color": "var(--soft)",
        "button_primary_background_fill": "var(--accent)",
        "button_primary_background_fill_hover": "var(--accent)",
        "button_primary_text_color": "var(--accent-ink)",
        "button_primary_border_color": "var(--accent)",
        "button_secondary_background_fill": "var(--card)",
        "button_secondary_background_fill_hover": "var(--accent-wash)",
        "button_secondary_text_color": "var(--ink)",
        "button_secondary_border_color": "var(--edge)",
        "checkbox_background_color": "var(--card)",
        "checkbox_border_color": "var(--edge)",
        "checkbox_background_color_selected": "var(--accent)",
        "checkbox_label_background_fill": "var(--card)",
        "checkbox_label_text_color": "var(--ink)",
        "link_text_color": "var(--accent)",
        "panel_background_fill": "var(--card)",
        "stat_background_fill": "var(--accent)",
        "slider_color": "var(--accent)",
        "error_text_color": "var(--bad)",
        "error_background_fill": "var(--bad-wash)",
        "error_border_color": "var(--bad)",
        "loader_color": "var(--accent)",
    }
    known = {name: value for name, value in values.items() if hasattr(theme, name)}
    dark = {f"{name}_dark": value for name, value in known.items() if hasattr(theme, f"{name}_dark")}
    shape = {"block_radius": "12px", "input_radius": "12px", "button_large_radius": "10px"}
    return theme.set(**known, **dark, **shape, block_shadow="none", button_primary_shadow="none")
