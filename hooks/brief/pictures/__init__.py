"""Pictures as inline SVG, drawn at build time: no more exact than the words, with the same bytes for the same brief.

What is drawn comes in as plain values with finished addresses; nothing here knows a page. A picture that
stretches gives its horizontal places in percent and its letters in pixels: what does not collide at
`lettering.NARROW` then collides at no greater width, and nobody has to scroll sideways on a phone. Shapes carry
presentation attributes, so that a picture is right without a style sheet; `site/assets/pictures.css` refines it.
"""
