"""QR codes as SVG."""


def qr_svg(text: str) -> bytes:
    """Return a square QR code of the text, error correction M, with its quiet zone."""
    from reportlab.graphics import renderSVG
    from reportlab.graphics.barcode.qr import QrCodeWidget
    from reportlab.graphics.shapes import Drawing

    size = 120
    drawing = Drawing(size, size)
    drawing.add(QrCodeWidget(text, barLevel="M", barWidth=size, barHeight=size, barBorder=4))
    svg: str = renderSVG.drawToString(drawing)
    return svg.encode()
