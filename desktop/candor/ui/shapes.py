"""The shapes of the state glyphs, drawn: no bundled font has them all, and these stay sharp at any size."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen


def paint_shape(painter: QPainter, rect: QRectF, shape: str, colour: str) -> None:
    """Draw "disc", "half", "ring", "barred", "diamond", "dash", "dot" or "tick" in one colour."""
    side = min(rect.width(), rect.height())
    centre, radius = rect.center(), side * 0.38
    stroke = max(side * 0.12, 1.2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), stroke)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    filled, outline = _paths(shape, centre, radius)
    if not filled.isEmpty():
        painter.fillPath(filled, QColor(colour))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(outline)
    painter.restore()


def _paths(shape: str, centre: QPointF, radius: float) -> tuple[QPainterPath, QPainterPath]:
    """The filled and the stroked part of a shape."""
    filled, outline = QPainterPath(), QPainterPath()
    if shape == "disc":
        filled.addEllipse(centre, radius * 1.1, radius * 1.1)
    elif shape == "dot":
        filled.addEllipse(centre, radius * 0.35, radius * 0.35)
    elif shape == "dash":
        outline.moveTo(centre - QPointF(radius * 0.7, 0))
        outline.lineTo(centre + QPointF(radius * 0.7, 0))
    elif shape == "diamond":
        for step, (x, y) in enumerate(((0, -1), (1, 0), (0, 1), (-1, 0))):
            point = centre + QPointF(x * radius * 1.1, y * radius * 1.1)
            (outline.lineTo if step else outline.moveTo)(point)
        outline.closeSubpath()
    elif shape == "tick":
        outline.moveTo(centre + QPointF(-radius * 0.8, 0))
        outline.lineTo(centre + QPointF(-radius * 0.2, radius * 0.65))
        outline.lineTo(centre + QPointF(radius * 0.9, -radius * 0.7))
    else:
        outline.addEllipse(centre, radius, radius)
        if shape == "half":
            box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
            filled.moveTo(centre)
            filled.arcTo(box, 90, 180)
            filled.closeSubpath()
        elif shape == "barred":
            reach = radius * 0.71
            outline.moveTo(centre + QPointF(-reach, reach))
            outline.lineTo(centre + QPointF(reach, -reach))
    return filled, outline
